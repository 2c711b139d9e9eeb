/** Each table as CSV and as a workbook, under `/downloads/`. */
import { writeCsv } from "../../domain/write-csv.ts";
import { writeXlsx } from "../../domain/write-xlsx.ts";
import type { ExportFile } from "../export-file.ts";
import type { Source } from "../source.ts";
import { listQuestionnaireTables } from "./questionnaires.ts";
import { listTables } from "./tables.ts";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

export function listTableFiles(source: Source): ExportFile[] {
  return [...listTables(source), ...listQuestionnaireTables(source)]
    .filter(({ isEmpty }) => !isEmpty)
    .flatMap((table): ExportFile[] => {
      const { name, title, page, columns, rows } = table;
      const shared = { group: "table", title, page } as const;
      return [
        {
          ...shared,
          address: `/downloads/${name}.csv`,
          mediaType: "text/csv; charset=utf-8",
          write: () => writeCsv(columns, rows()),
        },
        {
          ...shared,
          address: `/downloads/${name}.xlsx`,
          mediaType: XLSX,
          write: () => writeXlsx(table),
        },
      ];
    });
}
