/** Columns of JSON. */
import { type ColumnType, type RawBuilder, sql } from "kysely";

export type Json<T> = ColumnType<T, RawBuilder<T>, RawBuilder<T>>;

/** `value` as a jsonb parameter, the same way on every driver. */
export function asJson<T>(value: T): RawBuilder<T> {
  return sql<T>`${JSON.stringify(value)}::jsonb`;
}
