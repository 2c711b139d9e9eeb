/** The agreement's text as visitors read and sign it: without the author's comments, the company's particulars filled in. */
import type { Company } from "../../schemas/company.ts";

type Named = Pick<Company, "name" | "legalName" | "country" | "agreement" | "contacts" | "portal">;

/** What may be filled in. A value is undefined where company.yaml does not state it. */
export function particularsOf(company: Named): Record<string, string | undefined> {
  return {
    name: company.name,
    legalName: company.legalName,
    country: company.country,
    portal: company.portal,
    securityContact: company.contacts.security.email,
    privacyContact: company.contacts.privacy?.email ?? company.contacts.security.email,
    governingLaw: company.agreement?.governingLaw,
    courts: company.agreement?.courts,
  };
}

export const FILL_IN = /\[\[([^\]]*)\]\]/g;

/** A note of the author to whoever edits the text, as MDX writes it. */
const COMMENT = /\{\/\*[\s\S]*?\*\/\}/g;
const COMMENT_ON_LINES = /^[ \t]*\{\/\*[\s\S]*?\*\/\}[ \t]*(?:\n\s*|$)/gm;

/** Nobody signs what is written for editors. Line breaks are the same wherever the file was checked out, and so is the hash. */
export function withoutComments(text: string): string {
  const lines = text.replace(/\r\n?/g, "\n");
  return lines.replace(COMMENT_ON_LINES, "").replace(COMMENT, "").trim();
}

/** Comments made blank, so that what is found in the rest keeps its line and column. */
export function blankComments(text: string): string {
  return text.replace(COMMENT, (comment) => comment.replace(/[^\n]/g, " "));
}

/** The exact text that is shown. What cannot be filled in stays as written; the rule `nda-fill-in` refuses it. */
export function fillIn(text: string, company: Named): string {
  const particulars = particularsOf(company);
  return withoutComments(text).replace(
    FILL_IN,
    (whole, name: string) => particulars[name.trim()] ?? whole,
  );
}
