/** What is held about the visitor: to see, to take along, and to have erased. */
import { askErasure, type KeptAgreement, listKept } from "../../people/ask-erasure.ts";
import { type Held, readHeld } from "../../people/read-held.ts";
import { attachment } from "../content-disposition.ts";
import { writeCookie } from "../cookies.ts";
import type { Door } from "../door.ts";
import { readForm, seeOther } from "../read-form.ts";
import { askForLink, currentVisitor } from "./current-visitor.ts";

export type HeldPage =
  | {
      state: "held";
      status: number;
      held: Held;
      kept: KeptAgreement[];
      /** The wish was passed on. */
      asked: boolean;
      errors: Readonly<Record<string, string>>;
    }
  /** Where a browser arrives after an erasure; says nothing about anybody. */
  | { state: "erased"; status: number };

export async function showHeld(request: Request, door: Door): Promise<Response | HeldPage> {
  const { services } = door;
  if (new URL(request.url).searchParams.has("erased")) return { state: "erased", status: 200 };
  const visitor = await currentVisitor(request, door);
  if (!visitor) return askForLink();
  const { personId } = visitor;
  const { catalogue } = services;
  const held = await readHeld(services.store.db, { catalogue, personId });
  if (!held) return askForLink();
  const kept = await listKept(services, personId);
  const page = { state: "held" as const, status: 200, held, kept, asked: false, errors: {} };
  if (request.method !== "POST") return page;
  if ((await readForm(request)).get("sure") !== "yes")
    return {
      ...page,
      status: 422,
      errors: { sure: "Tick the box to say that your access may end" },
    };
  const result = await askErasure(services, visitor);
  if (result.outcome === "asked") return { ...page, kept: result.kept, asked: true };
  return seeOther("/request/held/?erased", [
    writeCookie("visitor", "", { ...services.settings, seconds: 0 }),
    writeCookie("ask", "", { ...services.settings, seconds: 0 }),
  ]);
}

export async function sendHeld(request: Request, door: Door): Promise<Response> {
  const { services } = door;
  const visitor = await currentVisitor(request, door);
  if (!visitor) return askForLink();
  const { personId } = visitor;
  const held = await readHeld(services.store.db, { catalogue: services.catalogue, personId });
  return new Response(`${JSON.stringify(held, null, 2)}\n`, {
    headers: {
      "content-type": "application/json",
      "content-disposition": attachment("what-is-held-about-me.json"),
    },
  });
}
