import { globSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { walkLinks } from "../support/broken-links.ts";
import { findHtmlFaults } from "../support/html-validator.ts";
import { copyProject, runFanlight } from "./project-copy.ts";

const COMPANY = `schema: 1
name: Wharf Labs
legalName: Wharf Labs GmbH
country: DE
description: Wharf Labs plans berths.
portal: https://trust.wharf.example/
products:
  - id: berth
    name: Berth
system:
  name: Berth
  description: Plans berths for harbours.
contacts:
  security:
    email: security@wharf.example
categories:
  - security
`;
const REPORT = `title: SOC 2 Type 2 report
kind: soc2
stage: issued
type: 2
period:
  start: 2025-01-01
  end: 2025-12-31
categories:
  - security
issuer:
  name: Quay Audit LLP
issuedOn: 2026-02-01
opinion:
  value: unmodified
`;

async function walkPortal(files: Record<string, string>) {
  const project = copyProject();
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(project, "little", path, ".."), { recursive: true });
    writeFileSync(join(project, "little", path), text);
  }
  const built = runFanlight(project, ["build"], { FANLIGHT_CONTENT: "little" });
  expect(built).toMatchObject({ status: 0 });
  const dist = join(project, "dist");
  const pages = globSync("**/*.html", { cwd: dist });
  const faults: string[] = [];
  for (const page of pages)
    faults.push(...(await findHtmlFaults(page, readFileSync(join(dist, page), "utf8"))));
  const { broken, visited } = await walkLinks(dist);
  return { broken, faults, pages, visited };
}

describe("the portal of a company that has little to publish", () => {
  it.each([
    ["its name alone", { "company.yaml": COMPANY }],
    ["a name and one report", { "company.yaml": COMPANY, "reports/soc2.yaml": REPORT }],
  ])("is whole with %s: valid pages, and no link into nothing", async (_, files) => {
    const { broken, faults, pages, visited } = await walkPortal(files);
    expect(broken).toEqual([]);
    expect(faults).toEqual([]);
    // 61 criteria, 5 categories, home and the lessons at least.
    expect(pages.length).toBeGreaterThan(65);
    // Whom to write to stands on /request/ and /ask/ also where nothing is requested or answered, and then nothing leads there.
    const unreached = pages
      .map((page) => `/${page.replace(/index\.html$/, "")}`)
      .filter((path) => !visited.has(path));
    expect(["/404.html", "/request/", "/ask/"]).toEqual(expect.arrayContaining(unreached));
  });
});
