/** Updates, AI features and the facts of the first minute. */
import type { AiFeature, Facts } from "../../schemas/facts.ts";
import type { Update } from "../../schemas/update.ts";

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
