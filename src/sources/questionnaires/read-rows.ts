/** The questions of a questionnaire as they stand in its file: a sheet of a workbook, a CSV, or an OSCAL catalog. */
import { z } from "zod";
import { columnOf, lettersOf, type Sheet } from "../../domain/workbook/definitions.ts";
import { type Columns, guessColumns } from "../../domain/workbook/guess-columns.ts";
import { parseJson } from "../input.ts";
import { SourceError } from "../source-error.ts";
import { openAsSource } from "../table.ts";

export interface FoundRow {
  id: string;
  section: string;
  text: string;
}

export interface FoundRows {
  title?: string | undefined;
  version?: string | undefined;
  rows: FoundRow[];
  /** Where they were read from, in words. */
  from: string[];
}

export interface ReadOptions {
  /** Name of the sheet; left out, all sheets that have questions. */
  sheet?: string | undefined;
  /** Columns as letters, where the guess is wrong. */
  columns: Partial<Record<"id" | "question" | "section", string>>;
}

/** @throws SourceError */
export function readQuestionnaireRows(bytes: Uint8Array, options: ReadOptions): FoundRows {
  const start = new TextDecoder().decode(bytes.subarray(0, 200)).replace(/^\uFEFF/, "");
  if (/^\s*[{[]/.test(start)) return readCatalog(parseJson(new TextDecoder().decode(bytes)));
  const { sheets } = openAsSource(bytes);
  const wanted = sheets.filter(({ name }) => options.sheet === undefined || name === options.sheet);
  if (wanted.length === 0)
    throw new SourceError(
      `There is no sheet "${options.sheet}". There are: ${sheets.map(({ name }) => `"${name}"`).join(", ")}.`,
    );
  const found = wanted.map((sheet) => readSheetRows(sheet, options));
  const rows = found.flatMap((one) => one.rows);
  if (rows.length === 0)
    throw new SourceError(
      "No sheet has a column of ids and one of questions. Name them with --id <column letter> and --question <column letter>.",
    );
  return { rows, from: found.flatMap((one) => one.from) };
}

function readSheetRows(sheet: Sheet, options: ReadOptions): FoundRows {
  const guess = guessColumns(sheet);
  const given = Object.fromEntries(
    Object.entries(options.columns).map(([role, letters]) => [role, columnOf(letters ?? "")]),
  ) as Columns;
  const columns = { ...guess.columns, ...given };
  const { id, question } = columns;
  if (id === undefined || question === undefined) return { rows: [], from: [] };
  const rows: FoundRow[] = [];
  let section = "";
  for (const { number, cells } of sheet.rows) {
    if (guess.header !== undefined && number <= guess.header) continue;
    const own = (cells[id] ?? "").trim();
    const text = (cells[question] ?? "").trim();
    const named = columns.section === undefined ? "" : (cells[columns.section] ?? "").trim();
    const isHeading = own === "" || text === "";
    // A row with one text only heads the rows below it.
    if (isHeading) {
      const words = cells.filter((cell) => cell?.trim());
      if (words.length === 1 && (words[0] ?? "").length <= 120) section = (words[0] ?? "").trim();
      else if (named !== "") section = named;
      continue;
    }
    if (named !== "") section = named;
    rows.push({ id: own, section: section || sheet.name, text });
  }
  const nameColumn = (column: number | undefined) =>
    column === undefined ? "none" : lettersOf(column);
  return {
    rows,
    from:
      rows.length === 0
        ? []
        : [
            `sheet "${sheet.name}": ids in column ${nameColumn(id)}, questions in ${nameColumn(question)}, sections in ${nameColumn(columns.section)}`,
          ],
  };
}

const propsSchema = z.array(z.object({ name: z.string(), value: z.string() })).optional();
const partSchema = z.object({ name: z.string().optional(), prose: z.string().optional() });
const controlSchema = z.object({
  id: z.string(),
  title: z.string().optional(),
  props: propsSchema,
  parts: z.array(partSchema).optional(),
});
const groupSchema = z.object({
  title: z.string().optional(),
  get groups() {
    return z.array(groupSchema).optional();
  },
  controls: z.array(controlSchema).optional(),
});
const catalogSchema = z.object({
  catalog: z.object({
    metadata: z.object({ title: z.string(), version: z.string().optional() }),
    groups: z.array(groupSchema).optional(),
    controls: z.array(controlSchema).optional(),
  }),
});

type Group = z.infer<typeof groupSchema>;

/** The label is the id that people know; OSCAL's own ids are for machines. */
function rowOfControl(control: z.infer<typeof controlSchema>, section: string): FoundRow {
  const label = control.props?.find(({ name }) => name === "label")?.value;
  const statement = control.parts?.find(({ name }) => name === "statement")?.prose;
  return {
    id: label ?? control.id,
    section,
    text: [control.title, statement?.trim()].filter(Boolean).join("\n"),
  };
}

function rowsOfGroup({ title = "Controls", controls = [], groups = [] }: Group): FoundRow[] {
  return [
    ...controls.map((control) => rowOfControl(control, title)),
    ...groups.flatMap(rowsOfGroup),
  ];
}

function readCatalog(data: unknown): FoundRows {
  const read = catalogSchema.safeParse(data);
  if (!read.success)
    throw new SourceError(
      "The file is JSON, but no OSCAL catalog: it has no catalog with metadata, groups and controls.",
    );
  const { metadata, groups = [], controls = [] } = read.data.catalog;
  const rows = rowsOfGroup({ title: "Controls", controls, groups });
  if (rows.length === 0) throw new SourceError("The catalog holds no controls.");
  return {
    title: metadata.title,
    version: metadata.version,
    rows,
    from: ["an OSCAL catalog: ids are the labels of its controls"],
  };
}
