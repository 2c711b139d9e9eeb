/** Objections to subprocessors, as those who decide see them. */
import { listObjections, type ObjectionRecord } from "../../records/list-objections.ts";
import { PAGE_ROWS } from "../../records/search.ts";
import type { Door } from "../door.ts";
import { type AdminFrame, enter } from "./enter.ts";

export interface ObjectionsPage {
  frame: AdminFrame;
  objections: ObjectionRecord[];
}

export async function objectionsPage(
  request: Request,
  door: Door,
): Promise<Response | ObjectionsPage> {
  const entered = await enter(request, door, "read");
  if (entered instanceof Response) return entered;
  const objections = await listObjections(door.services.store.db, PAGE_ROWS);
  return { frame: entered.frame, objections };
}
