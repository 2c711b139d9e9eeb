import { expect, it } from "vitest";
import { findProblems } from "../../fixtures/change-company.ts";

it("refuses a logo that pages may not carry", async () => {
  expect(
    await findProblems({ "brand/logo.svg": "<svg><script>alert(1)</script></svg>" }),
  ).toMatchInlineSnapshot(`
    "company.yaml:7:7 error logo-unsafe
    brand/logo.svg contains a script, which the portal's Content-Security-Policy forbids. Remove it from the file."
  `);
});

it.each([
  ["a style", '<svg><path style="fill:red" d="M0 0"/></svg>'],
  ["an event handler", '<svg onload="alert(1)"></svg>'],
  ["an event handler", '<svg><path/onload="alert(1)"/></svg>'],
  ["an address", '<svg><path xlink:href="x" d="M0 0"/></svg>'],
  ["at most 4096 are allowed", `<svg>${" ".repeat(5_000)}</svg>`],
  ["does not start with <svg", "GIF89a"],
])("refuses a logo for %s", async (what, svg) => {
  expect(await findProblems({ "brand/logo.svg": svg })).toContain(what);
});
