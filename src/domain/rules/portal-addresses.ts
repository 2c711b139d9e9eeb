/** Every address that the portal will have, worked out before it is built. */
import { CATEGORIES, CRITERIA } from "../../frameworks/criteria.ts";
import type { Content } from "../../schemas/content.ts";
import { addressOf } from "../addresses.ts";
import { selectPublishedEntries } from "../published-entries.ts";
import { anchorsIn } from "./headings.ts";
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
const ALWAYS = [
  "/",
  "/criteria/",
  "/documents/",
  "/responsibilities/",
  "/soc2/",
  "/search/",
  "/request/",
];

export function listAddresses(
  everything: Content,
  today: string,
  files: FileFacts | undefined,
): PortalAddresses {
  const content = selectPublishedEntries(everything, today);
  const {
    controls,
    policies,
    reports,
    documents,
    subprocessors,
    answers,
    updates,
    components,
    facts,
    company,
  } = content;
  const addresses = [
    ...ALWAYS,
    ...CRITERIA.map(({ id }) => addressOf.criterion(id)),
    ...CATEGORIES.map(addressOf.category),
    ...listed("/controls/", controls, addressOf.control),
    ...listed("/policies/", policies, addressOf.policy),
    ...listed("/reports/", reports, addressOf.report),
    ...listed("/answers/", answers, addressOf.answer),
    ...listed("/updates/", updates, addressOf.update),
    ...(subprocessors.length > 0 ? ["/subprocessors/", "/subprocessors/changes/"] : []),
    ...(components ? ["/uptime/"] : []),
    ...(facts?.data.data ? ["/data/"] : []),
    ...(facts?.data.ai ? ["/ai/"] : []),
    ...(company.data.securityTxt ? ["/.well-known/security.txt"] : []),
    ...[...reports, ...documents].flatMap(({ id, data }) =>
      data.file && data.access === "public"
        ? [`/files/${id}/${encodeURIComponent(data.file.path.split("/").at(-1) ?? "")}`]
        : [],
    ),
    ...(files?.open ?? [])
      .filter(({ place }) => place.startsWith("public/"))
      .map(({ path }) => `/${path}`),
  ];
  const anchors = new Map<string, Set<string>>([
    ["/documents/", new Set([...documents, ...reports].map(({ id }) => id))],
    ["/subprocessors/", new Set(subprocessors.map(({ id }) => id))],
    ["/uptime/", new Set((components?.data.components ?? []).map(({ id }) => id))],
  ]);
  addHeadings(anchors, policies, addressOf.policy);
  addHeadings(anchors, answers, addressOf.answer);
  addHeadings(anchors, updates, addressOf.update);
  return { known: new Set(addresses), anchors, filesKnown: files !== undefined };
}

function listed(
  overview: string,
  entries: readonly { id: string }[],
  address: (id: string) => string,
): string[] {
  return entries.length === 0 ? [] : [overview, ...entries.map(({ id }) => address(id))];
}

function addHeadings(
  anchors: Map<string, Set<string>>,
  entries: readonly { id: string; body?: string }[],
  address: (id: string) => string,
): void {
  for (const { id, body } of entries) {
    const found = body === undefined ? undefined : anchorsIn(body);
    if (found) anchors.set(address(id), found);
  }
}
