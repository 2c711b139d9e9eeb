/** The kinds that can be shared, as the page calls them. */
import type { SharedKind } from "#src/domain/share-choice.ts";

export const KIND_NAMES: Readonly<Record<SharedKind, string>> = {
  reports: "Reports",
  criteria: "Criteria",
  answers: "Answers",
  policies: "Policies",
};
