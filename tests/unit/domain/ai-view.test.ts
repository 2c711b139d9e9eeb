import { describe, expect, it } from "vitest";
import { describeAi } from "#src/domain/ai-view.ts";

const feature = {
  name: "Reading",
  description: "Reads documents",
  onByDefault: false,
  trainsOnCustomerData: false,
};

describe("who runs an AI feature", () => {
  it.each([
    ["the company, where no subprocessor is named", undefined, { kind: "company" }],
    ["a subprocessor that is published", "paperlane", { kind: "subprocessor", id: "paperlane" }],
    [
      "not published, where the subprocessor is announced for later only",
      "later",
      { kind: "not-published" },
    ],
  ])("is %s", (_, subprocessor, operator) => {
    const ai = {
      statedOn: "2026-11-02",
      summary: "One feature.",
      governance: [],
      features: [{ ...feature, ...(subprocessor && { subprocessor }) }],
    };
    const view = describeAi(ai, new Set(["paperlane"]));
    expect(view?.features[0]?.operator).toEqual(operator);
    expect(JSON.stringify(view)).not.toContain("later");
  });
});
