/** Every list as CSV or JSON, and everything as one JSON: what is the company's can be taken away whole. */

import { type Cell, writeCsv } from "../../domain/write-csv.ts";
import type { Services } from "../definitions.ts";
import { COLUMNS } from "./export-columns.ts";
import { listAgreements } from "./list-agreements.ts";
import { listAllGrants } from "./list-all-grants.ts";
import { listCompanies } from "./list-companies.ts";
import { listDocuments } from "./list-documents.ts";
import { listDownloads } from "./list-downloads.ts";
import { listInvitations } from "./list-invitations.ts";
import { listLog } from "./list-log.ts";
import { listPeople } from "./list-people.ts";
import { listRequests } from "./list-requests.ts";
import { recordView } from "./record-view.ts";

type Row = Readonly<Record<string, unknown>>;

/** By name, in the order of the pages. */
const LISTS = {
  requests: ({ store }: Services) => listRequests(store.db, {}),
  people: ({ store, clock }: Services) => listPeople(store.db, {}, clock.now()),
  companies: ({ store, clock }: Services) => listCompanies(store.db, {}, clock.now()),
  agreements: ({ store }: Services) => listAgreements(store.db, {}),
  grants: ({ store, clock }: Services) => listAllGrants(store.db, {}, clock.now()),
  downloads: ({ store }: Services) => listDownloads(store.db, {}),
  documents: ({ store, clock, catalogue }: Services) =>
    listDocuments(store.db, catalogue, clock.now()),
  invitations: ({ store, clock }: Services) => listInvitations(store.db, {}, clock.now()),
  log: ({ store }: Services) => listLog(store.db, {}),
} satisfies Record<string, (services: Services) => Promise<readonly object[]>>;

export type ListName = keyof typeof LISTS;
export const LIST_NAMES = Object.keys(LISTS) as ListName[];

export interface ExportFile {
  name: string;
  type: string;
  body: string;
}

/** Undefined where there is no such list or format. */
export async function exportRecords(
  services: Services,
  { list, format, by }: { list: string; format: string; by: string },
): Promise<ExportFile | undefined> {
  const day = services.clock.now().toISOString().slice(0, 10);
  if (list === "everything" && format === "json") {
    const body = JSON.stringify(await readEverything(services), null, 2);
    await recordView(services, { type: "records.exported", by, list, format });
    return { name: `trust-center-${day}.json`, type: "application/json", body: `${body}\n` };
  }
  if (!Object.hasOwn(LISTS, list) || !["csv", "json"].includes(format)) return undefined;
  const rows = (await LISTS[list as ListName](services)) as unknown as Row[];
  await recordView(services, { type: "records.exported", by, list, format, rows: rows.length });
  const name = `${list}-${day}.${format}`;
  if (format === "json")
    return { name, type: "application/json", body: `${JSON.stringify(rows, null, 2)}\n` };
  const body = writeCsv(COLUMNS[list as ListName], rows.map(cellsOf));
  return { name, type: "text/csv;charset=utf-8", body };
}

/** What is no plain value is written as JSON. */
function cellsOf(row: Row): Record<string, Cell> {
  return Object.fromEntries(
    Object.entries(row).map(([key, value]): [string, Cell] => {
      const isPlain = value === null || typeof value !== "object" || value instanceof Date;
      const isList = Array.isArray(value) && value.every((one) => typeof one === "string");
      return [key, isPlain || isList ? (value as Cell) : JSON.stringify(value)];
    }),
  );
}

/** The lists, and what no list shows: the evidence of signatures, the texts that were signed, and the acknowledgements. */
async function readEverything(services: Services): Promise<Record<string, unknown>> {
  const { catalogue, clock, store } = services;
  const lists: Record<string, unknown> = {};
  for (const name of LIST_NAMES) lists[name] = await LISTS[name](services);
  const evidence = await store.db
    .selectFrom("agreements")
    .select(["id", "evidence", "proof_name", "proof"])
    .orderBy("created_at")
    .execute();
  return {
    schema: "fanlight-export/1",
    company: catalogue.company.legalName,
    exportedAt: clock.now().toISOString(),
    ...lists,
    requestedDocuments: await store.db.selectFrom("request_documents").selectAll().execute(),
    evidence,
    texts: await store.db.selectFrom("nda_texts").selectAll().execute(),
    acknowledgements: await store.db.selectFrom("acknowledgements").selectAll().execute(),
    invitationUses: await store.db.selectFrom("invitation_uses").selectAll().execute(),
    logContents: await store.db.selectFrom("log_private").selectAll().orderBy("seq").execute(),
  };
}
