import { describe, expect, it } from "vitest";
import type { StatusChange, StatusWord } from "#src/schemas/control-status.ts";
import { textInput } from "#src/sources/input.ts";
import { readInstant } from "#src/sources/instants.ts";
import { readCriterion } from "#src/sources/status/criteria-ids.ts";
import { appendChange } from "#src/sources/status/history.ts";
import { rollUp } from "#src/sources/status/roll-up.ts";
import { suggestControls } from "#src/sources/status/suggest.ts";
import { tallyResults } from "#src/sources/status/tally.ts";
import type { ToolResult } from "#src/sources/status/tool.ts";
import { STATUS_TOOLS } from "#src/sources/status/tools.ts";

const now = "2026-11-02T00:00:00Z";

async function rollUpWords(words: readonly StatusWord[]) {
  async function* results(): AsyncGenerator<ToolResult> {
    for (const [index, outcome] of words.entries())
      yield { key: "check", outcome, subject: String(index), at: now };
  }
  const tally = await tallyResults(results(), { taken: undefined, now });
  const map = { map: { check: ["AC-1"] }, ignore: [] };
  return rollUp(tally, { map, controls: new Set(["AC-1"]), now }).controls[0];
}

describe("rolling up", () => {
  it.each<[StatusWord[], StatusWord, number[]]>([
    [["operating", "operating"], "operating", [2, 0, 0]],
    [["operating", "failing", "unknown"], "failing", [1, 1, 1]],
    [["operating", "partial"], "partial", [1, 1, 0]],
    [["operating", "unknown"], "operating", [1, 0, 1]],
    [["operating", "planned"], "partial", [1, 0, 1]],
    [["planned", "unknown"], "planned", [0, 0, 2]],
    [["unknown"], "unknown", [0, 0, 1]],
    [["not-applicable"], "not-applicable", [0, 0, 0]],
    [["not-applicable", "unknown"], "unknown", [0, 0, 1]],
    [["not-applicable", "operating"], "operating", [1, 0, 0]],
  ])("takes %j as %s", async (words, status, [passed, failed, unknown]) => {
    expect(await rollUpWords(words)).toMatchObject({ status, checks: { passed, failed, unknown } });
  });

  it("counts the same check of the same thing once, by its worse result", async () => {
    async function* results(): AsyncGenerator<ToolResult> {
      yield { key: "check", outcome: "operating", subject: "one", at: now };
      yield { key: "check", outcome: "unknown", subject: "one", at: now };
      yield { key: "check", outcome: "operating", subject: "one", at: now };
    }
    const { keys } = await tallyResults(results(), { taken: undefined, now });
    expect(keys.get("check")?.counts).toMatchObject({ operating: 0, unknown: 1 });
  });

  it("is as fresh as the check that was made longest ago, and its longest beginning wins", async () => {
    async function* results(): AsyncGenerator<ToolResult> {
      yield { key: "s3_one", outcome: "operating", at: "2026-11-01T00:00:00Z" };
      yield { key: "s3_two", outcome: "operating", at: "2026-09-01T00:00:00Z" };
      yield { key: "s3_two_more", outcome: "operating", at: "2026-10-01T00:00:00Z" };
    }
    const tally = await tallyResults(results(), { taken: undefined, now });
    const map = { map: { "s3_*": ["AC-1"], "s3_two_*": ["AC-2"] }, ignore: [] };
    const { controls } = rollUp(tally, { map, controls: new Set(), now });
    expect(controls.map(({ id, lastChecked }) => [id, lastChecked])).toEqual([
      ["AC-1", "2026-09-01T00:00:00Z"],
      ["AC-2", "2026-10-01T00:00:00Z"],
    ]);
  });

  it("suggests by criteria and words, and nothing where there is nothing in common", () => {
    const controls = [
      { id: "A", title: "Backups are restored", description: "Twice a year.", criteria: ["A1.2"] },
      { id: "B", title: "Keys rotate", description: "Each quarter.", criteria: ["CC6.1"] },
    ];
    const key = (key: string, criteria: string[], title?: string) => ({
      key,
      title,
      criteria: new Set(criteria),
    });
    const wanted = [
      key("x", ["CC6.1"]),
      key("backupRestore", [], "Backup was restored"),
      key("y", []),
    ];
    expect(suggestControls(wanted, controls).map(({ controls: ids }) => ids)).toEqual([
      ["B"],
      ["A"],
      [],
    ]);
  });
});

describe("history of a control", () => {
  const line = (at: string, status: StatusChange["status"]) =>
    `${JSON.stringify({ at, status, source: "T" })}\n`;
  const change = (at: string, status: StatusChange["status"]): StatusChange => ({
    at,
    status,
    source: "T",
  });

  it("gains a line only where the status changed", () => {
    const first = appendChange("", change("2026-11-01T00:00:00Z", "failing"), "2026-11-02");
    expect(first).toBe(line("2026-11-01T00:00:00Z", "failing"));
    expect(appendChange(first, change("2026-11-02T00:00:00Z", "failing"), "2026-11-02")).toBe(
      first,
    );
    const both = appendChange(first, change("2026-11-02T00:00:00Z", "operating"), "2026-11-02");
    expect(both.split("\n").length).toBe(3);
    expect(appendChange(both, change("2026-11-01T00:00:00Z", "failing"), "2026-11-02")).toBe(both);
  });

  it("keeps the worst and the last of each week after two years, and every line before", () => {
    const old =
      line("2024-01-01T01:00:00Z", "operating") +
      line("2024-01-02T01:00:00Z", "failing") +
      line("2024-01-03T01:00:00Z", "partial") +
      line("2024-01-07T01:00:00Z", "operating") +
      line("2024-01-08T01:00:00Z", "failing");
    const recent =
      line("2026-01-06T01:00:00Z", "operating") +
      line("2026-01-07T01:00:00Z", "partial") +
      line("2026-01-08T01:00:00Z", "operating");
    const added = change("2026-11-02T00:00:00Z", "failing");
    expect(appendChange(old + recent, added, "2026-11-02")).toBe(
      line("2024-01-02T01:00:00Z", "failing") +
        line("2024-01-07T01:00:00Z", "operating") +
        line("2024-01-08T01:00:00Z", "failing") +
        recent +
        line("2026-11-02T00:00:00Z", "failing"),
    );
  });

  it("leaves the relative days of a sample alone", () => {
    const sample = line("@today-1000dT05:40:00Z", "failing");
    const text = appendChange(sample, change("2026-11-02T00:00:00Z", "operating"), "2026-11-02");
    expect(text.startsWith(sample)).toBe(true);
  });
});

describe("ids and times", () => {
  it.each([
    ["cc_6_1", "CC6.1"],
    ["cc_a_1_1", "A1.1"],
    ["pi_1_2", "PI1.2"],
    ["tsc_CC6.1", "CC6.1"],
    ["soc2:CC6.1", "CC6.1"],
    ["PP1.1", "PI1.1"],
    ["CC6.1.3", "CC6.1"],
    ["CC6.9", undefined],
    ["P1.0", undefined],
    ["6.1", undefined],
  ])("reads the criterion %s as %s", (text, id) => expect(readCriterion(text)).toBe(id));

  it.each([
    ["2026-11-01T08:00:04+02:00", "2026-11-01T06:00:04Z"],
    ["2026-11-01T23:30:00-0500", "2026-11-02T04:30:00Z"],
    ["2026-11-01 06:00:00", "2026-11-01T06:00:00Z"],
    ["2026-11-01", "2026-11-01T00:00:00Z"],
    [1793512800, "2026-11-01T06:00:00Z"],
    ["1793512800000", "2026-11-01T06:00:00Z"],
    ["2026-02-30T00:00:00Z", undefined],
    ["2026-11-01T25:00:00Z", undefined],
    ["01/11/2026", undefined],
    [Number.NaN, undefined],
    [null, undefined],
  ])("reads the time %s as %s", (value, at) => expect(readInstant(value)).toBe(at));
});

describe("a large file of findings", () => {
  const tool = STATUS_TOOLS.find(({ id }) => id === "prowler");
  const finding = (index: number) =>
    `{"class_uid":2004,"metadata":{"event_code":"check_${index % 7}"},"status_code":"${index % 2 ? "PASS" : "FAIL"}","finding_info":{"uid":"u${index}"},"time_dt":"2026-11-01T00:00:00Z"}`;
  const findings = Array.from({ length: 1000 }, (_, index) => finding(index));
  const read = async (text: string, size: number) => {
    const bytes = new TextEncoder().encode(text);
    const input = {
      size,
      async *read() {
        for (let at = 0; at < bytes.length; at += 97) yield bytes.subarray(at, at + 97);
      },
    };
    if (!tool) throw new Error("no tool");
    return (await tallyResults(tool.read(input), { taken: undefined, now })).keys;
  };

  it.each([
    ["a list", `[${findings.join(",")}]`],
    ["JSON Lines", findings.join("\n")],
  ])("reads as a stream what it reads as a whole: %s", async (_, text) => {
    const whole = await read(text, text.length);
    expect(whole.size).toBe(7);
    expect(await read(text, 1e9)).toEqual(whole);
  });

  it.each([
    ["a list", `[${findings.join(",")}`],
    ["an entry", `[${findings.join(",").slice(0, -5)}`],
    ["what is no JSON", `[${findings.join(",")}, nonsense]`],
  ])("says in a stream, too, where the end of %s is missing", async (_, text) => {
    await expect(read(text, 1e9)).rejects.toThrow(/ends too early|is not JSON/);
  });

  it("keeps an entry on one line a list where it is one", async () => {
    const one = textInput(finding(1));
    if (!tool) throw new Error("no tool");
    expect((await tallyResults(tool.read(one), { taken: undefined, now })).results).toBe(1);
  });
});
