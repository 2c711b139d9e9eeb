/** Which texts make up which file, and the manuscript that comes of them. */

import type { Content } from "#src/schemas/content.ts";
import type { SampleFile } from "../sample-file.ts";
import type { Block, Manuscript } from "./block.ts";
import { companyDirectives } from "./company-blocks.ts";
import { controlDirectives } from "./control-blocks.ts";
import { readText, type TextOptions } from "./read-text.ts";
import { reportDirectives } from "./report-blocks.ts";
import { makeSubject, type Subject, wordsOf } from "./subject.ts";
import { testDirectives } from "./test-blocks.ts";

interface Recipe {
  title: string;
  texts: string[];
  bound?: true;
}

const RECIPES: Record<string, Recipe> = {
  "soc2 type 2": {
    title: "SOC 2 Type 2 report",
    texts: [
      "opinion",
      "assertion",
      "system",
      "responsibilities",
      "tests",
      "samples",
      "other-information",
      "terms",
    ],
    bound: true,
  },
  "soc2 type 1": {
    title: "SOC 2 Type 1 report",
    texts: ["opinion", "assertion", "system", "providers", "tests", "control-index"],
    bound: true,
  },
  soc3: {
    title: "SOC 3 report",
    texts: ["opinion", "assertion", "system-short", "terms"],
    bound: true,
  },
  iso27001: { title: "Certificate of registration", texts: ["iso27001"] },
  "management-letter": { title: "Management letter", texts: ["management-letter"] },
  "penetration-test": { title: "Penetration test letter", texts: ["penetration-test"] },
  dpa: {
    title: "Data processing agreement",
    texts: ["data-processing", "data-processing-annexes"],
    bound: true,
  },
  sla: { title: "Service level agreement", texts: ["service-level"] },
  insurance: { title: "Certificate of insurance", texts: ["insurance"] },
  accessibility: { title: "Accessibility conformance report", texts: ["accessibility"] },
  continuity: { title: "Continuity and recovery summary", texts: ["continuity"] },
  architecture: { title: "Architecture overview", texts: ["architecture"], bound: true },
  "tax-form": { title: "Taxpayer identification", texts: ["tax-form"] },
  questionnaire: { title: "Self-assessment", texts: ["questionnaire"] },
};

/** For kinds that the sample company does not have. */
const PLAIN: Recipe = { title: "Document", texts: ["plain"] };

export function writeManuscript(content: Content, file: SampleFile): Manuscript {
  const subject = makeSubject(content, file);
  const { title, texts, bound = false } = RECIPES[keyOf(file)] ?? PLAIN;
  const options: TextOptions = {
    words: wordsOf(subject),
    directives: {
      ...controlDirectives(subject),
      ...testDirectives(subject),
      ...reportDirectives(subject),
      ...companyDirectives(subject),
    },
  };
  const blocks: Block[] = texts.flatMap((text) => readText(text, options));
  return { title: titleOf(file) ?? title, cover: coverOf(subject), bound, blocks };
}

function keyOf({ report, document }: SampleFile): string {
  if (report?.kind === "soc2" || report?.kind === "soc2-plus")
    return `soc2 type ${report.type ?? 2}`;
  return report?.kind ?? document?.kind ?? "";
}

function titleOf({ report, document }: SampleFile): string | undefined {
  return report?.title ?? document?.title;
}

function coverOf({ company, report, file }: Subject): string[] {
  const issuer = report?.issuer ? [`Issued by ${report.issuer.name}`] : [];
  const version = file.document?.version ? [`Version ${file.document.version}`] : [];
  return [
    `${company.legalName}: ${company.system.name}`,
    ...issuer,
    ...version,
    "Its dates stand on the portal, not in this file: a sample shows the same file on every day.",
    `This is a sample. ${company.legalName} is fictional, nobody examined or signed anything, and nothing in it may be relied on.`,
  ];
}
