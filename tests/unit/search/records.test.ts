import { describe, expect, it } from "vitest";
import { policyMarks } from "#src/components/policies/policy-marks.ts";
import {
  controlMarks,
  criterionMarks,
  standingMarks,
  subprocessorMarks,
} from "#src/components/state/state-marks.ts";
import { indexFromAToZ } from "#src/domain/search/a-to-z.ts";
import { wordOfState } from "#src/domain/search/kinds.ts";
import { listRecords } from "#src/exports/search/list-records.ts";
import {
  answer,
  contentOf,
  control,
  document,
  type Parts,
  policy,
  portalOf,
  report,
  statusFile,
  update,
} from "../../support/content-builder.ts";

/** Everything that may not be found carries this. */
const CANARY = "canary";

const hidden: Parts = {
  company: { publish: { criteriaMap: false }, categories: ["security"] },
  controls: [control({ id: "OPEN-1", detail: CANARY })],
  status: [statusFile([{ id: "OPEN-1", status: "failing", note: CANARY }], { tool: CANARY })],
  policies: [
    { ...policy("open", { access: "public" }), body: "## Seen\n\nWords. {/* canary */}" },
    { ...policy("inside", { access: "internal", title: CANARY }), body: CANARY },
  ],
  answers: [
    { ...answer("inside", { access: "internal", question: CANARY }), body: CANARY },
    { ...answer("gated", { access: "nda", owner: CANARY }), body: CANARY },
  ],
  reports: [
    report("hidden", { access: "hidden", title: CANARY }),
    report("shown", {
      access: "nda",
      issuer: { name: CANARY, mayBeNamed: false },
      opinion: { value: "qualified", modifies: ["CC6.1"], basis: CANARY },
      exceptions: [{ criterion: "CC6.1", control: "OPEN-1", text: CANARY }],
      cuecs: [{ criterion: "CC6.1", text: CANARY }],
    }),
  ],
  documents: [document("hidden-document", { access: "hidden", title: CANARY })],
  updates: [{ ...update("later", { date: "2030-01-01", title: CANARY }), body: CANARY }],
};

function recordsOf(parts: Parts) {
  return listRecords(portalOf(parts), contentOf(parts));
}

describe("what can be found", () => {
  it("holds nothing that is internal, hidden, gated, withheld, not yet published or commented out", () => {
    const records = recordsOf(hidden);
    expect(records.map(({ url }) => url)).toContain("/policies/open/#seen");
    expect(records.map(({ url }) => url)).toContain("/reports/shown/");
    expect(JSON.stringify(records)).not.toContain(CANARY);
  });

  it("says of a report what it does not cover as that, and ends no sentence twice", () => {
    const [record] = recordsOf({
      reports: [
        report("soc2", { summary: "Of one year.", covers: ["Web"], doesNotCover: ["Rates."] }),
      ],
    }).filter(({ kind }) => kind === "report");
    expect(record?.text).toMatch(/Of one year\. .*Web\. Does not cover: Rates$/);
  });

  it("maps no control to a category where the map is not published, and lights no state", () => {
    const own = recordsOf(hidden).find(({ url }) => url === "/controls/OPEN-1/");
    expect(own).toMatchObject({ categories: [], state: "withheld", where: "Controls" });
  });

  it("has each policy by section, with kind, place, state and date", () => {
    const [whole, part] = recordsOf({
      policies: [
        {
          ...policy("open", {
            title: "Open policy",
            access: "public",
            approvedOn: "2026-02-01",
            criteria: ["A1.2"],
          }),
          body: "Lead.\n\n## Keys\n\nTurned.",
        },
      ],
      company: { categories: ["security", "availability"] },
    }).filter(({ kind }) => kind === "policy");
    expect(whole).toMatchObject({ url: "/policies/open/", title: "Open policy" });
    expect(whole?.text).toContain("Lead.");
    expect(part).toMatchObject({
      url: "/policies/open/#keys",
      title: "Keys",
      where: "Open policy",
      text: "Turned.",
      state: "current",
      date: { label: "Approved", on: "2026-02-01" },
    });
  });
});

describe("the words of states", () => {
  it("are those that the pages use", () => {
    const marks = { ...policyMarks, ...subprocessorMarks, ...standingMarks, ...criterionMarks };
    for (const [state, { word }] of Object.entries({ ...marks, ...controlMarks }))
      expect(wordOfState(state)).toBe(word);
  });
});

describe("the index from A to Z", () => {
  const entry = (title: string, where = "x") => ({
    url: `/${title}/${where}`,
    kind: "answer",
    title,
    where,
  });

  it("puts a question under what it asks about, and says one name once", () => {
    const letters = indexFromAToZ([
      entry("Scope", "Second policy"),
      entry("Do you run a bug bounty?"),
      entry("Scope", "First policy"),
      entry("24x7 contact"),
      entry("Ärger"),
    ]);
    expect(letters.map(({ letter }) => letter)).toEqual(["#", "A", "B", "S"]);
    expect(letters.at(-1)?.names).toEqual([
      {
        title: "Scope",
        entries: [entry("Scope", "First policy"), entry("Scope", "Second policy")],
      },
    ]);
  });

  it("loses none", () => {
    const all = ["What", "A", "Zebra 10", "Zebra 9"].map((title) => entry(title));
    const listed = indexFromAToZ(all).flatMap(({ names }) =>
      names.flatMap(({ entries }) => entries),
    );
    expect(listed.map(({ title }) => title)).toEqual(["A", "What", "Zebra 9", "Zebra 10"]);
  });
});
