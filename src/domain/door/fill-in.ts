/** Particulars of the company in the agreement's text, written `[[governingLaw]]` there. */
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

/** The exact text that is shown. What cannot be filled in stays as written; the rule `nda-fill-in` refuses it. */
export function fillIn(text: string, company: Named): string {
  const particulars = particularsOf(company);
  return text.trim().replace(FILL_IN, (whole, name: string) => particulars[name.trim()] ?? whole);
}
