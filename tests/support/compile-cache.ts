/** Hundreds of processes load the same modules: what Node has compiled of them is kept for the next one. */
import { resolve } from "node:path";

export const COMPILE_CACHE = {
  NODE_COMPILE_CACHE: resolve(import.meta.dirname, "../../.cache/compiled"),
} as const;
