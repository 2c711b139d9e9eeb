/** Reports and documents with their ages, the days since, and the reader’s next step. */
import type { Category } from "../../schemas/company.ts";
import type { Document } from "../../schemas/document.ts";
import type {
  Opinion,
  Report,
  ReportException,
  ReportKind,
  ReportStage,
} from "../../schemas/report.ts";
import type { ContentFile, DocumentAccess, Period } from "../../schemas/text.ts";
import type { Published } from "../published.ts";
import type { CustomerDuty } from "./duties.ts";
import type { AgeState, DayCover, Standing } from "./states.ts";

export interface ReportAge {
  state: AgeState;
  /** The period's end or the as-of day. */
  from: string;
  days: number;
  agingFrom: string;
  staleFrom: string;
}

/** A run of days, both ends included. */
export interface DaySpan {
  from: string;
  to: string;
  days: number;
  cover: DayCover;
  report?: string | undefined;
  /** "SOC 2 Type 2 report", "Management letter", "Observation period, not yet reported", "Nothing covers these days". */
  label: string;
}

/** The one next step of a reader. */
export interface NextStep {
  kind: "request" | "open" | "ask" | "none";
  /** "Request report", "Open PDF", "Get notified". */
  label: string;
  href?: string | undefined;
}

export interface ReportView {
  id: string;
  kind: ReportKind;
  title: string;
  /** Short name of the kind: "SOC 2 Type 2", "ISO/IEC 27001". */
  short: string;
  summary?: string | undefined;
  stage: ReportStage;
  stageLabel: string;
  type?: 1 | 2 | undefined;
  /** Examined or spoken-for days; `start` equals `end` for an as-of date. In preparation: the expected ones. */
  period?: Period | undefined;
  asOf?: string | undefined;
  categories: Category[];
  /** Number of criteria examined (SOC 2 only). */
  criteriaCount?: number | undefined;
  products: string[];
  covers: string[];
  doesNotCover: string[];
  auditor: Published<Report["issuer"] | undefined>;
  issuedOn?: string | undefined;
  opinion: Published<Opinion | undefined>;
  /** Withheld, counted, or in full; undefined where the report does not say. */
  exceptions: Published<{ count: number; list?: ReportException[] | undefined } | undefined>;
  subservice: Report["subservice"];
  customers: Published<CustomerDuty[]>;
  /** CUECs that stand in the report only, beside those of `customers`; 0 where the policy publishes none at all. */
  withheldCuecs: number;
  age?: ReportAge | undefined;
  standing: Standing;
  /** Undefined also where the report that took its place is hidden. */
  supersededBy?: string | undefined;
  supersedes?: string | undefined;
  /** Undefined also for letters whose report was withdrawn. */
  withdrawn?: Report["withdrawn"];
  expected?: Report["expected"];
  /** An expected date that has passed. */
  overdueSince?: string | undefined;
  certificate?: (Report["certificate"] & { daysLeft?: number | undefined }) | undefined;
  letter?:
    | {
        follows?: string | undefined;
        signedOn?: string | undefined;
        signer?: string | undefined;
        materialChanges?: string | undefined;
      }
    | undefined;
  /** Every day from the period's end to today, in runs. Empty for kinds without periods, for those in preparation, and where nothing may be said. */
  daysSince: DaySpan[];
  accessTerms?: string | undefined;
  access: Exclude<DocumentAccess, "hidden">;
  file?: ContentFile | undefined;
  next: NextStep;
}

export interface Timeline {
  /** "SOC 2" or "SOC 1"; with the products where those are not all: "SOC 2, Tidewater Rates". */
  name: string;
  /** Ids of the products that each of its spans covers; empty for all products. */
  products: string[];
  /** Ids of the reports and letters whose own timeline this is; a report is in one timeline at most. */
  reports: string[];
  from: string;
  to: string;
  today: string;
  /** Every day from the first period to today or the last planned day, each in one run. */
  spans: DaySpan[];
  /** Type 1 reports: single days. */
  points: { on: string; report: string; label: string }[];
}

export interface DocumentView {
  id: string;
  kind: Document["kind"];
  title: string;
  summary?: string | undefined;
  version?: string | undefined;
  dated?: string | undefined;
  expires?: string | undefined;
  expired: boolean;
  nextExpected?: string | undefined;
  overdueSince?: string | undefined;
  products: string[];
  access: Exclude<DocumentAccess, "hidden">;
  file?: ContentFile | undefined;
  next: NextStep;
}

/** A report or document with what it takes to have it. */
export interface DocumentRef {
  id: string;
  title: string;
  href: string;
  access: DocumentView["access"];
  next: NextStep;
}
