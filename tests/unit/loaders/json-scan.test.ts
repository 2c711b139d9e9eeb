import { describe, expect, it } from "vitest";
import { scanJson } from "#src/loaders/json-scan.ts";

describe("the JSON scanner", () => {
  it.each([
    '{"a": [1, -2.5e+3, true, false, null, "x\\"\\\\\\u00e9"], "b": {}}',
    "[]",
    ' \n"text"\r\n',
    "0",
    '{"a": 1,}',
    "[1 2]",
    "{a: 1}",
    '"open',
    '"line\nbreak"',
    "01",
    '"\\x"',
    '"\\u12g4"',
    '["\\',
    "[1]]",
    "-",
    "nul",
    "",
  ])("judges %j as JSON.parse does", (text) => {
    let parses = true;
    try {
      JSON.parse(text);
    } catch {
      parses = false;
    }
    expect(scanJson(text, () => undefined) === undefined).toBe(parses);
  });

  it("tells where each value and key stands", () => {
    const text = '{ "a": [10, {"b": true}] }';
    const seen: string[] = [];
    scanJson(text, ({ path, offset, keyOffset }) => {
      seen.push(
        `${path.join(".")}: ${text.slice(offset, offset + 4)} ${keyOffset === undefined ? "" : text.slice(keyOffset, keyOffset + 3)}`,
      );
    });
    expect(seen).toEqual([': { "a ', 'a: [10, "a"', "a.0: 10,  ", 'a.1: {"b" ', 'a.1.b: true "b"']);
  });

  it("sees a key that stands twice, however it is written", () => {
    const repeated: number[] = [];
    scanJson('{"a": 1, "\\u0061": 2, "b": {"a": 3}}', (node) => {
      if (node.repeated) repeated.push(node.keyOffset ?? -1);
    });
    expect(repeated).toEqual([9]);
  });
});
