/** What is published of AI features: a model's operator is linked only where it is a published subprocessor. */
import type { Facts } from "../schemas/facts.ts";

export function describeAi(ai: Facts["ai"], subprocessors: ReadonlySet<string>): Facts["ai"] {
  if (!ai) return undefined;
  const features = ai.features.map(({ subprocessor, ...feature }) =>
    subprocessor !== undefined && subprocessors.has(subprocessor)
      ? { ...feature, subprocessor }
      : feature,
  );
  return { ...ai, features };
}
