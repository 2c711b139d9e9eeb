import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { findYearAgo, groupChanges, tellFact } from "#src/components/changes/change-words.ts";
import { compareReleases } from "#src/domain/releases/compare-releases.ts";
import { takeRelease } from "#src/domain/releases/take-release.ts";
import { hashRelease, readReleases } from "#src/loaders/releases.ts";
import { type Release, releaseSchema } from "#src/schemas/release.ts";
import { policy, portalOf, report, subprocessor } from "../../support/content-builder.ts";
import { EVERYTHING, NOTHING, tellingContent } from "../../support/telling-content.ts";

const NO_TEXTS = { policies: new Map<string, string>(), answers: new Map<string, string>() };
const HELD_BACK = /WORD-[a-z-]+|HIDDEN-[A-Z]+|FUTURE-SUB|inside-answer|policies\/inside/g;
const take = (parts: Parameters<typeof portalOf>[0], texts = NO_TEXTS) =>
  takeRelease(portalOf(parts), texts);
const textOf = (id: string, hash: string) => ({ ...NO_TEXTS, policies: new Map([[id, hash]]) });

describe("a release", () => {
  it("keeps what is published, and nothing else", () => {
    for (const publish of [NOTHING, EVERYTHING]) {
      const portal = portalOf(tellingContent(publish));
      const published = new Set(JSON.stringify(portal).match(HELD_BACK));
      const kept = takeRelease(portal, {
        policies: new Map([["inside", "HIDDEN-HASH"]]),
        answers: new Map([["inside-answer", "HIDDEN-HASH"]]),
      });
      const said = JSON.stringify(kept).match(HELD_BACK) ?? [];
      expect(said.filter((word) => !published.has(word))).toEqual([]);
      expect(releaseSchema.parse(kept)).toEqual(kept);
    }
  });

  it("has the same hash on another day, and another one where a fact is another", () => {
    const parts = { reports: [report("soc2")] };
    const one = take(parts);
    const later = { ...one, on: "2027-01-01", commit: "abc" };
    expect(hashRelease(later)).toBe(hashRelease(one));
    expect(hashRelease(take({ reports: [report("soc2", { title: "Other" })] }))).not.toBe(
      hashRelease(one),
    );
  });
});

describe("what changed between two releases", () => {
  it("names what is new, gone and changed, fact by fact", () => {
    const before = take(
      { subprocessors: [subprocessor("old")], policies: [policy("access", { version: "1.0" })] },
      textOf("access", "aaaa"),
    );
    const now = take(
      { reports: [report("soc2")], policies: [policy("access", { version: "2.0" })] },
      textOf("access", "bbbb"),
    );
    const told = compareReleases(before, now).map(({ section, id, kind, facts }) => [
      `${section}/${id}`,
      kind,
      facts.map(tellFact),
    ]);
    expect(told).toEqual([
      ["reports/soc2", "added", []],
      ["subprocessors/old", "removed", []],
      ["policies/access", "changed", ["Version: 1.0, now 2.0", "The text was changed"]],
    ]);
  });

  it("tells a change of what is published", () => {
    const before = take({ company: { publish: EVERYTHING } });
    const now = take({ company: { publish: NOTHING } });
    const [, , , , , publication] = groupChanges(before, now);
    expect(publication?.changes[0]?.facts.map(({ label }) => label)).toContain("Exceptions");
  });

  it("finds none where nothing changed, and none in a text that was not kept", () => {
    const parts = { policies: [policy("access")] };
    expect(compareReleases(take(parts), take(parts, textOf("access", "bbbb")))).toEqual([]);
  });

  it("compares with the newest release that is eleven months old, else with the oldest", () => {
    const at = (on: string): Release => ({ ...take({}), on });
    const all = [at("2025-01-01"), at("2025-10-01"), at("2026-08-01")];
    expect(findYearAgo(all, "2025-12-26")?.on).toBe("2025-10-01");
    expect(findYearAgo([at("2026-08-01")], "2025-12-26")?.on).toBe("2026-08-01");
    expect(findYearAgo([], "2025-12-26")).toBeUndefined();
  });
});

describe("reading releases", () => {
  function folderWith(files: Record<string, string>): string {
    const folder = mkdtempSync(join(tmpdir(), "fanlight-releases-"));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    mkdirSync(join(folder, ".releases"));
    for (const [name, text] of Object.entries(files))
      writeFileSync(join(folder, ".releases", name), text);
    return folder;
  }
  const today = "2026-11-26";

  it("takes them by their day, moves the fictional company's, and leaves out today's", async () => {
    const text = (on: string) => JSON.stringify({ ...take({}), on });
    const folder = folderWith({
      "a.json": text("2026-08-01"),
      "b.json": text("@today-370d"),
      "c.json": text(today),
    });
    const read = await readReleases(folder, { sample: true, today });
    expect(read.map(({ on }) => on)).toEqual(["2025-11-21", "2026-08-01"]);
    expect(await readReleases(folderWith({}), { sample: false, today })).toEqual([]);
  });

  it.each([
    ["{", "is not JSON"],
    ['{"release":2}', "is not a release"],
  ])("names a file that is broken: %s", async (text, message) => {
    const folder = folderWith({ "x.json": text });
    await expect(readReleases(folder, { sample: false, today })).rejects.toThrow(
      `content/.releases/x.json ${message}`,
    );
  });
});
