/** A way back for those who have been here before. The same page whoever asks. */
import { reclaim } from "../../sessions/reclaim.ts";
import type { Door } from "../door.ts";
import { type FieldErrors, NO_ERRORS } from "../field-errors.ts";
import { fieldOf, readForm, seeOther } from "../read-form.ts";
import { TRAP } from "./ask.ts";
import { askCookie, originOf } from "./origin.ts";

export interface ReturnPage {
  status: number;
  typed: string;
  errors: FieldErrors;
}

export async function showReturn(request: Request, door: Door): Promise<Response | ReturnPage> {
  if (request.method !== "POST") return { status: 200, typed: "", errors: NO_ERRORS };
  const form = await readForm(request);
  const typed = fieldOf(form, "email");
  const { network, browser } = originOf(request, door);
  const trap = fieldOf(form, TRAP);
  const asked = await reclaim(door.services, { typed, trap, network, browser });
  if (asked.kind === "invalid") return { status: 400, typed, errors: asked.errors };
  return seeOther("/request/sent/?return", [askCookie(door, browser)]);
}
