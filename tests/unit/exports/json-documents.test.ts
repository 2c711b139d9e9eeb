import { Ajv2020 } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import { expect, test } from "vitest";
import type { ExportFile } from "#src/exports/export-file.ts";
import { renderSchema } from "#src/exports/json/json-schemas.ts";
import { KINDS, type Kind } from "#src/exports/json/kinds.ts";
import { listExports } from "#src/exports/list-exports.ts";
import { exportsOf, readCompany, textOfFile } from "../../support/company-exports.ts";
import { EVERYTHING, NOTHING, tellingContent } from "../../support/telling-content.ts";

const PORTAL = "https://trust.example.com/";

async function readDocuments(files: readonly ExportFile[]) {
  return Promise.all(
    files
      .filter(({ group }) => group === "json")
      .map(async (file) => ({ file, document: JSON.parse(await textOfFile(file)) })),
  );
}

function kindOf({ $schema }: { $schema: string }): Kind {
  const name = /\/schemas\/([\w-]+)\.schema\.json$/.exec($schema)?.[1];
  if (!name || !(name in KINDS)) throw new Error(`${$schema} names no schema.`);
  return name as Kind;
}

const company = listExports(await readCompany());
const cases: [string, ExportFile[]][] = [
  ["the fictional company", company],
  ["a company that publishes everything", exportsOf(tellingContent(EVERYTHING))],
  ["a company that withholds everything", exportsOf(tellingContent(NOTHING))],
  ["a company that has said nothing yet", exportsOf()],
];

test.each(cases)("every document of %s fits the schema that it names", async (_, files) => {
  const ajv = new Ajv2020({ allErrors: true });
  formats.default(ajv);
  for (const kind of Object.keys(KINDS) as Kind[]) ajv.addSchema(renderSchema(kind, PORTAL), kind);
  const documents = await readDocuments(files);
  expect(documents.length).toBeGreaterThan(60);
  const faults = documents.flatMap(({ file, document }) => {
    const kind = kindOf(document);
    const parsed = KINDS[kind].safeParse(document);
    ajv.validate(kind, document);
    return [...(parsed.error?.issues ?? []), ...(ajv.errors ?? [])].map((fault) => ({
      address: file.address,
      fault,
    }));
  });
  expect(faults).toEqual([]);
});

test("the fictional company has a document of every kind", async () => {
  const kinds = new Set((await readDocuments(company)).map(({ document }) => kindOf(document)));
  expect((Object.keys(KINDS) as Kind[]).filter((kind) => !kinds.has(kind))).toEqual([]);
});

test("a schema refuses what does not belong, and a state that nobody knows", async () => {
  const [found] = (await readDocuments(company)).filter(
    ({ document }) => kindOf(document) === "control",
  );
  const { document } = found ?? { document: {} };
  expect(KINDS.control.safeParse(document).success).toBe(true);
  const more = { ...document, evidence: "x" };
  const passing = { ...document, entry: { ...document.entry, state: "passing" } };
  expect(KINDS.control.safeParse(more).success).toBe(false);
  expect(KINDS.control.safeParse(passing).success).toBe(false);
});

test("each state names its basis, and what an auditor examined stands beside it", async () => {
  const documents = await readDocuments(company);
  const entries = documents
    .filter(({ document }) => ["criterion", "control"].includes(kindOf(document)))
    .map(({ document }) => document.entry);
  expect(entries.length).toBeGreaterThan(100);
  expect(entries.filter(({ basis }) => basis !== "self-reported")).toEqual([]);
  expect(entries.filter(({ examined }) => !Array.isArray(examined))).toEqual([]);
  expect(entries.some(({ examined }) => examined.length > 0)).toBe(true);
  const stated = JSON.stringify(documents.map(({ document }) => document));
  const states = [...stated.matchAll(/"id":"[^"]*","state":"[\w-]+","basis":"self-reported"/g)];
  expect(states.length).toBeGreaterThan(400);
});

test("no two exports have the same address, with or without capital letters", () => {
  const addresses = company.map(({ address }) => address.toLowerCase());
  expect(addresses.filter((address, index) => addresses.indexOf(address) !== index)).toEqual([]);
});

test("two builds of the same content differ in nothing but when they were made", async () => {
  const again = listExports(await readCompany(undefined, "2026-11-23T20:30:00Z"));
  const plainOf = async (files: readonly ExportFile[]) =>
    Promise.all(
      files
        .filter(({ mediaType }) => !mediaType.includes("spreadsheet"))
        .map(async (file) => [
          file.address,
          (await textOfFile(file)).replaceAll(/2026-11-23T(?:08:00|20:30):00Z/g, "(built)"),
        ]),
    );
  expect(await plainOf(again)).toEqual(await plainOf(company));
  const oscal = async (files: readonly ExportFile[]) =>
    Promise.all(files.filter(({ group }) => group === "oscal").map(textOfFile));
  expect(await oscal(again)).toEqual(await oscal(company));
});
