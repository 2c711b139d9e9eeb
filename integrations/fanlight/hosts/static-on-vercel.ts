/** Without the door no adapter runs, and Vercel would take the files without their headers: so its output is written here. */
import { cp, mkdir, rm, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { AstroIntegration } from "astro";
import { headerRoutes } from "./vercel-routes.ts";

/** Runs last: what is copied was checked. */
export function staticOnVercel(root: URL): AstroIntegration {
  return {
    name: "fanlight-static-on-vercel",
    hooks: {
      "astro:build:done": async ({ dir }) => {
        const output = new URL(".vercel/output/", root);
        await rm(output, { recursive: true, force: true });
        await mkdir(output, { recursive: true });
        await cp(dir, new URL("static/", output), { recursive: true });
        const routes = [
          // Pages end with a slash.
          { src: "^/((?:[^/]+/)*[^/.]+)$", headers: { Location: "/$1/" }, status: 308 },
          ...headerRoutes(fileURLToPath(dir), []),
          { handle: "filesystem" },
          { src: "/.*", dest: "/404.html", status: 404 },
        ];
        const config = JSON.stringify({ version: 3, routes }, null, 2);
        await writeFile(new URL("config.json", output), `${config}\n`);
      },
    },
  };
}
