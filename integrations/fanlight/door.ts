/** What a build with the door gets besides: its pages, its middleware, and the adapter that serves them. */
import { mkdir, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { AstroIntegration } from "astro";
import type { Catalogue } from "#src/domain/door/catalogue.ts";
import { DOOR_ROUTES } from "#src/gate/http/routes.ts";
import { functionHost } from "#src/loaders/hosts.ts";
import { chooseAdapters } from "./hosts/adapter.ts";
import { staticOnVercel } from "./hosts/static-on-vercel.ts";

type Setup = Parameters<NonNullable<AstroIntegration["hooks"]["astro:config:setup"]>>[0];

const entry = (root: URL, path: string) => fileURLToPath(new URL(path, root));

export async function addDoor(
  { config, injectRoute, addMiddleware, updateConfig }: Setup,
  catalogue: Catalogue,
): Promise<void> {
  for (const { pattern, page } of DOOR_ROUTES) {
    injectRoute({
      pattern,
      entrypoint: entry(config.root, `src/gate/http/pages/${page}`),
      prerender: false,
    });
  }
  const pre = (path: string) =>
    addMiddleware({ order: "pre", entrypoint: entry(config.root, path) });
  // A server opens the door when it starts; a function has to open it before the door's own middleware asks for it.
  if (functionHost(process.env)) pre("src/gate/functions/middleware.ts");
  pre("src/gate/middleware.ts");
  const integrations = await chooseAdapters({
    root: config.root,
    environment: process.env,
    catalogue,
  });
  const adapter = integrations.find(({ name }) => name.startsWith("@astrojs/"));
  updateConfig({
    // Astro runs the integrations that are added here, and asks the other key whether there is an adapter at all.
    ...(adapter && { adapter }),
    integrations,
    // Our own sessions can be listed and ended; Astro's are not used.
    session: false as never,
    // The middleware asks the same of every method and of JSON, and knows the public address behind a proxy.
    security: { checkOrigin: false },
  });
}

/** Without the door, documents are asked for by mail. */
export function addRequestByMail({ config, injectRoute, updateConfig }: Setup): void {
  if (functionHost(process.env) === "vercel")
    updateConfig({ integrations: [staticOnVercel(config.root)] });
  injectRoute({
    pattern: "/request/",
    entrypoint: entry(config.root, "src/pages/request/_by-mail.astro"),
    prerender: true,
  });
  injectRoute({
    pattern: "/ask/",
    entrypoint: entry(config.root, "src/pages/ask/_by-mail.astro"),
    prerender: true,
  });
}

/** Beside the server's code and not in it: hidden documents are named here. */
export async function writeCatalogue(server: URL, catalogue: Catalogue): Promise<void> {
  await mkdir(server, { recursive: true });
  await writeFile(new URL("catalogue.json", server), `${JSON.stringify(catalogue)}\n`);
}
