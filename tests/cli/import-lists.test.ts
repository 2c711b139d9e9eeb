import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { checkContent } from "#integrations/content-check/check.ts";
import { LIST_KINDS } from "#src/cli/import/lists.ts";
import { textInput } from "#src/sources/input.ts";
import { importList } from "#src/sources/lists/import-list.ts";
import { SourceError } from "#src/sources/source-error.ts";
import { root, runCli, temporaryFolder } from "./run-cli.ts";

const feeds = resolve(root, "tests/fixtures/feeds/lists");
const env = { FANLIGHT_TODAY: "2026-11-02" };

async function beginContent(): Promise<string> {
  const folder = temporaryFolder();
  const company = ["--name", "Wharf Labs", "--country", "DE"];
  await runCli([
    "init",
    "--into",
    folder,
    "--yes",
    ...company,
    "--portal",
    "https://trust.wharf.example",
  ]);
  mkdirSync(join(folder, "imports"));
  return folder;
}

const importFile = (into: string, kind: string, file: string, more: string[] = []) =>
  runCli(["import", kind, resolve(feeds, file), "--into", into, ...more], { env });

const read = (into: string, path: string) => parse(readFileSync(join(into, path), "utf8"));

describe("import subprocessors", () => {
  it("reads a CSV, and the content still checks", async () => {
    const into = await beginContent();
    const { code, out } = await importFile(into, "subprocessors", "subprocessors.csv");
    expect(code).toBe(0);
    expect(out).toContain("written    subprocessors/northgate.yaml");
    expect(read(into, "subprocessors/northgate.yaml")).toEqual({
      id: "northgate",
      name: "Northgate",
      legalName: "Northgate Hosting GmbH",
      service: "Hosting",
      purpose: "Runs our servers",
      locations: ["DE", "IE"],
      dataCategories: ["Account data", "Shipments"],
      website: "https://northgate.example/",
      effectiveOn: "2025-01-31",
    });
    const { problems } = await checkContent({ root, folder: into, today: "2026-11-02" });
    expect(problems.filter(({ severity }) => severity === "error")).toEqual([]);
    expect((await importFile(into, "subprocessors", "subprocessors.csv")).out).toContain(
      "unchanged",
    );
  });

  it.each([
    [
      "posthog.json",
      {
        service: "cloud",
        purpose: "Runs our servers",
        locations: ["DE"],
        dataCategories: ["Account data", "Events"],
      },
    ],
    [
      "gruntwork.yml",
      { service: "Runs our servers", locations: ["US"], website: "https://northgate.example/" },
    ],
    [
      "paymenthood.yml",
      {
        role: "independent-controller",
        locations: ["DE", "IE"],
        dpa: "https://northgate.example/dpa",
      },
    ],
    [
      "probo.json",
      { legalName: "Northgate Hosting GmbH", service: "CLOUD_PROVIDER", locations: ["DE", "IE"] },
    ],
  ])("reads the shape of %s, with one mapping file", async (file, facts) => {
    const into = await beginContent();
    writeFileSync(join(into, "imports/subprocessors.yaml"), "countries: { EU: [DE, IE] }\n");
    expect(await importFile(into, "subprocessors", file)).toMatchObject({ code: 0 });
    const [name = ""] = readdirSync(join(into, "subprocessors")).filter((one) =>
      one.startsWith("northgate"),
    );
    const entry = read(into, `subprocessors/${name}`);
    expect(entry).toMatchObject(facts);
    expect(JSON.stringify(entry)).not.toMatch(/Quill|Harbour Street/);
  });

  it("takes names of columns and the list's key from the mapping file", async () => {
    const into = await beginContent();
    writeFileSync(
      join(into, "imports/subprocessors.yaml"),
      "list: partners\nfields: { purpose: why }\n",
    );
    const file = join(temporaryFolder(), "list.yaml");
    writeFileSync(file, "partners:\n  - { name: Quill, why: Sends mail, country: FI }\n");
    expect(await importFile(into, "subprocessors", file)).toMatchObject({ code: 0 });
    expect(read(into, "subprocessors/quill.yaml").purpose).toBe("Sends mail");
  });

  it("refuses what it cannot read in one way, and leaves the content as it was", async () => {
    const into = await beginContent();
    const { code, err } = await importFile(into, "subprocessors", "paymenthood.yml");
    expect(code).toBe(1);
    expect(err).toContain('Entry 1, locations: "EU" is no country.');
    const file = join(temporaryFolder(), "list.csv");
    writeFileSync(
      file,
      "name,service,locations,website,effective,transfer\nA,Hosting,Atlantis,,,\nB,Hosting,,,,\nC,Hosting,DE,javascript:alert(1),,\nD,Hosting,DE,,01/02/2026,\n,Hosting,DE,,,\nF,Hosting,US,,,trust us\n",
    );
    const wrong = (await importFile(into, "subprocessors", file)).err;
    expect(wrong).toContain('Line 2, locations: "Atlantis" is no country.');
    expect(wrong).toContain("Line 3, locations: is missing");
    expect(wrong).toContain("Line 4, website: must be a full address");
    expect(wrong).toContain('Line 5, effectiveOn: "01/02/2026" is no day.');
    expect(wrong).toContain('Line 7, transfer: "trust us" is none of none-needed');
    expect(wrong).toContain("Line 6: there is nothing to name it by.");
    expect(existsSync(join(into, "subprocessors/a.yaml"))).toBe(false);
  });

  it("does not write over what somebody has edited", async () => {
    const into = await beginContent();
    await importFile(into, "subprocessors", "subprocessors.csv");
    const file = join(into, "subprocessors/quill.yaml");
    writeFileSync(file, `${readFileSync(file, "utf8")}aiTraining: "no"\n`);
    const { code, err } = await importFile(into, "subprocessors", "subprocessors.csv");
    expect(code).toBe(1);
    expect(err).toContain("Add --replace to overwrite them.");
  });
});

describe("import policies and reports", () => {
  it("makes internal policies with a place for their text", async () => {
    const into = await beginContent();
    expect(await importFile(into, "policies", "policies.csv")).toMatchObject({ code: 0 });
    expect(readFileSync(join(into, "policies/access-control.mdx"), "utf8")).toBe(`---
title: Access control
version: "4.0"
owner: Head of security
approvedOn: 2026-05-01
nextReview: 2027-05-01
criteria:
  - CC6.1
  - CC6.2
access: internal
---

{/* The text of the policy goes here. */}
`);
    expect(readFileSync(join(into, "policies/backups.mdx"), "utf8")).toContain('version: "1.10"');
    const { problems } = await checkContent({ root, folder: into, today: "2026-11-02" });
    expect(problems.filter(({ severity }) => severity === "error")).toEqual([]);
  });

  it("makes hidden reports", async () => {
    const into = await beginContent();
    expect(await importFile(into, "reports", "reports.csv")).toMatchObject({ code: 0 });
    expect(read(into, "reports/soc-2-2025.yaml")).toEqual({
      kind: "soc2",
      title: "SOC 2 2025",
      stage: "issued",
      type: 2,
      period: { start: "2024-10-01", end: "2025-09-30" },
      categories: ["security", "availability"],
      issuer: { name: "Harrow Pell LLP" },
      issuedOn: "2025-11-10",
      opinion: { value: "unmodified" },
      access: "hidden",
    });
    expect(read(into, "reports/iso-certificate.yaml").certificate).toEqual({
      number: "NC-1",
      expires: "2028-02-28",
    });
    expect(read(into, "reports/next-year.yaml").stage).toBe("planned");
    const file = join(temporaryFolder(), "list.csv");
    writeFileSync(file, "name,kind,opinion,issued\nA,soc2,certified,2025-01-01\nB,badge,,\n");
    const { err } = await importFile(into, "reports", file);
    expect(err).toContain("Line 2, opinion.value");
    expect(err).toContain('Line 3, kind: "badge" is none of soc2');
  });
});

describe.each(Object.values(LIST_KINDS))("a list of $id, given what it does not expect", (kind) => {
  const files = { subprocessors: "probo.json", policies: "policies.csv", reports: "reports.csv" };
  const text = readFileSync(join(feeds, files[kind.id]), "utf8");

  it("throws nothing but its own error, and publishes nothing that was not said to be public", async () => {
    const hostile = fc.constantFrom(
      "__proto__",
      "=cmd()",
      "<script>",
      "\u0000",
      '"',
      "&a [*a]",
      "!!js/function",
      "../x",
      "{",
      "access: public",
    );
    await fc.assert(
      fc.asyncProperty(
        fc.nat(text.length),
        fc.nat(20),
        fc.oneof(hostile, fc.string()),
        async (at, length, other) => {
          const changed = text.slice(0, at) + other + text.slice(at + length);
          try {
            const map = { fields: {}, countries: {} };
            for (const { path, text: written } of await importList(textInput(changed), {
              kind,
              map,
            })) {
              expect(path).toMatch(
                /^(?:subprocessors|policies|reports)\/[a-z0-9][a-z0-9-]*\.(?:yaml|mdx)$/,
              );
              expect(written).not.toMatch(/^access: public/m);
            }
          } catch (error) {
            if (!(error instanceof SourceError)) throw error;
          }
        },
      ),
      { numRuns: process.env.FANLIGHT_TEST_FULL ? 3000 : 150 },
    );
  });
});
