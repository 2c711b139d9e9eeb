/**
 * Finds what MDX cannot read in the text below front matter. The compiler of the build, which stops at the first fault, tries
 * the text; each fault is blanked out and the rest tried again, so that all of them are told at once. Nothing is executed.
 */
import { openLineIndex } from "./line-index.ts";
import { explainBrace, explainModuleCode } from "./mdx-code.ts";
import { type MdxFault, readRefusal } from "./mdx-fault.ts";
import { findUnknownNames } from "./mdx-names.ts";
import { explainTag } from "./mdx-tags.ts";
import { type Problem, problemAt } from "./problem.ts";
import type { Source } from "./source.ts";

/** What could be anything but Markdown. Most texts hold none of it and need no compiler. */
const CODE = /[{<]|^(?:import|export)\b/m;

/** Faults told of one file; a text with more was not written as MDX. */
const MOST_FAULTS = 20;

export async function findMdxProblems(source: Source, folder: string): Promise<Problem[]> {
  const { file, body, bodyLine = 1 } = source;
  if (body === undefined || !file.endsWith(".mdx") || !CODE.test(body)) return [];
  const satteri = await import("satteri");
  // Empty lines for the front matter, as Astro puts them, make the lines those of the file.
  const text = "\n".repeat(bodyLine - 1) + body;
  const faults = findFaults(text, satteri.mdxToJs);
  const found =
    faults.length > 0 ? faults : await findUnknownNames(text, { satteri, file, folder });
  const positionOf = openLineIndex(text);
  return found.map(({ offset, message, suggestion }) =>
    problemAt("mdx-syntax", file, positionOf(offset), { message, suggestion }),
  );
}

function findFaults(text: string, compile: (text: string) => unknown): MdxFault[] {
  const faults: MdxFault[] = [];
  let rest = text;
  while (faults.length < MOST_FAULTS) {
    const said = refusal(rest, compile);
    if (said === undefined) break;
    const fault = explainFault(rest, text, said);
    faults.push(fault);
    if (fault.rest === undefined || fault.rest === rest) break;
    rest = fault.rest;
  }
  return faults.toSorted((one, other) => one.offset - other.offset);
}

/** `text` is what was tried, `original` the same without anything blanked out: excerpts come from there. */
function explainFault(text: string, original: string, said: string): MdxFault {
  const refusal = readRefusal(text, said);
  return (
    explainBrace(text, original, refusal) ??
    explainModuleCode(text, refusal) ??
    explainTag(text, original, refusal) ?? {
      offset: refusal.offset,
      message: `MDX cannot read this place: ${refusal.words}.`,
    }
  );
}

/** What the compiler says of the first fault. */
function refusal(text: string, compile: (text: string) => unknown): string | undefined {
  try {
    compile(text);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
