/**
 * The embedded database has nobody who tidies up after it: without this, what was deleted would take space for good, and queries
 * would be planned without knowing the tables. PostgreSQL does it by itself. Table by table, so that others are answered in between.
 */
import { sql } from "kysely";
import { PERSONAL_TABLES } from "../audit/scrub-database.ts";
import type { Job } from "../jobs/job.ts";

export const tidyEmbeddedJob: Job = {
  name: "tidy-embedded",
  everySeconds: 3600,
  async run({ store }) {
    if (store.dialect !== "pglite") return;
    for (const table of [...PERSONAL_TABLES, "log", "copies"] as const)
      await sql`vacuum (analyze) ${sql.table(table)}`.execute(store.db);
  },
};
