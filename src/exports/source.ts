/** What exports are made from: the published portal, and the texts that the portal only names. */
import type { Portal } from "../domain/views.ts";

type ById = Pick<ReadonlyMap<string, string>, "get">;

/** Markdown by id, as `cleanText` leaves it: what the pages show, and no comment. */
export interface Texts {
  policies: ById;
  answers: ById;
  updates: ById;
}

export interface Source {
  portal: Portal;
  texts: Texts;
}
