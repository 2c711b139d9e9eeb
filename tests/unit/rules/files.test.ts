import { expect, it } from "vitest";
import { findProblems } from "../../fixtures/change-company.ts";

it("refuses a file of another size", async () => {
  expect(await findProblems({ "private/soc2-2026.pdf": "hello reports" })).toMatchInlineSnapshot(`
    "reports/soc2-2026.yaml:32:10 error file-differs
    private/soc2-2026.pdf has 13 bytes, but the metadata says 12.
    expected: 13
    received: 12"
  `);
});

it("refuses a file of another hash", async () => {
  expect(await findProblems({ "private/soc2-2026.pdf": "hello REPORT" })).toMatchInlineSnapshot(`
    "reports/soc2-2026.yaml:33:11 error file-differs
    private/soc2-2026.pdf has another SHA-256 than the metadata says.
    expected: 62578991c0f19962df096caab485f90606e86fdaa639963b11f59fa5422661c1
    received: 6dce0a4409fabc637beaa80f9a1d36e0528575f6201c4834d02f6ec7e421fd66"
  `);
});

it("refuses a gated file where anybody can read it, by name or by content", async () => {
  expect(
    await findProblems({
      "public/soc2-2026.pdf": "something else",
      "files/copy.pdf": "hello report",
    }),
  ).toMatchInlineSnapshot(`
    "reports/soc2-2026.yaml:31:9 error gated-file-public
    The access of this file is "approval", but it stands in public/soc2-2026.pdf, where anybody can read it.

    reports/soc2-2026.yaml:31:9 error gated-file-public
    The access of this file is "approval", but it stands in files/copy.pdf, where anybody can read it."
  `);
});

it("refuses a logo that is not there", async () => {
  expect(
    await findProblems({ "company.yaml": [["logo.svg", "logos.svg"]] }),
  ).toMatchInlineSnapshot(`
    "company.yaml:7:7 error missing-logo
    There is no file "logos.svg" in brand/.
    received: logos.svg
    suggestion: logo.svg"
  `);
});

it("refuses a public file that is not there, but not a gated one", async () => {
  expect(
    await findProblems({
      "documents/dpa.yaml": [
        [
          "access: public",
          `access: public\nfile: { path: reedme.md, bytes: 3, sha256: ${"a".repeat(64)} }`,
        ],
      ],
    }),
  ).toMatchInlineSnapshot(`
    "documents/dpa.yaml:7:15 error public-file-missing
    This file is public, but there is no "reedme.md" in the content's files/.
    received: reedme.md
    suggestion: README.md"
  `);
});
