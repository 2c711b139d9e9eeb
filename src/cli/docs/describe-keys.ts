/** The keys of a JSON Schema as rows of a table: what people read, out of what editors read. */

export interface JsonSchema {
  type?: string;
  const?: unknown;
  enum?: unknown[];
  format?: string;
  pattern?: string;
  description?: string;
  default?: unknown;
  anyOf?: JsonSchema[];
  items?: JsonSchema;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  additionalProperties?: JsonSchema | boolean;
}

export interface KeyRow {
  /** `contacts.security.email`, `products[].id` */
  key: string;
  form: string;
  /** "yes", or what holds where it is left out. */
  needed: string;
  says: string;
}

const MONTH = "^\\d{4}-\\d{2}(";

/** What the schemas say of every day; the form says it already. */
const DAY_HINT = "YYYY-MM-DD, UTC";

/** In the order of the schema; an object is one row and then its keys. */
export function describeKeys(schema: JsonSchema, prefix = ""): KeyRow[] {
  const object = objectOf(schema);
  return Object.entries(object?.properties ?? {}).flatMap(([name, value]) => {
    const key = `${prefix}${name}`;
    const row = {
      key,
      form: formOf(value),
      needed: neededOf(name, { value, required: object?.required ?? [] }),
      says: value.description === DAY_HINT ? "" : (value.description ?? ""),
    };
    const items =
      value.type === "array" && value.items ? describeKeys(value.items, `${key}[].`) : [];
    const named = describeKeys(namedEntryOf(value), `${key}.*.`);
    return [row, ...describeKeys(value, `${key}.`), ...named, ...items];
  });
}

/** The object among the forms that a value may take: "history", or a level for each category. */
function objectOf(schema: JsonSchema): JsonSchema | undefined {
  if (schema.type === "object") return schema;
  return schema.anyOf?.map(objectOf).find((found) => found !== undefined);
}

function neededOf(
  name: string,
  { value, required }: { value: JsonSchema; required: string[] },
): string {
  if (required.includes(name)) return "yes";
  const { default: standard } = value;
  const plain =
    typeof standard === "string" || typeof standard === "number" || typeof standard === "boolean";
  return plain ? `no: \`${standard}\`` : "no";
}

function formOf(schema: JsonSchema): string {
  if (schema.anyOf) return [...new Set(schema.anyOf.map(formOf))].join(" or ");
  if (schema.const !== undefined) return `\`${schema.const}\``;
  if (schema.enum) return schema.enum.map((value) => `\`${value}\``).join(", ");
  if (schema.type === "array") return `list of ${plural(formOf(schema.items ?? {}))}`;
  if (schema.type === "object") return objectForm(schema);
  if (schema.type === "boolean") return "`true` or `false`";
  if (schema.type === "integer" || schema.type === "number") return "number";
  return textForm(schema);
}

function objectForm(schema: JsonSchema): string {
  if (schema.properties) return "keys";
  const form = formOf(namedEntryOf(schema));
  return form === "keys" ? "names, each with keys" : `names, each with ${form}`;
}

function namedEntryOf({ additionalProperties }: JsonSchema): JsonSchema {
  return typeof additionalProperties === "object" ? additionalProperties : {};
}

function textForm({ format, pattern = "" }: JsonSchema): string {
  if (pattern.startsWith(MONTH)) return "month, `YYYY-MM`";
  if (pattern.includes("@today"))
    return pattern.includes("T\\d") ? "time with zone" : "day, `YYYY-MM-DD`";
  if (format === "uri") return "address, `https://...`";
  if (format === "email") return "e-mail address";
  if (pattern === "^[A-Z]{2}$") return "country, two letters";
  if (pattern.startsWith("^\\/")) return "path, `/...`";
  return "text";
}

function plural(form: string): string {
  if (form === "text") return "texts";
  return form === "keys" ? "entries" : form;
}
