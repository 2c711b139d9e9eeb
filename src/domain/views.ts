/**
 * What pages and exports are given: facts after the publication policy, with their states worked out for one day.
 * Days are `YYYY-MM-DD` in UTC, instants ISO 8601 with zone. Nothing internal, hidden or withheld is in here.
 * One file although it is long: it is the contract between the domain and everything that prints, read as a whole.
 */
import type { Criterion } from "../frameworks/criteria.ts";
import type { Answer } from "../schemas/answer.ts";
import type { Category, Company, ControlStatusLevel, Publish } from "../schemas/company.ts";
import type { Control } from "../schemas/control.ts";
import type { Document } from "../schemas/document.ts";
import type { AiFeature, Facts } from "../schemas/facts.ts";
import type { Policy } from "../schemas/policy.ts";
import type {
  Opinion,
  Report,
  ReportException,
  ReportKind,
  ReportStage,
} from "../schemas/report.ts";
import type { Subprocessor } from "../schemas/subprocessor.ts";
import type { ContentFile, DocumentAccess, Period } from "../schemas/text.ts";
import type { Update } from "../schemas/update.ts";
import type { Component, Components } from "../schemas/uptime.ts";
import type { CrosswalkView } from "./crosswalk-view.ts";
import type { PrivacyView } from "./door/privacy.ts";
import type { Published } from "./published.ts";

export type ControlState =
  | "operating"
  | "stated"
  | "partial"
  | "failing"
  | "unknown"
  | "stale"
  | "planned"
  | "not-applicable"
  | "withheld";

export type CriterionState =
  | "out-of-scope"
  | "relies-on-others"
  | "not-applicable"
  | "unlisted"
  | "planned"
  | "withheld"
  | "attention"
  | "unverified"
  | "stated"
  | "operating";

export type PaneState = "lit" | "hatched" | "barred" | "unlit" | "outline";
export type Standing =
  | "in-force"
  | "superseded"
  | "withdrawn"
  | "reissued"
  | "expired"
  | "in-preparation";
export type AgeState = "current" | "aging" | "stale";
export type DayCover = "examined" | "letter" | "observation" | "none";
export type SubprocessorState = "announced" | "in-notice" | "active" | "removed";

/** What a tool last saw. */
export interface Observation {
  tool: string;
  lastChecked: string;
  /** Last day on which this counts as recent enough. */
  freshUntil?: string | undefined;
  since?: string | undefined;
  checks?: { passed: number; failed: number; unknown: number } | undefined;
  note?: string | undefined;
}

/** One stretch of a control's history; `to` is exclusive except for the last one, which ends today. */
export interface HistorySpan {
  from: string;
  to: string;
  state:
    | "operating"
    | "partial"
    | "failing"
    | "planned"
    | "not-applicable"
    | "unknown"
    | "unobserved";
  note?: string | undefined;
}

export interface ControlView {
  id: string;
  title: string;
  description: string;
  /** Only where the control says that its detail is public. */
  detail?: string | undefined;
  /** Empty where the criteria map is not published. */
  criteria: string[];
  products: string[];
  owner?: string | undefined;
  /** Public policies only. */
  policies: PolicyRef[];
  operation: Control["operation"];
  /** In words: "every 92 days", "quarterly". */
  cadence?: string | undefined;
  state: ControlState;
  /** One sentence with the facts behind the state: "Performed 14 September 2026, stated by the company; next by 13 December 2026". */
  because: string;
  observation: Published<Observation | undefined>;
  /** Evidence references never get here. */
  lastPerformed?: { on: string; by: string; nextBy?: string | undefined } | undefined;
  /** 52 weeks to today; withheld unless the policy says `history`. Undefined where no history was kept. */
  history: Published<HistorySpan[] | undefined>;
  level: ControlStatusLevel;
  reason?: string | undefined;
}

export interface PolicyRef {
  id: string;
  title: string;
  version: string;
  state: "current" | "review-overdue";
}

export interface Examination {
  report: string;
  title: string;
  /** The period, or the as-of day as both ends. */
  period: Period;
  opinion: Published<"not-modified" | "modified">;
  standing: Standing;
  age?: ReportAge | undefined;
}

export interface ProviderDuty {
  criterion: string;
  expects: string;
  provider: string;
  subprocessor?: string | undefined;
  report: string;
  method: "carve-out" | "inclusive";
}
export interface CustomerDuty {
  criterion?: string | undefined;
  text: string;
  report: string;
}

export interface CriterionView extends Criterion {
  inScope: boolean;
  state: CriterionState;
  /** "5 controls mapped: 4 operating, 1 stated"; leads, the word comes second. */
  counts: string;
  tally: Partial<Record<ControlState, number>>;
  /** Controls mapped to it (also where it is out of scope); empty where the map is not published. */
  controls: ControlView[];
  policies: PolicyRef[];
  providers: ProviderDuty[];
  customers: Published<CustomerDuty[]>;
  examined: Examination[];
}

export interface Pane {
  category: Category;
  name: string;
  letters: string;
  state: PaneState;
  /** 33 common criteria and its own. */
  criteria: { common: number; own: number };
  /** One sentence that says why. */
  because: string;
  report?: string | undefined;
  /** Own or common criteria on which the opinion is modified (published only). */
  modifiedOn: string[];
}

export interface CategoryView {
  category: Category;
  name: string;
  letters: string;
  inScope: boolean;
  /** Criteria under its own heading (security: the 33 common ones). */
  criteria: CriterionView[];
  tally: Partial<Record<CriterionState, number>>;
}

export interface PolicyView {
  id: string;
  title: string;
  acronym?: string | undefined;
  version: string;
  owner?: string | undefined;
  approver?: string | undefined;
  approvedOn?: string | undefined;
  nextReview?: string | undefined;
  summary?: string | undefined;
  state: "current" | "review-overdue";
  criteria: string[];
  controls: { id: string; title: string }[];
  products: string[];
  revisions: Policy["revisions"];
}

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

export interface SubprocessorView extends Omit<Subprocessor, "changes"> {
  state: SubprocessorState;
  /** Last day on which a customer may object; while in notice. */
  objectionDeadline?: string | undefined;
  /** "Standard contractual clauses (module 3), transfer assessment made". */
  transferText: string;
  countryNames: string[];
}

export interface SubprocessorChange {
  on: string;
  kind: "announced" | "in-effect" | "removed" | "changed" | "emergency";
  subprocessor: string;
  name: string;
  text: string;
  objectionDeadline?: string | undefined;
  /** Where data is processed now and was not before, or is no longer; left out where no country changed. */
  countries?: { added: string[]; removed: string[] } | undefined;
  /** `dates`: the entry says it. `history`: seen by comparing versions of the list. */
  basis: "dates" | "history";
}

export type UptimeLevel = "calm" | "degraded" | "maintenance" | "partial" | "major" | "unobserved";
export interface UptimeDayView {
  date: string;
  level: UptimeLevel;
  major: number;
  partial: number;
  degraded: number;
  maintenance: number;
  observed: number;
}

export interface ComponentUptime extends Component {
  /** Oldest first, one a day of the window, days without data included as `unobserved`. */
  days: UptimeDayView[];
  /** 1 - (major + 0.3 partial) / observed, or undefined when nothing was observed. */
  ratio: number | undefined;
  observedDays: number;
  /** Sums over observed days; `down` is the weighted downtime of the ratio: major + 0.3 partial. */
  seconds: {
    major: number;
    partial: number;
    degraded: number;
    maintenance: number;
    observed: number;
    down: number;
  };
  /** "2 partial, 26 min" or "No incident seen". */
  summary: string;
  incidents: UpdateView[];
}

export interface UptimeView {
  statusPage?: Components["statusPage"];
  /** Whom the reader's browser asks for the current state. */
  live?: Components["live"];
  window: { from: string; to: string; days: number };
  components: ComponentUptime[];
  /** Newest `generatedAt` of the feeds. */
  generatedAt?: string | undefined;
  tools: string[];
  /** Each feed with the instant at which it was made. */
  feeds: { tool: string; generatedAt: string }[];
}

type AnswerReference = "controls" | "policies" | "reports" | "documents";

export interface AnswerView extends Omit<Answer, "access" | AnswerReference> {
  id: string;
  state: "current" | "overdue";
  controls: ControlView[];
  policies: PolicyRef[];
  reports: { id: string; title: string }[];
  documents: DocumentRef[];
}

/** A report or document with what it takes to have it. */
export interface DocumentRef {
  id: string;
  title: string;
  href: string;
  access: DocumentView["access"];
  next: NextStep;
}

/** An answer that is not given to everybody: what was asked, and what it takes. Nothing of the answer itself. */
export interface GatedAnswerView
  extends Pick<Answer, "question" | "topics" | "products" | "questionnaires"> {
  id: string;
  access: "nda" | "approval";
  /** Where the answer stands; empty where it is asked for by mail. */
  documents: DocumentRef[];
}

export interface QuestionnaireRow {
  /** The row's own id in its questionnaire. */
  id: string;
  /** Only where the questionnaire's wording is published. */
  question: string | undefined;
  /** `open`: nothing here answers it. */
  state: "answered" | "overdue" | "gated" | "open";
  answers: AnswerView[];
  gated: GatedAnswerView[];
}

export interface QuestionnaireView {
  id: string;
  title: string;
  version: string | undefined;
  source: string | undefined;
  licence: string | undefined;
  summary: string | undefined;
  sections: { title: string; rows: QuestionnaireRow[] }[];
  counts: Record<"rows" | QuestionnaireRow["state"], number>;
}

export interface UpdateView extends Update {
  id: string;
}

export interface AiView extends Omit<NonNullable<Facts["ai"]>, "features"> {
  features: (Omit<AiFeature, "subprocessor"> & {
    /** Who runs the model; `not-published` where that is a subprocessor that is not announced yet. */
    operator:
      | { kind: "company" }
      | { kind: "subprocessor"; id: string }
      | { kind: "not-published" };
  })[];
}

/** One line of "At a glance"; `text` is undefined where the company has not stated it. */
export interface GlanceFact {
  id: string;
  label: string;
  text: string | undefined;
  href?: string | undefined;
}

export interface Portal {
  company: Omit<Company, "rules">;
  publish: Publish;
  sample: boolean;
  /** The day for which all states hold. */
  asOf: string;
  builtAt: string;
  commit?: string | undefined;
  /** The last day on which every state of the portal still holds, if content does not change. */
  holdsUntil: string;
  glance: GlanceFact[];
  data: Facts["data"];
  ai: AiView | undefined;
  panes: Pane[];
  categories: CategoryView[];
  /** All 61, in order. */
  criteria: CriterionView[];
  scope: { inScope: number; total: number };
  /** Frameworks that the company has switched on. */
  crosswalks: CrosswalkView[];
  controls: ControlView[];
  policies: PolicyView[];
  /** In force first, then in preparation, then past ones; letters after the report they follow. */
  reports: ReportView[];
  timelines: Timeline[];
  documents: DocumentView[];
  /** Only where documents are requested through the door. */
  privacy: PrivacyView | undefined;
  providers: ProviderDuty[];
  customers: Published<CustomerDuty[]>;
  subprocessors: SubprocessorView[];
  subprocessorChanges: SubprocessorChange[];
  uptime: UptimeView | undefined;
  answers: AnswerView[];
  gatedAnswers: GatedAnswerView[];
  questionnaires: QuestionnaireView[];
  updates: UpdateView[];
}
