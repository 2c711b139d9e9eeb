/** What can be found, as a module for the page that lists it from A to Z. In development it is as at the server's start. */
import type { SearchRecord } from "#src/exports/search/search-record.ts";

const NAME = "virtual:fanlight/search-records";

export function recordsModule(records: readonly SearchRecord[]) {
  // The page names and links; the texts stay where they are.
  const listed = records.map(({ text: _, ...record }) => record);
  return {
    name: "fanlight:search-records",
    resolveId: (id: string) => (id === NAME ? `\0${NAME}` : undefined),
    load: (id: string) =>
      id === `\0${NAME}` ? `export const records = ${JSON.stringify(listed)};` : undefined,
  };
}
