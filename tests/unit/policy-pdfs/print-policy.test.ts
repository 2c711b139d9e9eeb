import { createHash } from "node:crypto";
import { PDF } from "@libpdf/core";
import { describe, expect, it } from "vitest";
import { printPolicy } from "#integrations/policy-pdfs/print-policy.ts";
import { tablesToLists } from "#integrations/policy-pdfs/tables-to-lists.ts";
import { policy, portalOf, present } from "../../support/content-builder.ts";

const LONG = Array.from(
  { length: 60 },
  (_, index) => `## Part ${index}\n\nAccess is granted for hours and recorded. שלום Ž.`,
).join("\n\n");

const view = () =>
  present(
    portalOf({
      policies: [
        policy("access", {
          title: "Access control policy",
          version: "4.0",
          approvedOn: "2026-09-14",
          approver: "Chief Technology Officer",
        }),
      ],
    }).policies[0],
  );

const options = {
  legalName: "Example GmbH",
  address: "https://trust.example.com/policies/access/",
};

it("sets tables as lists without losing a cell", () => {
  const table =
    "Before\n\n| Data | Kept | Then |\n| --- | :-: | --- |\n| Logs | 90 days | deleted |\n| Rates | | kept |\n\nAfter | not a table";
  expect(tablesToLists(table)).toBe(
    "Before\n\n\n- **Data: Logs**. Kept: 90 days. Then: deleted\n- **Data: Rates**. Then: kept\n\n\nAfter | not a table",
  );
});

describe("a policy as PDF", () => {
  it("says on each page which version it is, who approved it when, and the hash of its text", async () => {
    const bytes = await printPolicy(view(), LONG, options);
    const pages = (await PDF.load(bytes)).extractText();
    expect(pages.length).toBeGreaterThan(2);
    const hash = createHash("sha256").update(LONG).digest("hex");
    for (const { text } of pages) {
      const words = text.replace(/\s+/g, " ");
      expect(words).toContain(
        "Access control policy. Version 4.0, approved 14 September 2026 by the Chief Technology",
      );
      expect(words).toContain(`SHA-256 of the text: ${hash}`);
    }
  });

  it("is the same on every day, for the same text", async () => {
    const [one, other] = await Promise.all([
      printPolicy(view(), LONG, options),
      printPolicy(view(), LONG, options),
    ]);
    expect(Buffer.from(one).equals(Buffer.from(other))).toBe(true);
  });
});
