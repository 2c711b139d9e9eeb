/** Which lines of a build people need: Astro prints one a page, and its own steps. */
import { stripVTControlCharacters } from "node:util";

const clock = String.raw`(?:\d{2}:\d{2}:\d{2}\s+)?`;
const step = new RegExp(`^${clock}\\[(?:types|build|vite|content|assets)\\]`);
const page = new RegExp(`^${clock}(?:[▶λ├└✓]|\\s+[├└]─)`);
const heading = /^\s*(?:generating|building|prerendering)\b.*\s*$/i;

/** Warnings, errors and lines of our own are never left out. */
export function isRoutine(line: string): boolean {
  const text = stripVTControlCharacters(line);
  return text.trim() === "" || step.test(text) || page.test(text) || heading.test(text);
}
