/** Searches that found nothing, as a list of what to write next. */

import { PAGE_ROWS } from "../../records/search.ts";
import {
  forgetSearch,
  listMissedSearches,
  type MissedSearch,
} from "../../searches/count-search.ts";
import type { Door } from "../door.ts";
import { fieldOf, readForm, seeOther } from "../read-form.ts";
import { type AdminFrame, enter } from "./enter.ts";
import { saying } from "./said.ts";

export interface SearchesPage {
  frame: AdminFrame;
  searches: MissedSearch[];
}

export async function searchesPage(request: Request, door: Door): Promise<Response | SearchesPage> {
  const entered = await enter(request, door, "decide");
  if (entered instanceof Response) return entered;
  const { db } = door.services.store;
  if (request.method === "POST") {
    await forgetSearch(db, fieldOf(await readForm(request), "key"));
    return seeOther(saying("/admin/searches/", "search-done"));
  }
  return { frame: entered.frame, searches: await listMissedSearches(db, PAGE_ROWS) };
}
