/** Searches that found nothing: readable once they were made on several days, a keyed hash until then. Nobody is named. */
import { type Kysely, sql } from "kysely";

const statements = [
  `create table missed_searches (
    key text primary key, words text, days int not null, last_on text not null)`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
