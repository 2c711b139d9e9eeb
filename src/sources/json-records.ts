/** Entries of a list in JSON, or of JSON Lines, one after the other: a large file never stands in memory as a whole. */
import { JSONParser } from "@streamparser/json";
import { openDecoder, parseJson, readText, type SourceInput } from "./input.ts";
import { SourceError } from "./source-error.ts";

/** Up to here the platform's own parser is faster and fits in memory. */
const WHOLE_BYTES = 32_000_000;

/**
 * The entries of a list that is the document, or stands under one of the keys; JSON Lines are a list too. An object that has
 * none of the keys is one entry.
 */
export async function* readRecords(
  input: SourceInput,
  keys: readonly string[] = [],
): AsyncGenerator<unknown> {
  if (input.size > WHOLE_BYTES) yield* streamRecords(input, keys);
  else yield* listRecords(await readText(input), keys);
}

function listRecords(text: string, keys: readonly string[]): unknown[] {
  if (isJsonLines(text))
    return text.split("\n").flatMap((line, index) => parseLine(line, index + 1));
  const data = parseJson(text);
  if (Array.isArray(data)) return data;
  return listIn(data, keys) ?? [data];
}

/** The first line is a whole object, and another begins on the second. */
function isJsonLines(text: string): boolean {
  const end = text.indexOf("\n");
  return (
    end !== -1 &&
    /^\s*\{.*\}\s*$/.test(text.slice(0, end)) &&
    /^\s*(?:\{|$)/.test(text.slice(end, end + 40))
  );
}

/** @returns the value, or nothing for an empty line */
function parseLine(line: string, number: number): unknown[] {
  if (line.trim() === "") return [];
  try {
    return [JSON.parse(line) as unknown];
  } catch (error) {
    throw new SourceError(`Line ${number} is not JSON: ${(error as Error).message}.`, {
      cause: error,
    });
  }
}

/** The list under the first of the keys that is there, one level of `data` deep at most. */
export function listIn(data: unknown, keys: readonly string[]): unknown[] | undefined {
  if (typeof data !== "object" || data === null) return undefined;
  for (const key of keys) {
    const value = Object.hasOwn(data, key) ? (data as Record<string, unknown>)[key] : undefined;
    if (Array.isArray(value)) return value;
    const inner = listIn(value, keys);
    if (inner) return inner;
  }
  return undefined;
}

/** Text that is looked at before it is known in which form the entries stand. */
const HEAD_CHARS = 65_536;

async function* streamRecords(
  input: SourceInput,
  keys: readonly string[],
): AsyncGenerator<unknown> {
  const decode = openDecoder();
  let head = "";
  let write: ((text: string, isLast: boolean) => unknown[]) | undefined;
  for await (const chunk of input.read()) {
    const text = decode(chunk);
    if (write) yield* write(text, false);
    else {
      head += text;
      if (head.length < HEAD_CHARS) continue;
      write = isJsonLines(head) ? openLines() : openList(head, keys);
      yield* write(head, false);
    }
  }
  write ??= isJsonLines(head) ? openLines() : openList(head, keys);
  const isShort = head.length < HEAD_CHARS;
  yield* write((isShort ? head : "") + decode(), true);
}

function openLines(): (text: string, isLast: boolean) => unknown[] {
  let rest = "";
  let number = 0;
  return (text, isLast) => {
    const lines = (rest + text).split("\n");
    rest = isLast ? "" : (lines.pop() ?? "");
    if (rest.length > WHOLE_BYTES)
      throw new SourceError(`Line ${number + 1} does not end. Is the file whole?`);
    return lines.flatMap((line) => {
      number += 1;
      return parseLine(line, number);
    });
  };
}

function openList(
  head: string,
  keys: readonly string[],
): (text: string, isLast: boolean) => unknown[] {
  const paths = head.trimStart().startsWith("[") ? ["$.*"] : keys.map((key) => `$.${key}.*`);
  const parser = new JSONParser({ paths, keepStack: false });
  let found: unknown[] = [];
  parser.onValue = ({ value }) => found.push(value);
  return (text, isLast) => {
    writeTo(parser, text);
    if (isLast && !parser.isEnded) endOf(parser);
    const taken = found;
    found = [];
    return taken;
  };
}

function writeTo(parser: JSONParser, text: string): void {
  try {
    parser.write(text);
  } catch (error) {
    throw new SourceError(`The file is not JSON: ${(error as Error).message}.`, { cause: error });
  }
}

function endOf(parser: JSONParser): void {
  try {
    parser.end();
  } catch (error) {
    throw new SourceError("The file ends too early: its last entry is not whole.", {
      cause: error,
    });
  }
}
