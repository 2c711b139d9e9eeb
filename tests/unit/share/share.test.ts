import { describe, expect, it } from "vitest";
import { takeChosen } from "#src/components/share/draw-brief.ts";
import { countChoice, readChoice, writeChoice } from "#src/domain/share-choice.ts";
import { cleanTexts } from "#src/exports/markdown/clean-text.ts";
import { listShared } from "#src/exports/share/entries.ts";
import { portalOf } from "../../support/content-builder.ts";
import { EVERYTHING, NOTHING, tellingContent } from "../../support/telling-content.ts";

const HELD_BACK = /WORD-[a-z-]+|HIDDEN-[A-Z]+|FUTURE-SUB|inside-answer|policies\/inside/g;
const texts = cleanTexts({
  policies: new Map(),
  answers: new Map([
    ["open-answer", { body: "Yes. <!-- WORD-answer-comment -->", form: "md" as const }],
    ["inside-answer", { body: "WORD-internal-answer", form: "md" as const }],
  ]),
  updates: new Map(),
});

describe("the choice in an address", () => {
  it("comes back as it was written", () => {
    const fragment = "#reports=soc2-type2,soc3&criteria=CC6.1&answers=breach-notice";
    const choice = readChoice(fragment);
    expect(writeChoice(choice)).toBe(fragment);
    expect(countChoice(choice)).toBe(4);
    expect(writeChoice(readChoice(""))).toBe("");
  });

  it.each([
    ["#reports=<script>alert(1)</script>,soc3", ["soc3"]],
    ["#reports=%3Cimg%20src=x%3E&reports=soc3,soc3", ["soc3"]],
    ["#reports=,,soc3,..%2F..%2Fetc", ["soc3"]],
    ["#else=1&reports=soc3", ["soc3"]],
  ])("takes nothing but ids: %s", (fragment, reports) => {
    expect(readChoice(fragment).reports).toEqual(reports);
  });

  it("has an end", () => {
    const many = Array.from({ length: 5000 }, (_, index) => `a${index}`).join(",");
    expect(readChoice(`#answers=${many}`).answers.length).toBe(200);
  });
});

describe("what a page to send may show", () => {
  it("is what the portal publishes, and nothing else", () => {
    for (const publish of [NOTHING, EVERYTHING]) {
      const portal = portalOf(tellingContent(publish));
      const published = new Set(JSON.stringify(portal).match(HELD_BACK));
      const shown = JSON.stringify(listShared({ portal, texts })).match(HELD_BACK) ?? [];
      expect(shown.filter((word) => !published.has(word))).toEqual([]);
    }
  });

  it("keeps the order of the choice and counts what is not there", () => {
    const entries = listShared({ portal: portalOf(tellingContent(EVERYTHING)), texts });
    const [first, second] = entries.kinds.criteria;
    const choice = readChoice(`#criteria=${second?.id},${first?.id},CC99.9&answers=gone`);
    const { chosen, missing } = takeChosen(choice, entries);
    expect(chosen.map(({ kind, entries: own }) => [kind, own.map(({ id }) => id)])).toEqual([
      ["criteria", [second?.id, first?.id]],
    ]);
    expect(missing).toBe(2);
  });

  it("says of a withheld opinion that it is not published", () => {
    const { kinds } = listShared({ portal: portalOf(tellingContent(NOTHING)), texts });
    const soc2 = kinds.reports.find(({ facts }) => facts.some(([label]) => label === "Opinion"));
    expect(soc2?.facts).toContainEqual(["Opinion", "not published here"]);
  });
});
