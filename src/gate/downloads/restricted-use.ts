/** What the reader of a SOC 1 or SOC 2 report says before each download; nobody is exempt. */
import type { CatalogueDocument } from "../../domain/door/catalogue.ts";

/** Exactly as shown beside the box, and as recorded. */
export function restrictedUseSentence({
  title,
  accessTerms,
}: Pick<CatalogueDocument, "title" | "accessTerms">): string {
  const said = `“${title}”: I am a specified party of this report, with sufficient knowledge to understand it, and I will not pass it on.`;
  return accessTerms
    ? `${said} I accept the firm’s access terms: ${accessTerms}`
    : `${said} I accept the access terms of the firm that wrote it.`;
}
