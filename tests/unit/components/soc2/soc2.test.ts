import { describe, expect, test } from "vitest";
import { describeCategoryRows } from "#src/components/soc2/category-rows.ts";
import { askVendor } from "#src/components/soc2/checklist.ts";
import { noteExceptions, noteOpinions } from "#src/components/soc2/finding-notes.ts";
import { markLegends } from "#src/components/soc2/legends.ts";
import type { NoteLine } from "#src/components/soc2/note-lines.ts";
import { findLeading } from "#src/components/soc2/note-lines.ts";
import {
  noteAge,
  noteAudit,
  notePreparation,
  noteReports,
  noteTypes,
} from "#src/components/soc2/report-notes.ts";
import { noteLetters, noteOthers, noteReaders } from "#src/components/soc2/share-notes.ts";
import { markDrawings } from "#src/components/ui/mark-drawings.ts";
import type { Portal } from "#src/domain/views.ts";
import { letter, type Parts, portalOf, report } from "../../../support/content-builder.ts";

const notes: Record<string, (portal: Portal) => NoteLine[]> = {
  noteReports,
  noteTypes,
  notePreparation,
  noteAudit,
  noteOpinions,
  noteExceptions,
  noteLetters,
  noteOthers,
  noteAge,
  noteReaders,
};
const textOf = (note: (portal: Portal) => NoteLine[], parts?: Parts) =>
  note(portalOf(parts))
    .map(({ text, link }) => (link ? `${text} [${link.label}](${link.href})` : text))
    .join("\n");
const type1 = report("type1", {
  type: 1,
  asOf: "2025-06-30",
  period: undefined,
  issuedOn: "2025-08-01",
});

describe("what the explanation says of a company with nothing yet", () => {
  test.each(Object.entries(notes))(
    "%s says that there is nothing, and links nowhere",
    (_, note) => {
      const lines = note(portalOf());
      expect(lines.map(({ text }) => text).join(" ")).toMatch(/\b(No|None)\b/);
      expect(lines.filter(({ link }) => link?.href.startsWith("/reports/"))).toEqual([]);
    },
  );

  test("the questions to a vendor are answered with what is missing", () => {
    const linkOf = (over: Parameters<typeof report>[1]) =>
      askVendor(portalOf({ reports: [report("one", over)] }))[1]?.answer.link?.href;
    expect(linkOf({ covers: ["All of it"] })).toBe("/reports/one/#coverage");
    expect(linkOf({})).toBeUndefined();
    const answers = askVendor(portalOf()).map(({ answer }) => answer.text);
    expect(answers).toHaveLength(10);
    expect(new Set(answers)).toEqual(
      new Set(["No SOC 2 report is in force.", "None is stated to be in preparation."]),
    );
  });
});

describe("what the explanation says of a company with reports", () => {
  test("the leading report is in force, Type 2 before Type 1", () => {
    expect(findLeading(portalOf({ reports: [type1, report("soc2")] }))?.id).toBe("soc2");
    expect(findLeading(portalOf({ reports: [type1] }))?.id).toBe("type1");
  });

  test("the newest report of each type is named, and a missing type is said to be missing", () => {
    expect(textOf(noteTypes, { reports: [report("soc2")] })).toBe(
      "Newest Type 2: 1 October 2025 to 30 September 2026. [SOC 2 Type 2 report](/reports/soc2/)\nNo Type 1 report has been issued.",
    );
  });

  test("the days between the period's end and the report's date are counted", () => {
    expect(textOf(noteAudit, { reports: [report("soc2")] })).toContain(
      "The period ended on 30 September 2026; the report was issued on 10 November 2026, 41 days later.",
    );
  });

  test("a firm that may not be named is not named", () => {
    const hidden = report("soc2", { issuer: { name: "Hidden LLP" } });
    expect(textOf(noteReports, { reports: [hidden] })).toContain("The firm is not named here");
    expect(JSON.stringify(askVendor(portalOf({ reports: [hidden] })))).not.toContain("Hidden LLP");
  });

  test("a modified opinion of a superseded report stays told", () => {
    const old = report("old", {
      period: { start: "2024-10-01", end: "2025-09-30" },
      issuedOn: "2025-11-01",
      opinion: { value: "qualified", modifies: ["CC6.1"] },
    });
    const told = textOf(noteOpinions, { reports: [old, report("soc2", { supersedes: "old" })] });
    expect(told).toContain("Qualified on CC6.1, superseded:");
  });

  test("what is withheld is said to be, and counted nowhere", () => {
    const reports = [report("soc2", { exceptions: [{ text: "One" }] })];
    expect(textOf(noteExceptions, { reports })).toContain("not published here");
    const withheld = { reports, company: { publish: { opinion: false } } };
    expect(textOf(noteOpinions, withheld)).toContain("Not published here:");
  });

  test("letters in force and days in nothing stand side by side", () => {
    const told = textOf(noteLetters, { reports: [report("soc2"), letter("letter")] });
    expect(told).toContain("1 October 2026 to 16 November 2026:");
    expect(told).toContain("7 days in nothing up to today.");
  });

  test("carved-out providers are named", () => {
    const subservice = [{ name: "Cloud", method: "carve-out" as const }];
    expect(textOf(noteOthers, { reports: [report("soc2", { subservice })] })).toContain(
      "Carved out: Cloud.",
    );
  });
});

describe("the five categories", () => {
  test("add their own criteria to the 33 common ones", () => {
    expect(describeCategoryRows(portalOf()).map(({ sum, total }) => [sum, total])).toEqual([
      ["33", 33],
      ["33 + 3", 36],
      ["33 + 2", 35],
      ["33 + 5", 38],
      ["33 + 18", 51],
    ]);
  });
});

test("every mark of the legend has a drawing", () => {
  const marks = markLegends.flatMap(({ rows }) => rows.map(({ mark }) => mark));
  expect(marks.filter((mark) => !(mark in markDrawings))).toEqual([]);
});
