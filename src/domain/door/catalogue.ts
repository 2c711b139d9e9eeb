/**
 * What the door knows of the content: everything that can be asked for, the agreement and the rules, fixed when the portal is
 * built. It holds hidden documents and the approvers' addresses, so it goes into the server's output and into no page.
 */
import { type AccessRules, accessRulesSchema } from "../../schemas/access-rules.ts";
import type { Company } from "../../schemas/company.ts";
import type { Content, Entry } from "../../schemas/content.ts";
import type { Document } from "../../schemas/document.ts";
import type { Report, ReportKind } from "../../schemas/report.ts";
import type { ContentFile } from "../../schemas/text.ts";
import { formatDay, formatPeriod } from "../dates.ts";
import { describePortal, type Moment } from "../portal.ts";
import { describeStandings } from "../report-standing.ts";
import { titleOf } from "../report-titles.ts";
import { type DomainLists, resolveDomainLists } from "./domain-lists.ts";
import { fillIn } from "./fill-in.ts";
import { describeNews, type NewsItem } from "./news.ts";
import { type AnnouncedSubprocessor, describeAnnounced } from "./objectionable.ts";

/** Levels behind the door; `public` files are static. */
export type GatedLevel = "nda" | "approval" | "hidden";

export interface CatalogueDocument {
  /** Id of the report or document in the content: unique over both. */
  id: string;
  concept: "report" | "document";
  kind: Report["kind"] | Document["kind"];
  title: string;
  /** "1 October 2025 to 30 September 2026", "Dated 23 April 2026"; undefined where no date is stated. */
  dated: string | undefined;
  /** `soc1` reports are always `approval` or `hidden`. */
  level: GatedLevel;
  /** Product ids; all products where the entry names none. */
  products: string[];
  /** Path within the storage, size, SHA-256 and pages of the file as the company published it. */
  file: ContentFile;
  /** SOC 1 and SOC 2 reports: each download is preceded by a restricted-use acknowledgement. */
  restrictedUse: boolean;
  /** The firm's terms for readers. */
  accessTerms: string | undefined;
  /** `sheet`: the file is delivered unaltered beside a stamped cover sheet. */
  stamp: "pages" | "sheet";
  /** Last day on which it is valid, `YYYY-MM-DD`, where it says so. */
  expires: string | undefined;
  /** A report that a later one has replaced, or whose validity had ended when the portal was built. */
  past?: "superseded" | "expired" | undefined;
}

export interface NdaVersion {
  /** The file's name in `content/nda/`. */
  id: string;
  title: string;
  version: string;
  /** `YYYY-MM-DD`; asked for from this day on. */
  effectiveOn: string;
  change: "material" | "minor";
  /** Markdown, the company's particulars filled in: the exact text that is shown, hashed and signed. */
  text: string;
}

export interface Catalogue {
  company: {
    name: string;
    legalName: string;
    /** Address of the portal as company.yaml states it. */
    portal: string;
    security: string;
    privacy: string | undefined;
  };
  /** In the order of the content, past reports last. */
  documents: CatalogueDocument[];
  /** All versions, oldest first; empty where the company has no agreement. */
  nda: NdaVersion[];
  access: AccessRules;
  products: { id: string; name: string }[];
  /** What subscribers are told of, newest first. */
  news: NewsItem[];
  /** Subprocessors that were announced, whatever the day; see `listOpenAnnouncements`. */
  announced: AnnouncedSubprocessor[];
  sample: boolean;
  /** Where the gated files lie. */
  storage: Company["storage"];
  builtAt: string;
  commit: string | undefined;
}

const RESTRICTED: readonly ReportKind[] = ["soc1", "soc2", "soc2-plus"];

export interface CatalogueOptions extends Moment {
  domainLists: DomainLists;
}

/** Pure: content in, the door's catalogue out. Public and fileless entries are not behind the door. */
export function describeCatalogue(content: Content, options: CatalogueOptions): Catalogue {
  const company = content.company.data;
  const products = company.products.map(({ id, name }) => ({ id, name }));
  const all = products.map(({ id }) => id);
  const standings = describeStandings(content.reports, options.today);
  return {
    company: {
      name: company.name,
      legalName: company.legalName,
      portal: company.portal,
      security: company.contacts.security.email,
      privacy: company.contacts.privacy?.email,
    },
    documents: [
      ...content.reports.flatMap((entry) => fromReport(entry, { standings, products: all })),
      ...content.documents.flatMap((entry) => fromDocument(entry, all)),
    ].sort((one, other) => Number(one.past !== undefined) - Number(other.past !== undefined)),
    nda: content.nda
      .map(({ id, data, body = "" }) => ({ id, ...data, text: fillIn(body, company) }))
      .sort((one, other) => one.effectiveOn.localeCompare(other.effectiveOn)),
    access: resolveDomainLists(content.access?.data ?? NO_RULES, options.domainLists),
    products,
    news: describeNews({ ...describePortal(content, options), sample: company.sample }),
    announced: describeAnnounced(content),
    sample: company.sample,
    storage: company.storage,
    builtAt: options.builtAt,
    commit: options.commit,
  };
}

/** Without access.yaml nobody may decide, so nothing is ever granted. */
const NO_RULES: AccessRules = accessRulesSchema.parse({});

function fromReport(
  { id, data }: Entry<Report>,
  options: { standings: ReadonlyMap<string, { standing: string }>; products: string[] },
): CatalogueDocument[] {
  const { access, file, kind } = data;
  if (access === "public" || !file || data.stage !== "issued") return [];
  const standing = options.standings.get(id)?.standing;
  if (standing === "withdrawn" || standing === "reissued") return [];
  return [
    {
      id,
      concept: "report",
      kind,
      title: titleOf(data),
      dated: datesOf(data),
      level: kind === "soc1" && access === "nda" ? "approval" : access,
      products: data.products.length > 0 ? data.products : options.products,
      file,
      restrictedUse: RESTRICTED.includes(kind),
      accessTerms: data.accessTerms,
      stamp: file.stamp === "none" ? "sheet" : "pages",
      expires: data.certificate?.expires,
      past: standing === "superseded" || standing === "expired" ? standing : undefined,
    },
  ];
}

function fromDocument({ id, data }: Entry<Document>, products: string[]): CatalogueDocument[] {
  const { access, file, kind, title, dated } = data;
  if (access === "public" || !file) return [];
  return [
    {
      id,
      concept: "document",
      kind,
      title,
      dated: dated && `dated ${formatDay(dated)}`,
      level: access,
      products: data.products.length > 0 ? data.products : products,
      file,
      restrictedUse: false,
      accessTerms: undefined,
      stamp: file.stamp === "none" ? "sheet" : "pages",
      expires: data.expires,
    },
  ];
}

function datesOf({ asOf, period, signedOn, certificate }: Report): string | undefined {
  if (asOf) return `as of ${formatDay(asOf)}`;
  if (period) return formatPeriod(period);
  if (signedOn) return `signed ${formatDay(signedOn)}`;
  const { validFrom, expires } = certificate ?? {};
  return validFrom && expires ? formatPeriod({ start: validFrom, end: expires }) : undefined;
}
