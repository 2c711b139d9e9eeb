/** The form with which a customer objects to an announced subprocessor, and the mailed link that confirms it. */
import { formatDay } from "../../../domain/dates.ts";
import {
  confirmObjection,
  type ObjectionToConfirm,
  viewObjection,
} from "../../objections/confirm-objection.ts";
import { fileObjection, openAnnouncements } from "../../objections/file-objection.ts";
import { folderFor } from "../dev/outbox.ts";
import type { Door } from "../door.ts";
import { type FieldErrors, NO_ERRORS } from "../field-errors.ts";
import { fieldOf, readForm, seeOther } from "../read-form.ts";
import { TRAP } from "./ask.ts";
import { GONE } from "./confirm.ts";
import { originOf } from "./origin.ts";

const FIELDS = ["subprocessor", "email", "name", "title", "company", "reason"] as const;
type Values = Record<(typeof FIELDS)[number], string>;

export interface ObjectionPage {
  status: number;
  company: string;
  /** Those that may be objected to today. */
  open: { value: string; label: string; hint: string }[];
  values: Values;
  errors: FieldErrors;
}

export async function showObjection(
  request: Request,
  door: Door,
): Promise<Response | ObjectionPage> {
  const { services } = door;
  const open = openAnnouncements(services).map(({ id, name, service, where, deadline }) => ({
    value: id,
    label: name,
    hint: `${service}, ${where}. Until ${formatDay(deadline)}.`,
  }));
  const page = { company: services.catalogue.company.name, open };
  if (request.method !== "POST") {
    const asked = new URL(request.url).searchParams.get("subprocessor") ?? "";
    const subprocessor = open.length === 1 && !asked ? (open[0]?.value ?? "") : asked;
    const values = { subprocessor, email: "", name: "", title: "", company: "", reason: "" };
    return { ...page, status: 200, values, errors: NO_ERRORS };
  }
  const form = await readForm(request);
  const values = Object.fromEntries(FIELDS.map((name) => [name, fieldOf(form, name)])) as Values;
  const filed = await fileObjection(services, {
    typed: values,
    trap: fieldOf(form, TRAP),
    from: originOf(request, door),
  });
  if (filed.kind === "taken") return seeOther("/objection/sent/");
  return { ...page, status: 400, values, errors: filed.errors };
}

export function showObjectionSent(request: Request, door: Door) {
  const { security, privacy } = door.services.catalogue.company;
  return { contact: privacy ?? security, mailsHere: folderFor(request, door) !== undefined };
}

export interface ObjectionConfirmPage {
  status: number;
  token: string;
  company: string;
  /** Undefined where the link is over, or was used just now. */
  objection: ObjectionToConfirm | undefined;
  /** Its number, once it is confirmed. */
  confirmed: string | undefined;
}

export async function showObjectionConfirm(
  request: Request,
  { services }: Door,
): Promise<ObjectionConfirmPage> {
  const company = services.catalogue.company.name;
  if (request.method !== "POST") {
    const token = new URL(request.url).searchParams.get("t") ?? "";
    const objection = await viewObjection(services, token);
    return { status: objection ? 200 : GONE, token, company, objection, confirmed: undefined };
  }
  const token = fieldOf(await readForm(request), "t");
  const confirmed = await confirmObjection(services, token);
  return { status: confirmed ? 200 : GONE, token, company, objection: undefined, confirmed };
}
