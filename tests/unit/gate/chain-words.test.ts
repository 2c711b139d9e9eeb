import { describe, expect, it } from "vitest";
import { describeChain, readHeadText, writeHead } from "#src/gate/audit/chain-words.ts";
import { namedRows, nameRows } from "#src/gate/audit/erasure-events.ts";

const head = { seq: 120, hash: "ab".repeat(32) };

describe("a head", () => {
  it("is written and read the same way", () => {
    expect(readHeadText(writeHead(head))).toEqual(head);
    expect(readHeadText(` ${writeHead(head)}\n`)).toEqual(head);
  });

  it.each([
    "",
    "120",
    "0:".padEnd(66, "a"),
    `x:${head.hash}`,
    `120:${head.hash}0`,
    `-1:${head.hash}`,
    `120:${head.hash.toUpperCase()}`,
  ])("is not read from %s", (text) => {
    expect(readHeadText(text)).toBeUndefined();
  });
});

describe("rows that an erasure names", () => {
  it("are read as they were written", () => {
    const refs = { rows: nameRows([12, 3, 7]) };
    expect(refs.rows).toBe("3,7,12");
    expect(namedRows({ type: "person.erased", refs })).toEqual([3, 7, 12]);
    expect(namedRows({ type: "person.erased", refs: {} })).toEqual([]);
    expect(namedRows({ type: "person.renamed", refs })).toEqual([]);
  });
});

describe("a check of the chain", () => {
  it("is told in words", () => {
    const report = {
      ok: true,
      sealed: 120,
      head,
      erased: [
        { rows: [9, 3, 4, 5], at: "2026-11-02T10:00:00.000Z", event: 100 },
        { rows: [8], at: "2026-11-03T10:00:00.000Z", event: undefined },
      ],
      faults: [],
    };
    expect(describeChain(report)).toMatchInlineSnapshot(`
      [
        "120 records sealed.",
        "4 records sealed, contents erased on 2 November 2026 by event 100: 3 to 5, 9.",
        "1 record sealed, contents erased on 3 November 2026 by an event that is not sealed yet: 8.",
        "Head: 120:abababababababababababababababababababababababababababababababab",
        "The log is consistent. Whether its end was cut, or all of it written anew, shows only against a head noted elsewhere: audit verify --head <seq:hash>.",
      ]
    `);
  });

  it("shows twenty faults and counts the rest", () => {
    const faults = Array.from({ length: 25 }, (_, index) => ({
      kind: "changed" as const,
      seq: index + 1,
      text: `Record ${index + 1} was changed.`,
    }));
    const lines = describeChain({ ok: false, sealed: 25, head, erased: [], faults });
    expect(lines).toHaveLength(24);
    expect(lines.slice(-3)).toEqual([
      "And 5 more faults.",
      `Head: ${writeHead(head)}`,
      "The log is not intact: 25 faults.",
    ]);
  });
});
