/** Controls and policies, as pages and exports are given them. */
import type { ControlStatusLevel } from "../../schemas/company.ts";
import type { Control } from "../../schemas/control.ts";
import type { Policy } from "../../schemas/policy.ts";
import type { Published } from "../published.ts";
import type { ControlState } from "./states.ts";

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
