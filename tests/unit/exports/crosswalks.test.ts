import { expect, test } from "vitest";
import { CRITERIA } from "#src/frameworks/criteria.ts";
import { CROSSWALKS, FRAMEWORK_NAMES } from "#src/frameworks/crosswalks.ts";
import { frameworkIdSchema } from "#src/schemas/company.ts";
import { exportsOf, textOfFile } from "../../support/company-exports.ts";

test("every requirement relates to criteria that exist, and has an id of its own and a title", () => {
  const known = new Set(CRITERIA.map(({ id }) => id));
  for (const id of frameworkIdSchema.options) {
    const rows = CROSSWALKS[id];
    expect(rows.length).toBeGreaterThan(20);
    expect(new Set(rows.map((row) => row.id)).size).toBe(rows.length);
    expect(rows.filter(({ title, criteria }) => !title || criteria.length === 0)).toEqual([]);
    expect(rows.flatMap(({ criteria }) => criteria).filter((one) => !known.has(one))).toEqual([]);
  }
});

test("nothing of a framework is told unless the company has switched it on", async () => {
  const files = exportsOf();
  const texts = await Promise.all(files.map(textOfFile));
  expect(files.filter(({ address }) => address.includes("frameworks/"))).toEqual([]);
  // The schema of crosswalks names their ids, and nothing of what is in them.
  const told = Object.values(FRAMEWORK_NAMES).filter((name) =>
    texts.some((text) => text.includes(name)),
  );
  expect(told).toEqual([]);
});

test("a crosswalk says first that it is no assessment, and shows no state and no count", async () => {
  const files = exportsOf({
    company: {
      frameworks: [{ id: "hipaa", reviewedBy: "Security Lead", reviewedOn: "2026-10-01" }],
    },
  });
  const find = (address: string) => files.find((file) => file.address === address);
  const markdown = await textOfFile(find("/frameworks/hipaa/index.md"));
  const [, , first] = markdown.split("\n");
  expect(first).toBe("Not an assessment against HIPAA Security Rule.");
  expect(markdown).toContain("read by the Security Lead on 1 October 2026");
  const { entry } = JSON.parse(await textOfFile(find("/api/v1/frameworks/hipaa.json")));
  expect(Object.keys(entry.requirements[0]).sort()).toEqual(["id", "relatesTo", "title"]);
  expect(JSON.stringify(entry)).not.toMatch(/"(?:state|count|basis|examined)"/);
});
