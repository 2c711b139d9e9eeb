/** The adapter's own server, built of a project of one page, with our files in the place of that page. */
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

const FILES = {
  "package.json": '{ "type": "module" }',
  "astro.config.mjs": `import node from "@astrojs/node";
export default { trailingSlash: "always", adapter: node({ mode: "standalone" }) };
`,
  "src/pages/index.astro": "<p>Page</p>\n",
  "src/pages/now.ts":
    'export const prerender = false;\nexport const GET = () => new Response("now");\n',
};

export function buildStandalone(root: string, files: string): { entry: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), "fanlight-standalone-"));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  for (const [name, text] of Object.entries(FILES)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"), "junction");
  const astro = join(folder, "node_modules/astro/bin/astro.mjs");
  const built = spawnSync(process.execPath, [astro, "build"], { cwd: folder, encoding: "utf8" });
  if (built.status !== 0) {
    remove();
    throw new Error(`The adapter's server was not built:\n${built.stdout}${built.stderr}`);
  }
  rmSync(join(folder, "dist/client"), { recursive: true });
  cpSync(files, join(folder, "dist/client"), { recursive: true });
  return { entry: join(folder, "dist/server/entry.mjs"), remove };
}
