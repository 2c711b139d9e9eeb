/** One policy of the corpus: about 840 words under nine headings, with a table and two lists. */
import { seedRandom } from "./random.ts";
import { capitalise, makeName, makeParagraph, makeSentence, makeThing } from "./sentences.ts";

export const policyId = (index: number): string => `policy-${String(index).padStart(4, "0")}`;

/** Depends on its number alone, so that the first policy is the same in a corpus of any size. */
export function writePolicy(index: number, criteria: readonly string[]): string {
  const random = seedRandom(`policy ${index}`);
  const title = `${capitalise(makeThing(random))} of ${makeName(random)}`;
  const frontMatter = `---
title: ${title}
version: "${random.between(1, 6)}.${random.between(0, 9)}"
owner: Security Lead
approver: Chief Technology Officer
approvedOn: "2026-${String(random.between(1, 9)).padStart(2, "0")}-15"
nextReview: "2027-${String(random.between(1, 9)).padStart(2, "0")}-15"
criteria: [${criteria.join(", ")}]
summary: ${makeSentence(random)}
access: public
revisions:
  - version: "1.0"
    on: "2025-${String(random.between(1, 9)).padStart(2, "0")}-15"
    change: ${makeSentence(random)}
---`;
  const sections = Array.from({ length: 7 }, (_, number) => {
    const heading = `${capitalise(makeThing(random))} at ${makeName(random)}`;
    return `## ${number + 1} ${heading}\n\n${makeParagraph(random, 2)}\n\n${makeParagraph(random, 2)}`;
  });
  const table = [
    "| System | What is kept | How long |",
    "| --- | --- | --- |",
    ...Array.from(
      { length: 6 },
      () => `| ${makeName(random)} | ${makeThing(random)} | ${random.between(2, 72)} months |`,
    ),
  ].join("\n");
  const list = Array.from(
    { length: 3 },
    () => `- **${makeName(random)}**: ${makeSentence(random)}`,
  );
  const steps = Array.from({ length: 3 }, (_, step) => `${step + 1}. ${makeSentence(random)}`);
  return [
    frontMatter,
    "## Purpose",
    makeParagraph(random, 2),
    ...sections,
    "### What is kept, and how long",
    table,
    list.join("\n"),
    "## Exceptions",
    steps.join("\n"),
    "",
  ].join("\n\n");
}
