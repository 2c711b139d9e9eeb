/** Events, the sealed log, and what jobs remember. */
import type { Generated } from "kysely";
import type { Json } from "./json.ts";

/** Written in the transaction of the change; the sealer moves it to the log. */
export interface Events {
  id: Generated<number>;
  at: Date;
  type: string;
  subject_id: string | null;
  refs: Json<Record<string, string>>;
  salt: string;
  payload: Json<unknown>;
}

export interface Log {
  seq: number;
  /** ISO 8601 text, so that the hashed form is the stored one. */
  at: string;
  type: string;
  subject_id: string | null;
  refs: Json<Record<string, string>>;
  commitment: string;
  prev_hash: string;
  hash: string;
}

export interface LogPrivate {
  seq: number;
  salt: string;
  payload: Json<unknown>;
}

/** Ids of people and of agreements that were erased, nothing else: with them a restored backup is cleaned again. */
export interface Erasures {
  id: string;
  at: Date;
}

/** What jobs remember: `backup`, `heads`, `config:approvers` ... */
export interface Marks {
  name: string;
  at: Date;
  value: string;
}
