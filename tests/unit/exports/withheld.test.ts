import { expect, test } from "vitest";
import type { ExportFile } from "#src/exports/export-file.ts";
import { listExports } from "#src/exports/list-exports.ts";
import { cleanTexts } from "#src/exports/markdown/clean-text.ts";
import type { CompanyInput } from "#src/schemas/company.ts";
import { type Parts, portalOf } from "../../support/content-builder.ts";
import { EVERYTHING, NOTHING, tellingContent } from "../../support/telling-content.ts";
import { unzip } from "../../support/unzip.ts";

/** Settings that are nobody's business, and comments in texts, each with a word of its own. */
function moreTelling(publish: CompanyInput["publish"]): Parts {
  const parts = tellingContent(publish);
  return {
    ...parts,
    company: {
      ...parts.company,
      gate: "on",
      storage: "s3",
      agreement: { governingLaw: "WORD-law", courts: "WORD-courts" },
      rules: { "policy-overdue": { severity: "warning", reason: "WORD-rule-reason" } },
      frameworks: [{ id: "hipaa", reviewedBy: "Security Lead", reviewedOn: "2026-11-01" }],
      securityTxt: { expires: "2027-05-01" },
    },
  };
}

const raw = {
  policies: new Map([
    [
      "open",
      { body: "Text.\n\n{/* WORD-comment */}\n\n[//]: # (WORD-note)\n", form: "mdx" as const },
    ],
    ["inside", { body: "WORD-internal-text", form: "mdx" as const }],
  ]),
  answers: new Map([
    ["open-answer", { body: "Yes. <!-- WORD-answer-comment -->", form: "md" as const }],
    ["gated-answer", { body: "WORD-gated-answer", form: "md" as const }],
    ["inside-answer", { body: "WORD-internal-answer", form: "md" as const }],
  ]),
  updates: new Map(),
};

function exportsWith(publish: CompanyInput["publish"]): ExportFile[] {
  return listExports({ portal: portalOf(moreTelling(publish)), texts: cleanTexts(raw) });
}

async function wordsOf(file: ExportFile): Promise<string[]> {
  const written = await file.write();
  const text = typeof written === "string" ? written : [...unzip(written).values()].join("\n");
  return text.match(/WORD-[a-z-]+|HIDDEN-[A-Z]+|FUTURE-SUB|inside-answer|policies\/inside/g) ?? [];
}

async function wordsIn(files: readonly ExportFile[]): Promise<string[]> {
  return [...new Set((await Promise.all(files.map(wordsOf))).flat())].sort();
}

/** What the portal itself may say under the policy: no export says more. */
function wordsOfPortal(publish: CompanyInput["publish"]): Set<string> {
  return new Set(JSON.stringify(portalOf(tellingContent(publish))).match(/WORD-[a-z-]+/g));
}

test("nothing that is withheld is in any export, in any form", async () => {
  const files = exportsWith(NOTHING);
  expect(new Set(files.map(({ group }) => group)).size).toBe(7);
  expect(await wordsIn(files)).toEqual([]);
});

test("where everything is published, internal, hidden and private things still are in none", async () => {
  expect(await wordsIn(exportsWith(EVERYTHING))).toEqual([
    "WORD-auditor",
    "WORD-availability-note",
    "WORD-basis",
    "WORD-exception",
    "WORD-history-note",
    "WORD-licence",
    "WORD-performer",
    "WORD-public-cuec",
    "WORD-response",
    "WORD-status-note",
    "WORD-tool",
  ]);
});

test.each<[string, CompanyInput["publish"]]>([
  ["the current status", { ...NOTHING, controlStatus: "current" }],
  ["the opinion", { ...NOTHING, opinion: true }],
  ["the number of exceptions", { ...NOTHING, exceptions: "count" }],
  ["the text of exceptions", { ...NOTHING, exceptions: "text" }],
  ["the auditor", { ...NOTHING, auditorName: true }],
  ["what customers must do", { ...NOTHING, cuecs: true }],
  ["the criteria map", { ...NOTHING, criteriaMap: true }],
])("where only %s is published, no export says more than the portal", async (_, publish) => {
  const allowed = wordsOfPortal(publish);
  const said = await wordsIn(exportsWith(publish));
  expect(said.filter((word) => !allowed.has(word))).toEqual([]);
});

test("a control whose status is withheld has one state in every export, whatever it is", async () => {
  const seen = exportsWith(NOTHING);
  const unseen = listExports({
    portal: portalOf({ ...moreTelling(NOTHING), status: [], statusHistory: [] }),
    texts: cleanTexts(raw),
  });
  const written = (files: readonly ExportFile[]) =>
    Promise.all(
      files
        .filter(({ mediaType }) => !mediaType.includes("spreadsheet"))
        .map(async (file) => [file.address, await file.write()]),
    );
  expect(await written(seen)).toEqual(await written(unseen));
});
