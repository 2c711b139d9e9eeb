/** How a control runs and who speaks of it, in words. The three voices stay apart: a tool, the company, nobody yet. */
import { dayOf } from "#src/domain/dates.ts";
import type { ControlState, ControlView } from "#src/domain/views.ts";

export const operationWords: Record<ControlView["operation"], string> = {
  automated: "Automated",
  manual: "Manual",
  both: "Automated and manual",
};

/** "Manual, quarterly". */
export function describeOperation({ operation, cadence }: ControlView): string {
  return cadence ? `${operationWords[operation]}, ${cadence}` : operationWords[operation];
}

/** Whose word the state rests on. */
export function nameVoice(control: ControlView, company: string): string {
  const { state, operation, lastPerformed } = control;
  const seen = control.observation.published ? control.observation.value : undefined;
  if (state === "withheld") return "Live status";
  const isFiled = state === "planned" || state === "not-applicable";
  if (isFiled && (control.reason || !seen)) return `Stated by ${company}`;
  const speaksTool = seen && (operation !== "manual" || state === "failing" || state === "partial");
  const speaksCompany = lastPerformed && operation !== "automated";
  if (speaksTool && speaksCompany) return `Monitored by ${seen.tool}, and stated by ${company}`;
  if (speaksTool) return `Monitored by ${seen.tool}`;
  if (speaksCompany) return `Stated by ${company}`;
  return operation === "manual" ? "Nothing recorded yet" : "Nothing seen yet";
}

/** The newest day on which a tool looked or the company performed it, as far as published. */
export function lastSeenOn({ observation, lastPerformed }: ControlView): string | undefined {
  const checked =
    observation.published && observation.value && dayOf(observation.value.lastChecked);
  return [checked || undefined, lastPerformed?.on]
    .filter((day) => day !== undefined)
    .sort()
    .at(-1);
}

/** What asks for a reader's attention first. */
const WORST_FIRST: readonly ControlState[] = [
  "failing",
  "partial",
  "stale",
  "unknown",
  "withheld",
  "planned",
  "stated",
  "operating",
  "not-applicable",
];

export function rankOf(state: ControlState): string {
  return String(WORST_FIRST.indexOf(state));
}
