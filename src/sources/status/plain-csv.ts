/** A plain CSV for everything else: one row a check, in our words. */

import { statusWordSchema } from "../../schemas/control-status.ts";
import { type Row, readRows } from "../csv-rows.ts";
import { readInstant } from "../instants.ts";
import { SourceError } from "../source-error.ts";
import { type StatusTool, wordReader } from "./tool.ts";

const words = statusWordSchema.options.map((word) => [word, word] as const);
const readWord = wordReader(words);

const ID = ["control", "id", "check"];
const CHECKED = ["checked", "last checked"];

export const plainCsv: StatusTool = {
  id: "csv",
  name: "CSV",
  reads:
    "Columns `control` (or `check`), `status` and, if you have it, `checked` (a time with its zone) and `subject` (what was checked).",
  obtain:
    "Write it with whatever you have. --tool names the tool that the page shows, and the file that is written.",
  words,
  gaps: [
    "Other words than the six count as unknown.",
    "Several rows for one control are rolled up. What stands under `subject` is only counted, never written.",
  ],
  marks: [],
  async *read(input) {
    for (const row of await readRows(input, [ID, ["status"]])) {
      const key = row.cell(...ID) ?? "";
      if (key === "") throw new SourceError(`Line ${row.line} names no control.`);
      yield {
        key,
        ...readWord(row.cell("status")),
        subject: row.cell("subject") || undefined,
        at: readChecked(row),
      };
    }
  },
};

function readChecked(row: Row): string | undefined {
  const text = row.cell(...CHECKED) ?? "";
  if (text === "") return undefined;
  const at = readInstant(text);
  if (at !== undefined) return at;
  throw new SourceError(
    `Line ${row.line}: "${text.slice(0, 40)}" is no time. Write it like 2026-11-02T06:00:00Z.`,
  );
}
