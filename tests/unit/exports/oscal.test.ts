import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { Ajv } from "ajv";
import formats from "ajv-formats";
import { describe, expect, test } from "vitest";
import type { ExportFile } from "#src/exports/export-file.ts";
import { listExports } from "#src/exports/list-exports.ts";
import { uuidOf } from "#src/exports/oscal/uuid.ts";
import { exportsOf, readCompany, textOfFile } from "../../support/company-exports.ts";
import { control, statusFile } from "../../support/content-builder.ts";
import { EVERYTHING, NOTHING, tellingContent } from "../../support/telling-content.ts";

const published = "../shared/facts/oscal";
const schemas = resolve(import.meta.dirname, "../../..", published);
const hasSchemas = existsSync(schemas);

const SCHEMA_OF: Record<string, string> = {
  catalog: "catalog",
  "control-catalog": "catalog",
  "component-definition": "component",
  "assessment-results": "assessment-results",
  "mapping-collection": "mapping",
};

async function readOscal(files: readonly ExportFile[]) {
  return new Map(
    await Promise.all(
      files
        .filter(({ group }) => group === "oscal")
        .map(async (file) => {
          const name = /([\w-]+)\.json$/.exec(file.address)?.[1] ?? "";
          return [name, JSON.parse(await textOfFile(file))] as const;
        }),
    ),
  );
}

/** Every object in the document, the document included. */
function* objectsIn(value: unknown): Generator<Record<string, unknown>> {
  if (Array.isArray(value)) for (const item of value) yield* objectsIn(item);
  else if (value && typeof value === "object") {
    yield value as Record<string, unknown>;
    for (const item of Object.values(value)) yield* objectsIn(item);
  }
}

const valuesOf = (document: unknown, key: string) =>
  [...objectsIn(document)].flatMap((object) => (key in object ? [object[key]] : []));

const company = await readOscal(listExports(await readCompany()));

const cases: [string, typeof company][] = [
  ["the fictional company", company],
  ["one that publishes everything", await readOscal(exportsOf(tellingContent(EVERYTHING)))],
  ["one that withholds everything", await readOscal(exportsOf(tellingContent(NOTHING)))],
  ["one that has said nothing yet", await readOscal(exportsOf())],
];

test("the fictional company has every document", () => {
  expect([...company.keys()].sort()).toEqual(Object.keys(SCHEMA_OF).sort());
});

describe.skipIf(!hasSchemas)(`NIST's schemas (needs ${published})`, () => {
  const ajv = new Ajv({ strict: false, allErrors: true });
  formats.default(ajv);
  const validatorOf = (name: string) => {
    const text = readFileSync(join(schemas, `oscal_${SCHEMA_OF[name]}_schema.json`), "utf8");
    const schema = JSON.parse(text);
    return ajv.getSchema(schema.$id) ?? ajv.compile(schema);
  };

  test.each(cases)("accept every document of %s", (_, documents) => {
    expect(documents.size).toBeGreaterThan(1);
    for (const [name, document] of documents) {
      const isValid = validatorOf(name);
      expect([name, isValid(document), isValid.errors]).toEqual([name, true, null]);
    }
  });

  test("refuse a document that is wrong", () => {
    const wrong = structuredClone(company.get("assessment-results"));
    wrong["assessment-results"].results[0].findings[0].target.status.state = "partial";
    expect(validatorOf("assessment-results")(wrong)).toBe(false);
  });
});

describe("what the schemas do not check", () => {
  const catalogIds = (name: string) => new Set(valuesOf(company.get(name), "id"));

  test("every UUID is of version 5, and none is given twice in a document", () => {
    for (const [name, document] of company) {
      const uuids = valuesOf(document, "uuid").map(String);
      expect(uuids.length).toBeGreaterThan(0);
      expect(
        uuids.filter((uuid) => !/^[\da-f]{8}-[\da-f]{4}-5[\da-f]{3}-[89ab]/.test(uuid)),
      ).toEqual([]);
      expect([name, uuids.length - new Set(uuids).size]).toEqual([name, 0]);
    }
  });

  test("the UUIDs are those that the standard's algorithm gives", () => {
    expect(uuidOf("www.example.com")).toBe("b63cdfa4-3df9-568e-97ae-006c5b8fd652");
  });

  test("roles, parties and controls that are referred to exist", () => {
    for (const document of company.values()) {
      const [metadata] = valuesOf(document, "metadata") as {
        roles: { id: string }[];
        parties: { uuid: string }[];
      }[];
      const roles = metadata?.roles.map(({ id }) => id);
      expect(valuesOf(document, "role-id").filter((id) => !roles?.includes(String(id)))).toEqual(
        [],
      );
      const parties = metadata?.parties.map(({ uuid }) => uuid);
      expect(valuesOf(document, "party-uuids").flat()).toEqual(parties);
    }
    const requirements = valuesOf(company.get("component-definition"), "control-id");
    expect(requirements.length).toBeGreaterThan(50);
    expect(requirements.filter((id) => !catalogIds("catalog").has(id))).toEqual([]);
    const results = company.get("assessment-results");
    const own = catalogIds("control-catalog");
    const referred = [...valuesOf(results, "control-id"), ...valuesOf(results, "target-id")];
    expect(referred.filter((id) => !own.has(id))).toEqual([]);
    const observations = valuesOf(results, "observations").flat() as { uuid: string }[];
    const known = new Set(observations.map(({ uuid }) => uuid));
    const related = valuesOf(results, "observation-uuid").map(String);
    expect(related.length).toBeGreaterThan(0);
    expect(related.filter((uuid) => !known.has(uuid))).toEqual([]);
    const sources = valuesOf(company.get("mapping-collection"), "sources").flat();
    expect(sources.length).toBeGreaterThan(100);
    expect(
      (sources as { "id-ref": string }[]).filter(
        (source) => !catalogIds("catalog").has(source["id-ref"]),
      ),
    ).toEqual([]);
  });
});

type Results = {
  results: { observations: { props: { name: string; value: string }[] }[]; findings?: unknown[] }[];
};

function stateCounts(document: Record<string, Results>) {
  const [result] = document["assessment-results"]?.results ?? [];
  const states = result?.observations.map(
    ({ props }) => props.find(({ name }) => name === "state")?.value,
  );
  return { states, findings: result?.findings?.length ?? 0 };
}

test("unknown, stale, partial and withheld controls are observed without a finding", async () => {
  const files = exportsOf({
    company: {
      categories: ["security", "availability"],
      publish: { controlStatus: { default: "current", categories: { availability: "none" } } },
    },
    controls: ["ok", "bad", "half", "old", "nobody"]
      .map((id) => control({ id }))
      .concat(control({ id: "1-secret", criteria: ["A1.2"] })),
    status: [
      statusFile([
        { id: "ok" },
        { id: "bad", status: "failing" },
        { id: "half", status: "partial" },
        { id: "old", lastChecked: "2026-09-01T06:00:00Z" },
        { id: "1-secret", status: "failing" },
      ]),
    ],
  });
  const document = (await readOscal(files)).get("assessment-results");
  expect(stateCounts(document)).toEqual({
    states: ["operating", "failing", "partial", "stale", "unknown", "withheld"],
    findings: 2,
  });
  expect(valuesOf(document, "target-id")).toEqual(["ok_smt", "bad_smt"]);
  expect(valuesOf(document, "title")).toContain(
    "Self-reported control monitoring, not an independent assessment",
  );
});

test("results are absent where no control status is published, and mappings where no framework is on", async () => {
  const documents = await readOscal(exportsOf(tellingContent(NOTHING)));
  expect([...documents.keys()].sort()).toEqual([
    "catalog",
    "component-definition",
    "control-catalog",
  ]);
});
