/** Owners are told of documents whose last day comes near, a month before and once it has passed: each once. */
import { addDays, dayOf, formatDay } from "../../domain/dates.ts";
import type { CatalogueDocument } from "../../domain/door/catalogue.ts";
import type { Services, Tx } from "../definitions.ts";
import type { Job } from "../jobs/job.ts";
import { tellApprovers } from "./tell-approvers.ts";

const DAYS_BEFORE = 30;

type Stage = "soon" | "passed";
interface Expiring {
  document: CatalogueDocument;
  expires: string;
  stage: Stage;
}

export const warnOfDocumentsJob: Job = {
  name: "warn-of-documents",
  everySeconds: 3600,
  async run(services) {
    const today = dayOf(services.clock.now().toISOString());
    const expiring = services.catalogue.documents.flatMap((document) => stageOf(document, today));
    if (expiring.length === 0) return;
    const told = await services.store.transaction((tx) => warn(tx, services, expiring));
    if (told > 0) services.logger.info("owners-told-of-documents", { count: told });
  },
};

function stageOf(document: CatalogueDocument, today: string): Expiring[] {
  const { expires } = document;
  if (!expires || expires > addDays(today, DAYS_BEFORE)) return [];
  return [{ document, expires, stage: expires < today ? "passed" : "soon" }];
}

async function warn(tx: Tx, services: Services, expiring: readonly Expiring[]): Promise<number> {
  const fresh: Expiring[] = [];
  for (const one of expiring) if (await claim(tx, services, one)) fresh.push(one);
  if (fresh.length === 0) return 0;
  const passed = fresh.filter(({ stage }) => stage === "passed");
  const soon = fresh.filter(({ stage }) => stage === "soon");
  const list = (items: readonly Expiring[]) => ({
    kind: "list" as const,
    items: items.map(({ document, expires }) => `${document.title}: ${formatDay(expires)}`),
  });
  await tellApprovers(tx, services, {
    kind: "documents-expiring",
    personId: null,
    to: ["owner"],
    subject: fresh.length === 1 ? "A document expires" : `${fresh.length} documents expire`,
    blocks: [
      ...(soon.length > 0
        ? [{ kind: "text" as const, text: "The last day of these documents is near:" }, list(soon)]
        : []),
      ...(passed.length > 0
        ? [{ kind: "text" as const, text: "The last day of these has passed:" }, list(passed)]
        : []),
      {
        kind: "text",
        text: "Readers who were given one keep it until their own last day. To replace a document, change its entry in the content and build the portal again.",
      },
      {
        kind: "button",
        label: "See the documents",
        href: new URL("/admin/documents/", services.settings.publicUrl).href,
      },
    ],
  });
  return fresh.length;
}

/** One server tells of one stage of one date; a document with a new date is told of anew. */
async function claim(
  tx: Tx,
  { clock }: Services,
  { document, expires, stage }: Expiring,
): Promise<boolean> {
  const row = await tx
    .insertInto("marks")
    .values({
      name: `document-expires:${document.id}:${expires}:${stage}`,
      at: clock.now(),
      value: "told",
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning("name")
    .executeTakeFirst();
  return row !== undefined;
}
