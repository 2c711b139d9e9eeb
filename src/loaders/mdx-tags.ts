/** What stands after a "<" and is no element that MDX can read: prose, HTML that closes nothing, comments. */
import { blankOut, excerpt, type MdxFault, offsetOf, type Refusal } from "./mdx-fault.ts";

const VOID = new Set("area base br col embed hr img input link meta source track wbr".split(" "));

const PROSE = 'Write &lt; for "<" in prose';

export function explainTag(text: string, original: string, refusal: Refusal): MdxFault | undefined {
  const { offset, words } = refusal;
  if (words.startsWith("Expected a closing tag")) return explainUnclosed(text, original, refusal);
  if (words.startsWith("Unexpected closing tag")) return explainClosing(text, refusal);
  if (!words.startsWith("Unexpected character") || text[offset] !== "<") return undefined;
  if (text.startsWith("<!--", offset)) return explainComment(text, offset);
  return { offset, ...explainStart(text.slice(offset)), rest: blankOut(text, offset, offset + 1) };
}

function explainUnclosed(text: string, original: string, { offset }: Refusal): MdxFault {
  const tag = /^<[^<>]*>?/.exec(original.slice(offset))?.[0] ?? "<";
  const name = /^<([^\s/>]*)/.exec(tag)?.[1] ?? "";
  const rest = blankOut(text, offset, offset + 1);
  if (VOID.has(name)) {
    const closed = `${tag.replace(/\s*>$/, "")} />`;
    return {
      offset,
      message: `MDX reads "${excerpt(tag)}" as an element that nothing closes. Write it with a slash: ${excerpt(closed)}.`,
      suggestion: closed,
      rest,
    };
  }
  const isProse = /^<[a-z][\w-]*(?: [\w-]+)+>$/.test(tag);
  return {
    offset,
    message: `MDX reads "${excerpt(tag)}" as an element, and no "</${name}>" closes it in the same paragraph or block. ${PROSE}, or close the element.`,
    suggestion: isProse ? tag.replace("<", "&lt;") : undefined,
    rest: withoutClosing(rest, offset, name),
  };
}

/** The tag that was meant to close the element would only be the same fault again. */
function withoutClosing(text: string, offset: number, name: string): string {
  const at = text.indexOf(`</${name}>`, offset);
  return at === -1 ? text : blankOut(text, at, at + 1);
}

function explainClosing(text: string, { offset, words }: Refusal): MdxFault {
  const tag = /^<[^<>]*>?/.exec(text.slice(offset))?.[0] ?? "</";
  const rest = blankOut(text, offset, offset + 1);
  const opened = /corresponding closing tag for `(?<open>[^`]*)` \((?<line>\d+):(?<column>\d+)\)/;
  const { open, line, column } = opened.exec(words)?.groups ?? {};
  if (open !== undefined) {
    const start = offsetOf(text, Number(line), Number(column));
    return {
      offset,
      message: `"${excerpt(tag)}" stands where "${open}" of line ${line} must be closed first. Close elements in turn, the innermost first.`,
      rest: blankOut(rest, start, start + 1),
    };
  }
  const name = tag.replace(/[</>\s]/g, "");
  return {
    offset,
    message: `"${excerpt(tag)}" closes an element that was not opened. Remove it. ${PROSE}.`,
    suggestion: VOID.has(name) ? `<${name} />` : undefined,
    rest,
  };
}

function explainComment(text: string, offset: number): MdxFault {
  const closing = text.indexOf("-->", offset + 4);
  const end = closing === -1 ? text.length : closing + 3;
  const comment = text.slice(offset, end);
  const inside = comment.slice(4, -3).trim();
  const isPlain = closing !== -1 && excerpt(inside) === inside && !inside.includes("*/");
  return {
    offset,
    message:
      'MDX has no HTML comments ("<!-- -->"). Write {/* and */} around a comment; no page shows it.',
    suggestion: isPlain ? `{/* ${inside} */}` : undefined,
    rest: blankOut(text, offset, end),
  };
}

/** `text` begins with the "<". */
function explainStart(text: string): Pick<MdxFault, "message" | "suggestion"> {
  const address = /^<((?:https?:\/\/|mailto:)[^\s<>]+|[^\s<>@/]+@[^\s<>@]+)>/.exec(text)?.[1];
  if (address !== undefined) {
    const target = address.includes(":") ? address : `mailto:${address}`;
    return {
      message: `MDX does not read "${excerpt(`<${address}>`)}" as a link. Write the link as [text](address).`,
      suggestion: `[${address.replace("mailto:", "")}](${target})`,
    };
  }
  const start = excerpt(/^<\/?[^\s<>]*/.exec(text)?.[0] ?? "<");
  if (/^<\/?[a-z_$]/i.test(text))
    return {
      message: `MDX reads "${start}" as the start of an element, which is not written as one. ${PROSE}; in an element put values into quotes and end it with ">".`,
    };
  return {
    message: `MDX reads "<" as the start of an element, and "${start}" starts none. ${PROSE}.`,
    suggestion: start.endsWith("...") ? undefined : start.replace("<", "&lt;"),
  };
}
