/** What exports are made from: the published portal, and the texts that the portal only names. */
import type { Portal } from "../domain/views.ts";

/** Markdown by id, as `cleanText` leaves it: what the pages show, and no comment. */
export interface Texts {
  policies: ReadonlyMap<string, string>;
  answers: ReadonlyMap<string, string>;
  updates: ReadonlyMap<string, string>;
}

export interface Source {
  portal: Portal;
  texts: Texts;
}
