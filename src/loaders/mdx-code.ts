/** Braces and paragraphs that MDX takes for code, though most often they were meant as prose. */
import { blankOut, excerpt, type MdxFault, type Refusal } from "./mdx-fault.ts";

export function explainBrace(
  text: string,
  original: string,
  { offset, words }: Refusal,
): MdxFault | undefined {
  if (words.startsWith("Unexpected end of file in expression"))
    return {
      offset,
      message:
        'MDX reads "{" as the start of code, and no "}" closes it here. Write \\{ for a brace in prose.',
      suggestion: "\\{",
      rest: blankOut(text, offset, offset + 1),
    };
  if (!words.startsWith("Could not parse expression")) return undefined;
  const start = openingBrace(text, offset);
  if (start === undefined) return undefined;
  const end = closingBrace(text, start);
  const code = original.slice(start, end);
  const shown = excerpt(code);
  return {
    offset: start,
    message: `MDX reads "${shown}" as code, and it is not code that can be read. Write \\{ for a brace in prose.`,
    suggestion: shown === code ? `\\${code}` : undefined,
    // A number is an expression wherever one may stand.
    rest: `${text.slice(0, start + 1)}0${blankOut(text, start + 2, end - 1).slice(start + 2)}`,
  };
}

/** The compiler names a place inside the braces. */
function openingBrace(text: string, offset: number): number | undefined {
  let open = 1;
  for (let at = offset - 1; at >= 0; at -= 1) {
    if (text[at] === "}") open += 1;
    if (text[at] === "{") open -= 1;
    if (open === 0) return at;
  }
  return undefined;
}

function closingBrace(text: string, start: number): number {
  let open = 0;
  for (let at = start; at < text.length; at += 1) {
    if (text[at] === "{") open += 1;
    if (text[at] === "}") open -= 1;
    if (open === 0) return at + 1;
  }
  return text.length;
}

const MODULE_CODE = /^(?:import|export)\b/;

export function explainModuleCode(text: string, { offset, words }: Refusal): MdxFault | undefined {
  const isText = words.startsWith("Unexpected statement in code");
  if (!isText && !words.startsWith("Could not parse esm")) return undefined;
  const start = paragraphStart(text, offset);
  const keyword = MODULE_CODE.exec(text.slice(start))?.[0] ?? "import";
  return {
    offset: isText ? offset : start,
    message: isText
      ? `MDX reads the lines below "${keyword}" as code up to the next empty line, and this one is not. Leave an empty line before the text.`
      : `MDX reads a paragraph that starts with "${keyword}" as code, and it is not code that can be read. Begin with another word if it is prose; leave an empty line between code and text.`,
    rest: blankOut(text, start, paragraphEnd(text, offset)),
  };
}

function paragraphStart(text: string, offset: number): number {
  const before = [...text.slice(0, offset).matchAll(/\r?\n[ \t]*\r?\n/g)].at(-1);
  const start = before ? before.index + before[0].length : 0;
  return start + (/^\s*/.exec(text.slice(start, offset))?.[0].length ?? 0);
}

function paragraphEnd(text: string, offset: number): number {
  const after = /\r?\n[ \t]*\r?\n/.exec(text.slice(offset));
  return after ? offset + after.index : text.length;
}
