/** The reader and the owners are told, once, that access runs out: a mail a person, since each mail is erased with its person. */
import { dayOf, formatDay } from "../../domain/dates.ts";
import { recordEvent } from "../audit/record-event.ts";
import type { Services, Tx } from "../definitions.ts";
import type { Job } from "../jobs/job.ts";
import { composeLetter, type LetterBlock } from "./compose-letter.ts";
import { queueMail } from "./queue-mail.ts";
import { tellApprovers } from "./tell-approvers.ts";

const DAYS_BEFORE = 7;
const DAY = 86_400_000;

export const warnOfGrantsJob: Job = {
  name: "warn-of-grants",
  everySeconds: 3600,
  async run(services) {
    const people = await findPeople(services);
    for (const id of people) await services.store.transaction((tx) => warn(tx, services, id));
    if (people.length > 0) services.logger.info("readers-told-of-grants", { count: people.length });
  },
};

const until = (now: Date) => new Date(now.getTime() + DAYS_BEFORE * DAY);

/** Grants that never lasted longer than the warning are left out: their readers have just been told the day. */
async function findPeople({ store, clock }: Services): Promise<string[]> {
  const now = clock.now();
  const rows = await store.db
    .selectFrom("grants")
    .select("person_id")
    .distinct()
    .where("state", "=", "active")
    .where("warned_at", "is", null)
    .where("days", ">", DAYS_BEFORE)
    .where("until", ">", now)
    .where("until", "<=", until(now))
    .execute();
  return rows.map(({ person_id }) => person_id);
}

async function warn(tx: Tx, services: Services, personId: string): Promise<void> {
  const { catalogue, clock, settings } = services;
  const now = clock.now();
  const grants = await tx
    .updateTable("grants")
    .set({ warned_at: now })
    .where("person_id", "=", personId)
    .where("state", "=", "active")
    .where("warned_at", "is", null)
    .where("days", ">", DAYS_BEFORE)
    .where("until", ">", now)
    .where("until", "<=", until(now))
    .returning(["id", "document_id", "until"])
    .execute();
  if (grants.length === 0) return;
  const person = await tx
    .selectFrom("people")
    .select(["name", "company", "email"])
    .where("id", "=", personId)
    .executeTakeFirstOrThrow();
  for (const { id } of grants)
    await recordEvent(tx, services, {
      type: "grant.warned",
      subject: personId,
      refs: { grant: id },
    });
  const list: LetterBlock = {
    kind: "list",
    items: grants.map((grant) => {
      const title = catalogue.documents.find(({ id }) => id === grant.document_id)?.title;
      return `${title ?? grant.document_id}: until ${formatDay(dayOf(grant.until?.toISOString() ?? ""))}`;
    }),
  };
  const link = (path: string) => new URL(path, settings.publicUrl).href;
  const letter = composeLetter(
    {
      subject: "Your access to documents runs out",
      blocks: [
        { kind: "text", text: "You can open these until the day that stands beside them:" },
        list,
        {
          kind: "text",
          text: "If you need them for longer, ask again. A signature that still holds is not asked for twice.",
        },
        { kind: "button", label: "See your documents", href: link("/request/status/") },
      ],
    },
    catalogue.company,
  );
  await queueMail(tx, services, {
    kind: "grants-ending",
    personId,
    mail: { to: person.email, ...letter },
  });
  await tellApprovers(tx, services, {
    kind: "grants-ending",
    personId,
    to: ["owner"],
    subject: `Access runs out: ${person.company}`,
    blocks: [
      {
        kind: "text",
        text: "This reader has been told, and can ask again. You can extend the access.",
      },
      {
        kind: "facts",
        facts: [
          ["Name", person.name],
          ["Company", person.company],
          ["Address", person.email],
        ],
      },
      list,
      { kind: "button", label: "Open the person", href: link(`/admin/people/${personId}/`) },
    ],
  });
}
