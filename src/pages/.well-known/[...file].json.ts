import type { GetStaticPaths } from "astro";
import { pathsOf } from "../_exports.ts";

export { GET } from "../_exports.ts";

export const getStaticPaths = (() => pathsOf("/.well-known/", ".json")) satisfies GetStaticPaths;
