/** What is published of AI features. Who runs a model is never guessed: an operator that is not published is said to be so. */
import type { Facts } from "../schemas/facts.ts";
import type { AiView } from "./views.ts";

export function describeAi(
  ai: Facts["ai"],
  subprocessors: ReadonlySet<string>,
): AiView | undefined {
  if (!ai) return undefined;
  const features = ai.features.map(({ subprocessor, ...feature }) => {
    if (subprocessor === undefined) return { ...feature, operator: { kind: "company" as const } };
    return subprocessors.has(subprocessor)
      ? { ...feature, operator: { kind: "subprocessor" as const, id: subprocessor } }
      : { ...feature, operator: { kind: "not-published" as const } };
  });
  return { ...ai, features };
}
