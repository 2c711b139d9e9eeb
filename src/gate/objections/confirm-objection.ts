/** The objection's address is confirmed: approvers are told, and whoever objected gets a copy with its number and hash. */
import { dayOf, formatDay } from "../../domain/dates.ts";
import { canonicalJson } from "../audit/canonical-json.ts";
import { sha256Hex } from "../audit/hashes.ts";
import { recordEvent } from "../audit/record-event.ts";
import type { Services, Tx } from "../definitions.ts";
import { composeLetter } from "../mail/compose-letter.ts";
import { queueMail } from "../mail/queue-mail.ts";
import { tellApprovers } from "../mail/tell-approvers.ts";
import { hashToken } from "../sessions/hash-token.ts";

export interface ObjectionToConfirm {
  subprocessor: string;
  name: string;
  company: string;
  reason: string;
  filedAt: Date;
}

function readObjection(db: Pick<Tx, "selectFrom">, id: string) {
  return db
    .selectFrom("objections")
    .innerJoin("people", "people.id", "objections.person_id")
    .selectAll("objections")
    .select("people.email")
    .where("objections.id", "=", id)
    .executeTakeFirst();
}

/** Changes nothing; undefined where the link is over. */
export async function viewObjection(
  { store, clock }: Pick<Services, "store" | "clock">,
  token: string,
): Promise<ObjectionToConfirm | undefined> {
  const link = await store.db
    .selectFrom("links")
    .select("objection_id")
    .where("hash", "=", hashToken(token))
    .where("purpose", "=", "objection")
    .where("used_at", "is", null)
    .where("expires_at", ">", clock.now())
    .executeTakeFirst();
  const row = link?.objection_id && (await readObjection(store.db, link.objection_id));
  if (!row) return undefined;
  const { name, company, reason, filed_at: filedAt, announced } = row;
  return { subprocessor: announced.name, name, company, reason, filedAt };
}

/** @returns its number; undefined where the link is over */
export async function confirmObjection(
  services: Services,
  token: string,
): Promise<string | undefined> {
  const now = services.clock.now();
  return services.store.transaction(async (tx) => {
    const link = await tx
      .updateTable("links")
      .set({ used_at: now })
      .where("hash", "=", hashToken(token))
      .where("purpose", "=", "objection")
      .where("used_at", "is", null)
      .where("expires_at", ">", now)
      .returning(["person_id", "objection_id"])
      .executeTakeFirst();
    if (!link?.person_id || !link.objection_id) return undefined;
    const { person_id: personId, objection_id: id } = link;
    await tx.updateTable("objections").set({ confirmed_at: now }).where("id", "=", id).execute();
    await tx
      .updateTable("people")
      .set(({ fn, val }) => ({
        verified_at: fn.coalesce("verified_at", val(now)),
        verified_by: fn.coalesce("verified_by", val("link" as const)),
      }))
      .where("id", "=", personId)
      .execute();
    await tell(tx, services, id);
    return id;
  });
}

async function tell(tx: Tx, services: Services, id: string): Promise<void> {
  const row = await readObjection(tx, id);
  if (!row) return;
  const { catalogue, settings } = services;
  const { announced, person_id: personId } = row;
  const said = {
    id,
    subprocessor: row.subprocessor_id,
    name: row.name,
    title: row.title,
    company: row.company,
    email: row.email,
    reason: row.reason,
    filedAt: row.filed_at.toISOString(),
    deadline: row.deadline,
  };
  const hash = sha256Hex(canonicalJson(said));
  await recordEvent(tx, services, {
    type: "objection.confirmed",
    subject: personId,
    refs: { objection: id },
    payload: { sha256: hash },
  });
  const facts: [string, string][] = [
    ["Subprocessor", announced.name],
    ["By", `${row.name}, ${row.title}, ${row.company}`],
    ["Address", row.email],
    ["Filed", `${said.filedAt.slice(0, 16).replace("T", " ")} UTC`],
    ["Last day for objections", formatDay(row.deadline)],
    ["Number", id],
    ["SHA-256", hash],
  ];
  const inTime = dayOf(said.filedAt) <= row.deadline ? "in time" : "after the last day";
  await tellApprovers(tx, services, {
    kind: "objection-filed",
    personId,
    subject: `${row.company} objects to ${announced.name}`,
    blocks: [
      { kind: "text", text: `A customer objects to a subprocessor, ${inTime}.` },
      { kind: "facts", facts },
      { kind: "text", text: row.reason },
      {
        kind: "button",
        label: "See the objections",
        href: new URL("/admin/objections/", settings.publicUrl).href,
      },
    ],
  });
  const letter = composeLetter(
    {
      subject: `Your objection to ${announced.name} is filed`,
      blocks: [
        {
          kind: "text",
          text: `${catalogue.company.name} has your objection. What follows from it stands in your contract; somebody will write to you. Keep this mail: it is your copy.`,
        },
        { kind: "facts", facts },
        { kind: "text", text: row.reason },
      ],
    },
    catalogue.company,
  );
  await queueMail(tx, services, {
    kind: "objection-copy",
    personId,
    mail: { to: row.email, ...letter },
  });
}
