/** The YAML file that describes a report or document. Read loosely: an entry may lack what its file will say of it. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { parseDocument } from "yaml";
import { CONCEPTS } from "#src/loaders/concepts.ts";
import { type Company, STORAGE_KINDS } from "#src/schemas/company.ts";
import { nearestWord } from "#src/schemas/nearest.ts";
import { Refusal } from "../command.ts";

export type EntryConcept = "report" | "document";

export interface DescribedEntry {
  concept: EntryConcept;
  id: string;
  /** Relative to the content folder. */
  origin: string;
  text: string;
  isPublic: boolean;
  /** As the entry says now. */
  path: string | undefined;
  stamp: "pages" | "none" | undefined;
}

const FOLDERS: Record<EntryConcept, string> = {
  report: CONCEPTS.reports.folder,
  document: CONCEPTS.documents.folder,
};

/** @throws Refusal where there is no such entry, or its YAML is broken */
export function findEntry(content: string, concept: EntryConcept, id: string): DescribedEntry {
  const origins = listOrigins(content, concept);
  const origin = origins.find((path) => idOf(path) === id);
  if (!origin) {
    const near = nearestWord(id, origins.map(idOf));
    throw new Refusal(
      `There is no ${FOLDERS[concept]}/${id}.yaml in the content.${near ? ` Did you mean "${near}"?` : ""} Describe the ${concept} there first: kind, title, access. Its file: block is written by this command.`,
    );
  }
  return readEntry(content, concept, origin);
}

/** The id of another entry that names the same file. */
export function findSharer(
  content: string,
  entry: DescribedEntry,
  path: string,
): string | undefined {
  return (["report", "document"] as const)
    .flatMap((concept) => listOrigins(content, concept).map((origin) => ({ concept, origin })))
    .filter(({ origin }) => origin !== entry.origin)
    .map(({ concept, origin }) => readEntry(content, concept, origin))
    .find((other) => other.path === path && other.isPublic === entry.isPublic)?.id;
}

/** `storage` of company.yaml. */
export function readStorageKind(content: string): Company["storage"] {
  const path = join(content, "company.yaml");
  if (!existsSync(path))
    throw new Refusal(`There is no company.yaml in ${content}, which says where files lie.`);
  const named = parseDocument(readFileSync(path, "utf8")).get("storage");
  return STORAGE_KINDS.find((kind) => kind === named) ?? "folder";
}

function listOrigins(content: string, concept: EntryConcept): string[] {
  const folder = FOLDERS[concept];
  if (!existsSync(join(content, folder))) return [];
  return readdirSync(join(content, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".yaml") && !basename(name).startsWith("_"))
    .map((name) => `${folder}/${name.replaceAll("\\", "/")}`);
}

const idOf = (origin: string) => basename(origin, ".yaml");

function readEntry(content: string, concept: EntryConcept, origin: string): DescribedEntry {
  const text = readFileSync(join(content, origin), "utf8");
  const yaml = parseDocument(text);
  const [error] = yaml.errors;
  if (error)
    throw new Refusal(`${origin} is not valid YAML: ${error.message} Correct it first.`, {
      cause: error,
    });
  const path = yaml.getIn(["file", "path"]);
  const stamp = yaml.getIn(["file", "stamp"]);
  return {
    concept,
    id: idOf(origin),
    origin,
    text,
    isPublic: yaml.get("access") === "public",
    path: typeof path === "string" ? path : undefined,
    stamp: stamp === "none" || stamp === "pages" ? stamp : undefined,
  };
}
