import { expect, it } from "vitest";
import { renderJsonSchemas } from "#src/schemas/json-schemas.ts";

interface Schema {
  description?: string;
  properties?: Record<string, Schema>;
  items?: Schema | Schema[];
  additionalProperties?: Schema | boolean;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
}

/** What every day and every instant says of its form, and nothing about its meaning. */
const FORM_ONLY = /^(YYYY-MM-DD, UTC|An instant with its zone, .*)$/;

function saysWhatItIs({ description = "" }: Schema): boolean {
  return description.trim() !== "" && !FORM_ONLY.test(description);
}

/** Every property at any depth, as `file: path.to.key`. */
function listKeys(schema: Schema, path: string): [path: string, property: Schema][] {
  const { properties = {}, items = [], additionalProperties, anyOf, oneOf, allOf } = schema;
  const own = Object.entries(properties).flatMap(([name, property]): [string, Schema][] => [
    [`${path}${name}`, property],
    ...listKeys(property, `${path}${name}.`),
  ]);
  const named = typeof additionalProperties === "object" ? [additionalProperties] : [];
  return [
    ...own,
    ...[items].flat().flatMap((item) => listKeys(item, path)),
    ...named.flatMap((entry) => listKeys(entry, `${path}*.`)),
    ...[anyOf, oneOf, allOf].flatMap((forms = []) => forms.flatMap((form) => listKeys(form, path))),
  ];
}

const KEYS = [...renderJsonSchemas()].flatMap(([file, text]) =>
  listKeys(JSON.parse(text) as Schema, `${file}: `),
);

it("describes every key of every content schema, so that editors and docs/content.md can tell what it means", () => {
  const bare = KEYS.filter(([, property]) => !saysWhatItIs(property)).map(([path]) => path);
  expect([...new Set(bare)]).toEqual([]);
});

it("looks into lists, choices and names", () => {
  const paths = new Set(KEYS.map(([path]) => path));
  for (const path of [
    "company.schema.json: contacts.security.email",
    "company.schema.json: publish.controlStatus.categories",
    "company.schema.json: rules.*.severity",
    "report.schema.json: subservice.csocs.expects",
    "control.schema.json: lastPerformed.on",
  ])
    expect(paths).toContain(path);
});

it("writes descriptions as one line without a full stop, as tables and editors show them", () => {
  for (const [path, { description = "" }] of KEYS)
    expect(description, path).toMatch(/^\S[^\n]*[^\s.]$/);
});
