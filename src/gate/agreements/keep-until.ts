/** Until when a signed agreement proves something: the confidentiality term, counted from the last document given, and some years more. */
import type { AccessRules } from "../../schemas/access-rules.ts";

export function keepUntil({ nda }: Pick<AccessRules, "nda">, from: Date): Date {
  const until = new Date(from);
  until.setUTCFullYear(until.getUTCFullYear() + nda.termYears + nda.keepYears);
  return until;
}
