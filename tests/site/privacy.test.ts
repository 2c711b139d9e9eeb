/** The built privacy page against the settings that the server beside it obeys. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Catalogue } from "#src/domain/door/catalogue.ts";
import { describePrivacy } from "#src/domain/door/privacy.ts";
import { DIST, pages, textOfMain } from "./built-site.ts";

const { access, company }: Catalogue = JSON.parse(
  readFileSync(join(DIST, "../server/catalogue.json"), "utf8"),
);
const html = pages.find(({ path }) => path === "/privacy/")?.html ?? "";
const text = textOfMain(html).replaceAll("&#39;", "'");

describe("the privacy page", () => {
  it("says of everything that is kept why and how long, as the server's own settings have it", () => {
    const { kept, cookies, coversCompany } = describePrivacy(access);
    const said = [...kept, ...cookies].flatMap((row) => Object.values(row));
    expect(said.length).toBeGreaterThan(35);
    expect(said.filter((words) => !text.includes(words))).toEqual([]);
    expect(text.includes("Colleagues of yours")).toBe(coversCompany);
  });

  it("names the periods that were set, in years, months and days", () => {
    const { nda, retention } = access;
    expect(text).toContain(`${nda.termYears + nda.keepYears} in all`);
    expect(text).toContain(`${retention.requestMonths} months after the request has ended`);
    expect(text).toContain(`that they were sent, ${retention.mailDays} days`);
  });

  it("names whom to write to, and leads to what is held", () => {
    expect(html).toContain(`href="mailto:${company.privacy ?? company.security}"`);
    expect(html).toContain('href="/request/held/"');
  });
});
