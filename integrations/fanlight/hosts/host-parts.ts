/** Packages of a host lie in its own folder, and in no other install. */
import { createRequire } from "node:module";

export type FunctionHost = "netlify" | "vercel";

export function hostRequire(host: FunctionHost, root: URL): NodeJS.Require {
  return createRequire(new URL(`hosts/${host}/package.json`, root));
}
