/** A way back for those who have been here before. The same page whoever asks. */
import { reclaim } from "../../sessions/reclaim.ts";
import type { Door } from "../door.ts";
import { type FieldErrors, NO_ERRORS } from "../field-errors.ts";
import { fieldOf, readForm, seeOther } from "../read-form.ts";
import { TRAP } from "./ask.ts";
import { carrying, type WantedDocument, wantedDocument } from "./landing.ts";
import { askCookie, originOf } from "./origin.ts";

export interface ReturnPage {
  status: number;
  typed: string;
  /** The document whose address led here. */
  wanted: WantedDocument | undefined;
  errors: FieldErrors;
}

export async function showReturn(request: Request, door: Door): Promise<Response | ReturnPage> {
  const { services } = door;
  if (request.method !== "POST") {
    const wanted = wantedDocument(services, new URL(request.url).searchParams.get("document"));
    return { status: 200, typed: "", wanted, errors: NO_ERRORS };
  }
  const form = await readForm(request);
  const typed = fieldOf(form, "email");
  const { network, browser } = originOf(request, door);
  const trap = fieldOf(form, TRAP);
  const wanted = wantedDocument(services, fieldOf(form, "document"));
  const asked = await reclaim(services, { typed, trap, network, browser, document: wanted?.id });
  if (asked.kind === "invalid") return { status: 400, typed, wanted, errors: asked.errors };
  return seeOther(carrying("/request/sent/?return", wanted), [askCookie(door, browser)]);
}
