/** An XLSX workbook: its sheets in their order, and the same file with cells of one of them written. */
import { type Book, WorkbookError } from "./definitions.ts";
import { readSharedStrings, readSheet } from "./read-sheet.ts";
import { writeSheet } from "./write-sheet.ts";
import { attributeOf, readTags } from "./xml.ts";
import { openParts, type Parts, packParts, textOfPart } from "./zip-parts.ts";

interface Relation {
  type: string;
  target: string;
}

function readRelations(parts: Parts, part: string): Map<string, Relation> {
  const slash = part.lastIndexOf("/") + 1;
  const xml = textOfPart(parts, `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`) ?? "";
  const relations = new Map<string, Relation>();
  for (const { name, kind, attributes } of readTags(xml)) {
    if (name !== "Relationship" || kind === "close") continue;
    const target = attributeOf(attributes, "Target") ?? "";
    relations.set(attributeOf(attributes, "Id") ?? "", {
      type: (attributeOf(attributes, "Type") ?? "").split("/").at(-1) ?? "",
      target: target.startsWith("/") ? target.slice(1) : resolvePart(part.slice(0, slash), target),
    });
  }
  return relations;
}

function resolvePart(folder: string, target: string): string {
  const path: string[] = [];
  for (const name of `${folder}${target}`.split("/"))
    if (name === "..") path.pop();
    else if (name !== "." && name !== "") path.push(name);
  return path.join("/");
}

function findWorkbook(parts: Parts): string {
  const main = [...readRelations(parts, "").values()].find(({ type }) => type === "officeDocument");
  if (main && parts.has(main.target) && !main.target.endsWith(".bin")) return main.target;
  const other = parts.has("mimetype")
    ? "OpenDocument (ODS)"
    : main?.target.endsWith(".bin")
      ? "binary (XLSB)"
      : undefined;
  throw new WorkbookError(
    other
      ? `The workbook is ${other}, which is not read here. Save it as XLSX and open that copy.`
      : "The file is a zip archive and no XLSX workbook. Save the questionnaire as XLSX or CSV and open that.",
  );
}

export function openXlsx(bytes: Uint8Array): Book {
  const parts = openParts(bytes);
  const workbook = findWorkbook(parts);
  const relations = readRelations(parts, workbook);
  const strings = [...relations.values()].find(({ type }) => type === "sharedStrings");
  const shared = readSharedStrings(textOfPart(parts, strings?.target ?? "") ?? "");
  const places: string[] = [];
  const sheets = [...readTags(textOfPart(parts, workbook) ?? "")].flatMap(
    ({ name, kind, attributes }) => {
      if (name !== "sheet" || kind === "close") return [];
      const relation = relations.get(attributeOf(attributes, "id") ?? "");
      const xml = relation && textOfPart(parts, relation.target);
      if (relation?.type !== "worksheet" || xml === undefined) return [];
      places.push(relation.target);
      return [readSheet(attributeOf(attributes, "name") ?? "Sheet", xml, shared)];
    },
  );
  const hasMacros = [...parts.keys()].some((name) => name.endsWith("vbaProject.bin"));
  return {
    form: "xlsx",
    sheets,
    notes: hasMacros
      ? [
          "The workbook holds macros. None of them is run here, and they stay in the file as they are.",
        ]
      : [],
    write: (sheet, writes) => {
      const place = places[sheet] ?? "";
      const xml = textOfPart(parts, place) ?? "";
      return packParts(parts, new Map([[place, writeSheet(xml, writes)]]));
    },
  };
}
