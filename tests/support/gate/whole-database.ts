/** Everything that a dump of the database would hold, as one text: whatever tables there are. */
import { sql } from "kysely";
import type { Store } from "#src/gate/definitions.ts";

export async function dumpAsText({ db }: Pick<Store, "db">): Promise<string> {
  const { rows: tables } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables where table_schema = 'public' order by 1`.execute(
    db,
  );
  const parts: string[] = [];
  for (const { name } of tables) {
    const { rows } = await sql<{
      row: string;
    }>`select to_jsonb(t)::text as row from ${sql.table(name)} as t`.execute(db);
    parts.push(`${name}\n${rows.map(({ row }) => row).join("\n")}`);
  }
  return parts.join("\n");
}
