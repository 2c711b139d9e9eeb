/** Criteria with what stands behind each, and the panes of the fanlight. */
import type { Criterion } from "../../frameworks/criteria.ts";
import type { Category } from "../../schemas/company.ts";
import type { Period } from "../../schemas/text.ts";
import type { Published } from "../published.ts";
import type { ControlView, PolicyRef } from "./controls.ts";
import type { CustomerDuty, ProviderDuty } from "./duties.ts";
import type { ReportAge } from "./reports.ts";
import type { ControlState, CriterionState, PaneState, Standing } from "./states.ts";

export interface Examination {
  report: string;
  title: string;
  /** The period, or the as-of day as both ends. */
  period: Period;
  opinion: Published<"not-modified" | "modified">;
  standing: Standing;
  age?: ReportAge | undefined;
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
