/** Names under which documents are saved: readable, and safe in a header, in an archive and on every file system. */
import type { CatalogueDocument } from "./catalogue.ts";

/** Control, direction and other invisible characters, and what a file system or shell reads as more than a letter. */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}"'`\\/:*?<>|%$;]/gu;
const LONGEST = 100;

/** @param ending with its dot */
export function fileNameOf(
  company: string,
  { id, title }: Pick<CatalogueDocument, "id" | "title">,
  ending: string,
): string {
  const name = `${company} - ${title}`
    .normalize("NFC")
    .replace(UNSAFE, " ")
    .replace(/\s+/g, " ")
    .replace(/^[\s.-]+|[\s.-]+$/g, "");
  return `${Array.from(name || id)
    .slice(0, LONGEST)
    .join("")
    .trim()}${ending}`;
}
