import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { base64Runs } from "#integrations/release/leaks/base64-runs.ts";

const runs = (text: string, least = 4) => base64Runs(Buffer.from(text, "latin1"), least);

describe("stretches of base64", () => {
  it.each([
    ["between other signs", 'x = "aGVsbG8=";', ["aGVsbG8"]],
    ["with line ends and spaces", "(aGVs\r\n\tbG8h)", ["aGVs\r\n\tbG8h"]],
    ["with line ends as texts escape them", '"aGVs\\nbG8h\\r\\N"', ["aGVs\\nbG8h\\r\\N"]],
    ["with signs as addresses escape them", ";aG%2Bs%2fb;", ["aG%2Bs%2fb"]],
    ["up to an escape that is none", "aGVs\\tbG8%2Gh", ["aGVs", "tbG8", "2Gh"]],
    ["at the very end, cut within an escape", "aGVs%2", ["aGVs"]],
    ["of both alphabets", "*a-_+/*", ["a-_+/"]],
  ])("are found %s", (_, text, found) => {
    expect(runs(text, 3)).toEqual(found);
  });

  it("count what is escaped as one letter", () => {
    expect(runs("%2B%2B%2B", 4)).toEqual([]);
    expect(runs("%2B%2B%2B", 3)).toHaveLength(1);
  });

  it("are those of the plain rule, for any bytes", () => {
    const piece = fc.constantFrom(..."aB0+/_- \n\\nr%2BbFf.=\u00a0\u00ff");
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const text = pieces.join("");
        const rule = /(?:[A-Za-z0-9+/_-]|\\n|\\r|%2[BF]|\s){4,}/gi;
        expect(runs(text)).toEqual(text.match(rule) ?? []);
      }),
      { numRuns: 2000 },
    );
  });
});
