/** What a text may speak of: the company, and the report or document that the file belongs to. */

import { CATEGORY_NAMES } from "#src/frameworks/criteria.ts";
import type { Company } from "#src/schemas/company.ts";
import type { Content } from "#src/schemas/content.ts";
import type { Report } from "#src/schemas/report.ts";
import type { SampleFile } from "../sample-file.ts";

export interface Subject {
  content: Content;
  company: Company;
  file: SampleFile;
  report: Report | undefined;
}

export function makeSubject(content: Content, file: SampleFile): Subject {
  return { content, company: content.company.data, file, report: file.report };
}

/** Words that texts fill in. No dates: the bytes must not depend on the day, and sample dates do. */
export function wordsOf({ company, report }: Subject): Record<string, string> {
  return {
    company: company.name,
    "legal name": company.legalName,
    system: company.system.name,
    "system description": company.system.description,
    portal: new URL(company.portal).host,
    "security mail": company.contacts.security.email,
    issuer: report?.issuer?.name ?? "the issuer",
    licence: report?.issuer?.licence ?? "no licence stated",
    categories: listWords(
      (report?.categories ?? company.categories).map((category) =>
        CATEGORY_NAMES[category].toLowerCase(),
      ),
    ),
    span:
      report?.type === 1
        ? "on the day stated on the portal"
        : "throughout the period stated on the portal",
    examined:
      report?.type === 1
        ? "the design of its controls"
        : "the design and the working of its controls",
    signer: report?.signer ?? "Chief Technology Officer",
    changes: report?.materialChanges ?? "Nothing material changed.",
    number: report?.certificate?.number ?? "not stated",
    edition: report?.certificate?.edition ?? "not stated",
    scope: report?.certificate?.scope ?? company.system.description,
    applicability: report?.certificate?.statementOfApplicability ?? "not stated",
    accreditation: report?.issuer?.accreditationBody ?? "not stated",
  };
}

export function listWords(words: readonly string[]): string {
  if (words.length < 2) return words.join("");
  return `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}
