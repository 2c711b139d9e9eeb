/** Takes lists away, each by a form, so that no link and no reader ahead of the user does; each is an event. */
import { exportRecords, LIST_NAMES } from "../../records/export-records.ts";
import type { Door } from "../door.ts";
import { fieldOf, readForm } from "../read-form.ts";
import { file } from "./agreements.ts";
import { type AdminFrame, enter, notFound } from "./enter.ts";

export interface ExportsPage {
  frame: AdminFrame;
  lists: readonly string[];
}

export async function exportsPage(request: Request, door: Door): Promise<Response | ExportsPage> {
  const entered = await enter(request, door, "export");
  if (entered instanceof Response) return entered;
  if (request.method !== "POST") return { frame: entered.frame, lists: LIST_NAMES };
  // One field, so that one button says both: `requests.csv`.
  const [list = "", format = ""] = fieldOf(await readForm(request), "file").split(".");
  const made = await exportRecords(door.services, { list, format, by: entered.approver.email });
  return made ? file(made.body, made) : notFound();
}
