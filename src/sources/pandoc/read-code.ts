/** Text that is kept letter by letter: code, and tables that Markdown cannot say. */
import type { Code, SourceLine } from "./block.ts";

export const fence = /^ {0,3}(```+|~~~+)\s*(.*?)\s*$/;

export interface ReadCode {
  code: Code;
  taken: number;
}

const isBlank = (text: string | undefined) => text === undefined || text.trim() === "";

export function readFence(lines: readonly SourceLine[]): ReadCode {
  const [, mark = "", info = ""] = fence.exec(lines[0]?.text ?? "") ?? [];
  const end = lines.findIndex(
    ({ text }, index) => index > 0 && text.trim().startsWith(mark) && fence.exec(text)?.[2] === "",
  );
  const inner = lines.slice(1, end === -1 ? lines.length : end).map(({ text }) => text);
  return { code: { kind: "code", info, lines: inner }, taken: end === -1 ? lines.length : end + 1 };
}

export function readIndentedCode(lines: readonly SourceLine[]): ReadCode {
  const end = lines.findIndex(({ text }) => !isBlank(text) && !/^ {4}/.test(text));
  const taken = end === -1 ? lines.length : end;
  const inner = lines.slice(0, taken).map(({ text }) => text.slice(4));
  const last = inner.findLastIndex((text) => !isBlank(text));
  return { code: { kind: "code", info: "", lines: inner.slice(0, last + 1) }, taken };
}

/** Up to the next empty line: nothing is lost, and a person can see what to do. */
export function readAsTyped(lines: readonly SourceLine[]): ReadCode {
  const end = lines.findIndex(({ text }) => isBlank(text));
  const taken = end === -1 ? lines.length : end;
  return {
    code: { kind: "code", info: "text", lines: lines.slice(0, taken).map(({ text }) => text) },
    taken,
  };
}
