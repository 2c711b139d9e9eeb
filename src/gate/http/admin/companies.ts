/** Companies by the domain of their people's addresses, and one of them. */
import { type AgreementRecord, listAgreements } from "../../records/list-agreements.ts";
import { type GrantRecord, listAllGrants } from "../../records/list-all-grants.ts";
import { type CompanyRecord, listCompanies } from "../../records/list-companies.ts";
import { type DownloadRecord, listDownloads } from "../../records/list-downloads.ts";
import { listPeople, type PersonRecord } from "../../records/list-people.ts";
import { listRequests, type RequestRecord } from "../../records/list-requests.ts";
import { PAGE_ROWS } from "../../records/search.ts";
import type { Door } from "../door.ts";
import { type AdminFrame, enter, notFound } from "./enter.ts";
import { titlesOf } from "./queue.ts";

export interface CompaniesPage {
  frame: AdminFrame;
  text: string;
  companies: CompanyRecord[];
}

export async function companiesPage(
  request: Request,
  door: Door,
): Promise<Response | CompaniesPage> {
  const entered = await enter(request, door, "read");
  if (entered instanceof Response) return entered;
  const text = (entered.url.searchParams.get("q") ?? "").trim();
  const { clock, store } = door.services;
  const companies = await listCompanies(store.db, { text, limit: PAGE_ROWS }, clock.now());
  return { frame: entered.frame, text, companies };
}

export interface CompanyPage {
  frame: AdminFrame;
  company: CompanyRecord;
  people: PersonRecord[];
  requests: RequestRecord[];
  agreements: AgreementRecord[];
  grants: GrantRecord[];
  downloads: DownloadRecord[];
  titles: Record<string, string>;
}

export async function companyPage(request: Request, door: Door): Promise<Response | CompanyPage> {
  const entered = await enter(request, door, "read");
  if (entered instanceof Response) return entered;
  const { clock, store, catalogue } = door.services;
  const domain = decodeURIComponent(entered.url.pathname.split("/")[3] ?? "");
  const now = clock.now();
  const [company] = domain ? await listCompanies(store.db, { domain }, now) : [];
  if (!company) return notFound();
  const of = { domain, limit: PAGE_ROWS };
  return {
    frame: entered.frame,
    company,
    people: await listPeople(store.db, of, now),
    requests: await listRequests(store.db, of),
    agreements: await listAgreements(store.db, of),
    grants: await listAllGrants(store.db, of, now),
    downloads: await listDownloads(store.db, of),
    titles: titlesOf(catalogue),
  };
}
