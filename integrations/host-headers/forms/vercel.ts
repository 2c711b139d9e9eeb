/**
 * Vercel: `routes` of the Build Output API. Every route that matches adds its headers and the answer goes on to the file, so each
 * names only addresses that no other route names. Answers of the door set their own.
 */
import type { HeaderRule } from "#src/domain/headers/header-rules.ts";

export interface VercelRoute {
  /** Regular expression over the whole path. */
  src: string;
  headers: Record<string, string>;
  continue: true;
}

export interface VercelOptions {
  /** Where addresses begin that a function answers; empty without the door. */
  functions: readonly string[];
}

/** To stand before `{ handle: "filesystem" }` in `config.json`. */
export function vercelRoutes(
  rules: readonly HeaderRule[],
  { functions }: VercelOptions,
): VercelRoute[] {
  const taken = functions.map((prefix) => expressionOf(`${prefix}*`));
  return rules.map(({ paths, headers }) => {
    const here = paths.map(expressionOf);
    const others = taken.length > 0 ? `(?!(?:${taken.join("|")})$)` : "";
    taken.push(...here);
    return { src: `^${others}(?:${here.join("|")})$`, headers: { ...headers }, continue: true };
  });
}

function expressionOf(path: string): string {
  const literal = path.replace(/\*$/, "").replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return path.endsWith("*") ? `${literal}.*` : literal;
}
