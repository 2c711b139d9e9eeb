/** Puts everything that the function runs into its own code, so that nothing has to be found beside it but data. */

import { fileURLToPath } from "node:url";
import type { AstroIntegration } from "astro";
import { passthroughImageService } from "astro/config";
import type { Catalogue } from "#src/domain/door/catalogue.ts";
import { LISTS } from "./data-files.ts";
import { type FunctionHost, hostRequire } from "./host-parts.ts";

export interface BundleOptions {
  host: FunctionHost;
  root: URL;
  catalogue: Catalogue;
}

/** Names stay: what is thrown is told apart by them, and the log says where. */
const CODE = { minify: { compress: false, mangle: false, codegen: { removeWhitespace: true } } };

/** Runs before the adapter, whose parts it finds. */
export function bundleFunction({ host, root, catalogue }: BundleOptions): AstroIntegration {
  return {
    name: "fanlight-function",
    hooks: {
      "astro:config:setup": ({ updateConfig }) => {
        updateConfig({
          // Nothing behind the door is an image that has to be made; sharp would be several times the rest.
          image: { service: passthroughImageService() },
          vite: {
            plugins: [
              findHostParts(host, root),
              leaveLists(),
              functionFacts({ host, root, catalogue }),
            ],
            environments: {
              ssr: { resolve: { noExternal: true }, build: { rolldownOptions: { output: CODE } } },
            },
          },
        });
      },
    },
  };
}

/** The adapter names its parts as packages of the project, where they are not. */
function findHostParts(host: FunctionHost, root: URL) {
  const { resolve } = hostRequire(host, root);
  return {
    name: "fanlight:host-parts",
    enforce: "pre" as const,
    resolveId: (id: string) => (id.startsWith(`@astrojs/${host}`) ? resolve(id) : undefined),
  };
}

/** Lists of mail domains are data: two and a half megabytes that are read from files beside the code, when a rule asks for them. */
function leaveLists() {
  const known = new Map(LISTS.map((list) => [`\0fanlight:${list}.mjs`, list]));
  return {
    name: "fanlight:leave-lists",
    enforce: "pre" as const,
    applyToEnvironment: ({ name }: { name: string }) => name === "ssr",
    resolveId: (id: string) => (LISTS.includes(id) ? `\0fanlight:${id}.mjs` : undefined),
    load: (id: string) => {
      const list = known.get(id);
      return list && readBeside(list);
    },
  };
}

/** Asked for by name at run time, so that the adapter's tracing does not take the package for code. */
const readBeside = (file: string) => `
const builtin = (name) => process.getBuiltinModule(name);
const path = builtin("node:module").createRequire(import.meta.url).resolve(${JSON.stringify(file)});
export default JSON.parse(builtin("node:fs").readFileSync(path, "utf8"));`;

function functionFacts({ host, root, catalogue }: BundleOptions) {
  const { storage } = catalogue;
  const vault = fileURLToPath(new URL(`src/gate/functions/vaults/${storage}.ts`, root));
  const modules: Record<string, string> = {
    "virtual:fanlight/function": `export const host = ${JSON.stringify(host)};
export const catalogue = ${JSON.stringify(catalogue)};`,
    "virtual:fanlight/vault": `export { openVault } from ${JSON.stringify(vault)};`,
  };
  return {
    name: "fanlight:function-facts",
    resolveId: (id: string) => (id in modules ? `\0${id}` : undefined),
    load: (id: string) => (id.startsWith("\0") ? modules[id.slice(1)] : undefined),
  };
}
