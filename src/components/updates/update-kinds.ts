/** The kinds of updates in words. */
import type { UpdateView } from "#src/domain/views.ts";

export const kindWords: Record<UpdateView["kind"], string> = {
  general: "General",
  compliance: "Compliance",
  security: "Security",
  privacy: "Privacy",
  incident: "Incident",
  roadmap: "Roadmap",
};

/** Kinds that occur, in the order of the table. */
export function countKinds(
  updates: readonly UpdateView[],
): { kind: UpdateView["kind"]; count: number }[] {
  return (Object.keys(kindWords) as UpdateView["kind"][])
    .map((kind) => ({ kind, count: updates.filter((update) => update.kind === kind).length }))
    .filter(({ count }) => count > 0);
}
