/** What exports are made from: the published portal, and the texts that the portal only names. */
import type { Portal } from "../domain/views.ts";

/** Markdown by id, as `cleanText` leaves it: what the pages show, and no comment. */
/** By id. */
type ById = Pick<ReadonlyMap<string, string>, "get">;

export interface Texts {
  policies: ById;
  answers: ById;
  updates: ById;
}

export interface Source {
  portal: Portal;
  texts: Texts;
}
