/**
 * Walks JSON text and tells where each value stands: JSON.parse says neither that nor whether a key stands twice,
 * and a YAML parser takes 75 times as long for the same file.
 */
import { DEEPEST_NESTING } from "./source.ts";

export interface JsonNode {
  /** Shared between calls: copy it to keep it. */
  path: readonly (string | number)[];
  /** Where the value starts. */
  offset: number;
  /** Where the key starts; undefined for items of lists and for the whole. */
  keyOffset: number | undefined;
  /** The same key stood before in the same object. */
  repeated: boolean;
}

export type JsonFailure = { reason: "syntax" | "nesting"; offset: number };

/** Undefined when the whole text is JSON. */
export function scanJson(text: string, visit: (node: JsonNode) => void): JsonFailure | undefined {
  const path: (string | number)[] = [];
  let at = 0;

  const fail = (reason: JsonFailure["reason"], offset = at): never => {
    throw new ScanStop({ reason, offset });
  };
  const skipSpace = () => {
    while (SPACE.has(text.charCodeAt(at))) at += 1;
  };
  const expect = (character: string) => {
    if (text[at] !== character) fail("syntax");
    at += 1;
  };

  const readString = (): string => {
    const start = at;
    expect('"');
    for (; text[at] !== '"'; at += 1) {
      if (at >= text.length || text.charCodeAt(at) < 0x20) fail("syntax");
      if (text[at] === "\\") at += escapeLength();
    }
    at += 1;
    return text.slice(start, at);
  };

  /** Characters after the backslash. */
  const escapeLength = (): number => {
    ESCAPE.lastIndex = at;
    return (ESCAPE.exec(text)?.[0] ?? fail("syntax")).length - 1;
  };

  const readValue = (keyOffset: number | undefined, repeated: boolean) => {
    skipSpace();
    visit({ path, offset: at, keyOffset, repeated });
    if (path.length > DEEPEST_NESTING) fail("nesting");
    if (text[at] === "{") readObject();
    else if (text[at] === "[") readList();
    else if (text[at] === '"') readString();
    else readWord();
  };

  const readWord = () => {
    WORD.lastIndex = at;
    const word = WORD.exec(text)?.[0] ?? fail("syntax");
    at += word.length;
  };

  const readObject = () => {
    const keys = new Set<string>();
    readItems("}", () => {
      const keyOffset = at;
      const raw = readString();
      const key = raw.includes("\\") ? decodeKey(raw) : raw.slice(1, -1);
      skipSpace();
      expect(":");
      path.push(key);
      readValue(keyOffset, keys.has(key));
      path.pop();
      keys.add(key);
    });
  };

  const readList = () => {
    let index = 0;
    readItems("]", () => {
      path.push(index++);
      readValue(undefined, false);
      path.pop();
    });
  };

  const readItems = (close: string, readItem: () => void) => {
    at += 1;
    skipSpace();
    if (text[at] === close) {
      at += 1;
      return;
    }
    for (;;) {
      skipSpace();
      readItem();
      skipSpace();
      if (text[at] === close) break;
      expect(",");
    }
    at += 1;
  };

  try {
    readValue(undefined, false);
    skipSpace();
    return at < text.length ? { reason: "syntax", offset: at } : undefined;
  } catch (error) {
    if (error instanceof ScanStop) return error.failure;
    throw error;
  }
}

function decodeKey(raw: string): string {
  try {
    return JSON.parse(raw) as string;
  } catch {
    return raw.slice(1, -1);
  }
}

const SPACE = new Set([0x20, 0x09, 0x0a, 0x0d]);
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const WORD = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

class ScanStop extends Error {
  readonly failure: JsonFailure;
  constructor(failure: JsonFailure) {
    super(failure.reason);
    this.failure = failure;
  }
}
