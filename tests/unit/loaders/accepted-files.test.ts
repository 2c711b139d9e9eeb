import { expect, it } from "vitest";
import { checkChanged, findProblems } from "../../fixtures/change-company.ts";

it("accepts a byte order mark and Windows line endings, and still counts lines right", async () => {
  const text =
    '\uFEFF---\r\ntitle: Plain\r\nversion: "1"\r\nacces: internal\r\n---\r\n\r\nText.\r\n';
  expect(await findProblems({ "policies/plain.md": text })).toMatchInlineSnapshot(`
    "policies/plain.md:4:1 error unknown-key
    "acces" is not a key that is known here.
    expected: one of title, acronym, version, owner, approver, approvedOn, nextReview, criteria, products, summary, access, revisions
    suggestion: access"
  `);
  expect(await findProblems({ "policies/plain.md": text.replace("acces:", "access:") })).toBe("");
});

it("reads a status file of 5 MB", { timeout: 30_000 }, async () => {
  const note = "x".repeat(10_000);
  const ids = Array.from({ length: 500 }, (_, index) => `MANY-${index}`);
  const controls = ids.map((id) => ({
    id,
    status: "operating",
    lastChecked: "2026-11-22T06:00:00Z",
    note,
  }));
  const status = {
    schema: "control-status/1",
    generatedAt: "2026-11-22T06:00:00Z",
    source: { tool: "t" },
    controls,
  };
  const text = JSON.stringify(status, null, 1);
  expect(text.length).toBeGreaterThan(5_000_000);
  const listed = ids.map((id) => ({
    id,
    title: `Control ${id}`,
    description: "One of many.",
    operation: "automated",
  }));
  const many = { "controls/many.yaml": JSON.stringify(listed) };
  expect(await findProblems({ ...many, "status/large.json": text })).toBe("");
  const last = text.lastIndexOf("operating");
  const broken = `${text.slice(0, last)}fine${text.slice(last + "operating".length)}`;
  expect(await findProblems({ "status/large.json": broken })).toMatchInlineSnapshot(`
    "status/large.json:3004:14 error schema
    "controls[499].status" must be one of operating, partial, failing, planned, not-applicable, unknown.
    expected: one of operating, partial, failing, planned, not-applicable, unknown
    received: "fine""
  `);
});

it("builds without optional files and folders", async () => {
  const optional = ["access.yaml", "nda/mutual.mdx", "updates/outage.mdx", "documents/dpa.yaml"];
  const changes = Object.fromEntries(optional.map((file) => [file, null]));
  expect((await checkChanged(changes)).problems).toEqual([]);
});

it("reads one control or a list of them", async () => {
  const control = "id: AC-9\ntitle: T\ndescription: D\noperation: manual\n";
  expect(await findProblems({ "controls/one.yaml": control })).toBe("");
});
