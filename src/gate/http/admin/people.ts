/** People, one person with all that happened, and erasing one. */
import { can } from "../../approvers/can.ts";
import { erasePerson } from "../../audit/erase-person.ts";
import { type AgreementRecord, listAgreements } from "../../records/list-agreements.ts";
import { type GrantRecord, listAllGrants } from "../../records/list-all-grants.ts";
import { type DownloadRecord, listDownloads } from "../../records/list-downloads.ts";
import { listPeople, type PersonRecord } from "../../records/list-people.ts";
import { listRequests, type RequestRecord } from "../../records/list-requests.ts";
import { type HistoryEntry, readHistory } from "../../records/read-history.ts";
import { PAGE_ROWS } from "../../records/search.ts";
import type { Door } from "../door.ts";
import { fieldOf, readForm, seeOther } from "../read-form.ts";
import { type AdminFrame, enter, idIn, notFound } from "./enter.ts";
import { titlesOf } from "./queue.ts";
import { saying } from "./said.ts";

export interface PeoplePage {
  frame: AdminFrame;
  text: string;
  people: PersonRecord[];
}

export async function peoplePage(request: Request, door: Door): Promise<Response | PeoplePage> {
  const entered = await enter(request, door, "read");
  if (entered instanceof Response) return entered;
  const text = (entered.url.searchParams.get("q") ?? "").trim();
  const { clock, store } = door.services;
  const people = await listPeople(store.db, { text, limit: PAGE_ROWS }, clock.now());
  return { frame: entered.frame, text, people };
}

export interface PersonPage {
  frame: AdminFrame;
  person: PersonRecord;
  requests: RequestRecord[];
  grants: GrantRecord[];
  agreements: AgreementRecord[];
  downloads: DownloadRecord[];
  history: HistoryEntry[];
  titles: Record<string, string>;
  mayErase: boolean;
}

export async function personPage(request: Request, door: Door): Promise<Response | PersonPage> {
  const entered = await enter(request, door, "read");
  if (entered instanceof Response) return entered;
  const { clock, store, catalogue } = door.services;
  const person = await findPerson(door, entered.url);
  if (!person) return notFound();
  const { personId } = person;
  return {
    frame: entered.frame,
    person,
    requests: await listRequests(store.db, { personId }),
    grants: await listAllGrants(store.db, { personId }, clock.now()),
    agreements: await listAgreements(store.db, { personId }),
    downloads: await listDownloads(store.db, { personId, limit: PAGE_ROWS }),
    history: await readHistory(store.db, { personId }),
    titles: titlesOf(catalogue),
    mayErase: can(entered.approver.role, "erase"),
  };
}

async function findPerson({ services }: Door, url: URL): Promise<PersonRecord | undefined> {
  const personId = idIn(url);
  if (!personId) return undefined;
  const [person] = await listPeople(services.store.db, { personId }, services.clock.now());
  return person;
}

export interface ErasePage {
  frame: AdminFrame;
  status: number;
  person: PersonRecord;
  agreements: AgreementRecord[];
  errors: Record<string, string>;
}

/** The address is typed again, so that nobody is erased by a slip of the hand. */
export async function erasePage(request: Request, door: Door): Promise<Response | ErasePage> {
  const entered = await enter(request, door, "erase");
  if (entered instanceof Response) return entered;
  const person = await findPerson(door, entered.url);
  if (!person) return notFound();
  const agreements = await listAgreements(door.services.store.db, { personId: person.personId });
  const page = { frame: entered.frame, status: 200, person, agreements, errors: {} };
  if (request.method !== "POST") return page;
  const form = await readForm(request);
  if (fieldOf(form, "email").toLowerCase() !== person.email)
    return {
      ...page,
      status: 400,
      errors: { email: "Type the person’s address exactly as shown" },
    };
  await erasePerson(door.services, person.personId, entered.approver.email, {
    // Evidence goes only where somebody says so: it cannot be had back.
    agreements: fieldOf(form, "agreements") === "erase" ? "erase" : "keep",
  });
  return seeOther(saying("/admin/people/", "erased"));
}
