/** Which lines of a build people need: Astro prints one a page, and its own steps. */
import { stripVTControlCharacters } from "node:util";

const clock = String.raw`(?:\d{2}:\d{2}:\d{2}\s+)?`;
const step = new RegExp(`^${clock}\\[(?:types|build|vite|content|assets)\\]`);
const page = new RegExp(`^${clock}(?:[▶λ├└✓]|\\s+[├└]─)`);
const heading = /^\s*(?:generating|building|prerendering)\b.*\s*$/i;

function isRoutine(text: string): boolean {
  return step.test(text) || page.test(text) || heading.test(text);
}

/** @returns whether to print a line; warnings, errors and reports are never left out, with the empty lines inside them */
export function quietLines(): (line: string) => boolean {
  let printing = false;
  return (line) => {
    const text = stripVTControlCharacters(line);
    if (text.trim() !== "") printing = !isRoutine(text);
    return printing;
  };
}
