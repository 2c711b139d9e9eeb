/** Controls of the corpus, and what a tool last saw of them. */
import { CRITERIA } from "#src/frameworks/criteria.ts";
import { policyId } from "./policy.ts";
import { seedRandom } from "./random.ts";
import { capitalise, makeName, makeParagraph, makeThing } from "./sentences.ts";

/** All but privacy's, which the company of the corpus has not in scope. */
const IN_SCOPE = CRITERIA.filter(({ category }) => category !== "privacy").map(({ id }) => id);

export function criteriaFor(index: number): string[] {
  const random = seedRandom(`criteria ${index}`);
  const first = index % IN_SCOPE.length;
  const more = Array.from({ length: random.between(0, 2) }, () => random.pick(IN_SCOPE));
  return [...new Set([IN_SCOPE[first] ?? "CC1.1", ...more])];
}

export const controlId = (index: number): string => `C-${String(index).padStart(4, "0")}`;

/** Two neighbours belong to one policy; once every policy has two, the round begins again. */
export function writeControl(index: number, policies: number): string {
  const random = seedRandom(`control ${index}`);
  const manual = index % 3 === 0;
  return `- id: ${controlId(index)}
  title: ${capitalise(makeThing(random))} of ${makeName(random)}
  description: ${makeParagraph(random, 3)}
  criteria: [${criteriaFor(index).join(", ")}]
  owner: Platform Lead
  policies: [${policyId(Math.floor(index / 2) % policies)}]
  operation: ${manual ? "manual" : "automated"}
${manual ? '  cadence: quarterly\n  lastPerformed: { on: "2026-10-20", by: Platform Lead }\n' : ""}`;
}

export function statusOf(index: number) {
  const failing = index % 50 === 1;
  return {
    id: controlId(index),
    status: failing ? "failing" : "operating",
    since: "2026-08-03T06:00:00Z",
    lastChecked: "2026-11-22T06:00:00Z",
    checks: { passed: 20, failed: failing ? 2 : 0, unknown: 0 },
  };
}
