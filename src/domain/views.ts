/**
 * What pages and exports are given: facts after the publication policy, with their states worked out for one day.
 * Days are `YYYY-MM-DD` in UTC, instants ISO 8601 with zone. Nothing internal, hidden or withheld is in here.
 * The door to the folder of the same name, and the portal as a whole.
 */
import type { Company, Publish } from "../schemas/company.ts";
import type { Facts } from "../schemas/facts.ts";
import type { CrosswalkView } from "./crosswalk-view.ts";
import type { PrivacyView } from "./door/privacy.ts";
import type { Published } from "./published.ts";
import type { AnswerView, GatedAnswerView, QuestionnaireView } from "./views/answers.ts";
import type { ControlView, PolicyView } from "./views/controls.ts";
import type { CategoryView, CriterionView, Pane } from "./views/criteria.ts";
import type { CustomerDuty, ProviderDuty } from "./views/duties.ts";
import type { AiView, GlanceFact, UpdateView } from "./views/news.ts";
import type { DocumentView, ReportView, Timeline } from "./views/reports.ts";
import type { SubprocessorChange, SubprocessorView } from "./views/subprocessors.ts";
import type { UptimeView } from "./views/uptime.ts";

export type * from "./views/answers.ts";
export type * from "./views/controls.ts";
export type * from "./views/criteria.ts";
export type * from "./views/duties.ts";
export type * from "./views/news.ts";
export type * from "./views/reports.ts";
export type * from "./views/states.ts";
export type * from "./views/subprocessors.ts";
export type * from "./views/uptime.ts";

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
