/** A list from elsewhere as content files, one an entry: all of them, or an error that names every entry that cannot be used. */
import { Document } from "yaml";
import type { ListMap } from "../../schemas/list-map.ts";
import type { SourceInput } from "../input.ts";
import { SourceError } from "../source-error.ts";
import { type ListEntry, readEntries } from "./entries.ts";
import { type ListKind, Unusable } from "./list-kind.ts";

export interface ListFile {
  id: string;
  /** Relative to the content folder. */
  path: string;
  text: string;
}

const SHOWN = 20;

/** @throws SourceError */
export async function importList(
  input: SourceInput,
  { kind, map }: { kind: ListKind; map: ListMap },
): Promise<ListFile[]> {
  const { names, under } = kind;
  const entries = await readEntries(input, { names, map, under });
  const problems: string[] = [];
  const files = new Map<string, ListFile>();
  for (const entry of entries) {
    const id = idOf(entry, kind, files);
    const values = kind.convert(entry, map);
    const wrong =
      id === undefined
        ? [`${entry.where}: there is nothing to name it by.`]
        : judge(values, entry, kind, id);
    problems.push(...wrong);
    if (id !== undefined && wrong.length === 0) files.set(id, fileOf(kind, id, values));
  }
  if (problems.length === 0) return [...files.values()];
  const more = problems.length > SHOWN ? [`and ${problems.length - SHOWN} more`] : [];
  throw new SourceError(["", ...problems.slice(0, SHOWN), ...more].join("\n  "));
}

/** A second function of the same company is a second entry, named by it. */
function idOf(
  entry: ListEntry,
  kind: ListKind,
  files: ReadonlyMap<string, ListFile>,
): string | undefined {
  const id = kind.idOf(entry);
  if (id === undefined || id === "") return undefined;
  if (!files.has(id)) return id;
  const service = (
    entry.text("service") ??
    entry.text("version") ??
    entry.text("end") ??
    "again"
  ).toLowerCase();
  return `${id}-${service.replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "")}`.slice(0, 80);
}

function judge(
  values: Record<string, unknown>,
  { where }: ListEntry,
  kind: ListKind,
  id: string,
): string[] {
  const found = unusableIn(values).map(([key, { says }]) => `${where}, ${key}: ${says}`);
  if (found.length > 0) return found;
  const whole = kind.id === "subprocessors" ? { id, ...values } : values;
  const read = kind.schema.safeParse(whole);
  return (read.error?.issues ?? []).map(
    ({ path, message }) => `${where}, ${path.map(String).join(".")}: ${message}.`,
  );
}

function unusableIn(values: object, parents: string[] = []): [string, Unusable][] {
  return Object.entries(values).flatMap(([key, value]): [string, Unusable][] => {
    if (value instanceof Unusable) return [[[...parents, key].join("."), value]];
    const isInner = typeof value === "object" && value !== null && !Array.isArray(value);
    return isInner ? unusableIn(value, [...parents, key]) : [];
  });
}

function fileOf(kind: ListKind, id: string, values: Record<string, unknown>): ListFile {
  const yaml = (data: unknown) => new Document(data).toString({ lineWidth: 0 });
  if (kind.id === "policies")
    return {
      id,
      path: `policies/${id}.mdx`,
      text: `---\n${yaml(values)}---\n\n{/* The text of the policy goes here. */}\n`,
    };
  const data = kind.id === "subprocessors" ? { id, ...values } : values;
  return { id, path: `${kind.id}/${id}.yaml`, text: yaml(data) };
}
