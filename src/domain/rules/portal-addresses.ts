/** Every address that the portal will have, worked out before it is built. */
import { CATEGORIES, CRITERIA } from "../../frameworks/criteria.ts";
import type { Content } from "../../schemas/content.ts";
import { addressOf } from "../addresses.ts";
import { hasPage } from "../navigation.ts";
import { describePortal } from "../portal.ts";
import { twinsOf } from "../twins.ts";
import { anchorsIn } from "./headings.ts";
import { PAGE_SECTIONS } from "./page-sections.ts";
import type { FileFacts } from "./rule.ts";

export interface PortalAddresses {
  /** Pages, with a slash at the end, and files. */
  known: ReadonlySet<string>;
  /** Anchors of those pages whose anchors follow from the content; of the others any is accepted. */
  anchors: ReadonlyMap<string, ReadonlySet<string>>;
  /** False where nobody looked into `public/`: addresses of files are then accepted. */
  filesKnown: boolean;
}

/** Pages that every portal has. */
const ALWAYS = ["/", "/api/", "/criteria/", "/soc2/", "/request/", "/ask/", "/search/"];

export function listAddresses(
  content: Content,
  today: string,
  files: FileFacts | undefined,
): PortalAddresses {
  const portal = describePortal(content, { today, builtAt: `${today}T00:00:00Z` });
  const { controls, policies, reports, documents, subprocessors, answers, updates, uptime } =
    portal;
  const when = (isThere: boolean, ...addresses: string[]) => (isThere ? addresses : []);
  const hasDuties =
    portal.providers.length > 0 || !portal.customers.published || portal.customers.value.length > 0;
  const known = [
    ...ALWAYS,
    ...CRITERIA.map(({ id }) => addressOf.criterion(id)),
    ...CATEGORIES.map(addressOf.category),
    ...listed("/controls/", controls, addressOf.control),
    ...listed("/policies/", policies, addressOf.policy),
    ...listed("/reports/", reports, addressOf.report),
    ...listed("/answers/", [...answers, ...portal.gatedAnswers], addressOf.answer),
    ...listed("/questionnaires/", portal.questionnaires, addressOf.questionnaire),
    ...when(answers.length > 0, "/questionnaires/fill/"),
    ...listed("/updates/", updates, addressOf.update),
    ...when(updates.length > 0, "/updates/feed.xml"),
    ...when(documents.length > 0 || reports.length > 0, "/documents/"),
    ...when(hasDuties, "/responsibilities/"),
    ...when(portal.privacy !== undefined, "/subscribe/", "/objection/"),
    ...when(subprocessors.length > 0, "/subprocessors/"),
    ...when(portal.subprocessorChanges.length > 0, "/subprocessors/changes/"),
    ...when(uptime !== undefined, "/uptime/"),
    ...when(portal.data !== undefined, "/data/"),
    ...when(portal.ai !== undefined, "/ai/"),
    ...portal.crosswalks.map(({ id }) => addressOf.framework(id)),
    ...when(hasPage(portal, "/verify/"), "/verify/"),
    "/share/",
    "/changes/",
    "/changes/record/",
    ...when(portal.company.securityTxt !== undefined, "/.well-known/security.txt"),
    ...[...reports, ...documents].flatMap(({ next }) =>
      next.kind === "open" && next.href ? [next.href] : [],
    ),
    ...(files?.open ?? [])
      .filter(({ place }) => place.startsWith("public/"))
      .map(({ path }) => `/${path}`),
  ];
  const anchors = new Map([
    namesOn("/documents/", [...documents, ...reports], PAGE_SECTIONS.documents),
    namesOn("/subprocessors/", subprocessors, PAGE_SECTIONS.subprocessors),
    namesOn("/uptime/", uptime?.components ?? [], PAGE_SECTIONS.uptime),
    ...headingsOn(content.policies, addressOf.policy, PAGE_SECTIONS.policy),
    ...headingsOn(
      content.answers.filter(({ data }) => data.access === "public"),
      addressOf.answer,
      PAGE_SECTIONS.answer,
    ),
    ...headingsOn(content.updates, addressOf.update, PAGE_SECTIONS.update),
  ]);
  const twins = known.flatMap((page) => Object.values(twinsOf(page) ?? {}));
  return { known: new Set([...known, ...twins]), anchors, filesKnown: files !== undefined };
}

function listed(
  overview: string,
  entries: readonly { id: string }[],
  address: (id: string) => string,
): string[] {
  return entries.length === 0 ? [] : [overview, ...entries.map(({ id }) => address(id))];
}

type Anchors = [address: string, names: Set<string>];

function namesOn(
  address: string,
  entries: readonly { id: string }[],
  sections: readonly string[],
): Anchors {
  return [
    address,
    new Set([...entries.map(({ id }) => id), ...sections, ...PAGE_SECTIONS.everyPage]),
  ];
}

/** Pages whose text makes up anchors while it is built are left out: any anchor is accepted there. */
function headingsOn(
  entries: readonly { id: string; body?: string }[],
  address: (id: string) => string,
  sections: readonly string[],
): Anchors[] {
  return entries.flatMap(({ id, body }) => {
    const found = body === undefined ? undefined : anchorsIn(body);
    return found
      ? [[address(id), new Set([...found, ...sections, ...PAGE_SECTIONS.everyPage])]]
      : [];
  });
}
