/** Grants, and one of them with what can be done to it. */
import { can } from "../../approvers/can.ts";
import { extendGrant, reactivateGrant, revokeGrant } from "../../grants/change-grant.ts";
import { type GrantRecord, listAllGrants } from "../../records/list-all-grants.ts";
import { type HistoryEntry, readHistory } from "../../records/read-history.ts";
import { PAGE_ROWS } from "../../records/search.ts";
import type { Door } from "../door.ts";
import { fieldOf, readForm, seeOther } from "../read-form.ts";
import { type AdminFrame, enter, idIn, notFound, numberIn, refuse } from "./enter.ts";
import { titlesOf } from "./queue.ts";
import { type SaidName, saying } from "./said.ts";

export interface GrantsPage {
  frame: AdminFrame;
  text: string;
  documentId: string;
  grants: GrantRecord[];
  titles: Record<string, string>;
}

export async function grantsPage(request: Request, door: Door): Promise<Response | GrantsPage> {
  const entered = await enter(request, door, "read");
  if (entered instanceof Response) return entered;
  const { searchParams } = entered.url;
  const text = (searchParams.get("q") ?? "").trim();
  const documentId = searchParams.get("document") ?? "";
  const { clock, store, catalogue } = door.services;
  const search = { text, limit: PAGE_ROWS, ...(documentId && { documentId }) };
  const grants = await listAllGrants(store.db, search, clock.now());
  return { frame: entered.frame, text, documentId, grants, titles: titlesOf(catalogue) };
}

export interface GrantPage {
  frame: AdminFrame;
  grant: GrantRecord;
  title: string;
  history: HistoryEntry[];
  mayChange: boolean;
}

export async function grantPage(request: Request, door: Door): Promise<Response | GrantPage> {
  const entered = await enter(request, door, "read");
  if (entered instanceof Response) return entered;
  const grantId = idIn(entered.url);
  const { clock, store, catalogue } = door.services;
  const [grant] = grantId ? await listAllGrants(store.db, { grantId }, clock.now()) : [];
  if (!grantId || !grant) return notFound();
  const mayChange = can(entered.approver.role, "change-grants");
  if (request.method === "POST") {
    if (!mayChange) return refuse(entered.approver);
    const by = entered.approver.email;
    const said = await change(await readForm(request), door, { grantId, by });
    return said ? seeOther(saying(`/admin/grants/${grantId}/`, said)) : notFound();
  }
  return {
    frame: entered.frame,
    grant,
    title: titlesOf(catalogue)[grant.documentId] ?? grant.documentId,
    history: await readHistory(store.db, { ref: { grant: grantId } }),
    mayChange,
  };
}

async function change(
  form: FormData,
  { services }: Door,
  of: { grantId: string; by: string },
): Promise<SaidName | undefined> {
  const action = fieldOf(form, "action");
  const { store } = services;
  if (action === "revoke") {
    const reason = fieldOf(form, "reason").slice(0, 2000);
    if (!reason) return "reason-missing";
    const { outcome } = await store.transaction((tx) =>
      revokeGrant(tx, services, { ...of, reason }),
    );
    return outcome === "changed" ? "revoked" : "not-possible";
  }
  if (action !== "extend" && action !== "reactivate") return undefined;
  const days = numberIn(fieldOf(form, "days"));
  if (days === undefined || !(days >= 1 && days <= 365)) return "days-wrong";
  const work = action === "extend" ? extendGrant : reactivateGrant;
  const { outcome } = await store.transaction((tx) => work(tx, services, { ...of, days }));
  if (outcome !== "changed") return "not-possible";
  return action === "extend" ? "extended" : "reactivated";
}
