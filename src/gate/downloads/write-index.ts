/** The list that lies beside the documents in an archive. Pure. */
import type { Catalogue, CatalogueDocument } from "../../domain/door/catalogue.ts";
import type { PreparedCopy, Reads } from "./prepare-copy.ts";

export interface Archive {
  visitor: Reads;
  at: Date;
  committed: readonly { grant: { until: Date | null }; copy: PreparedCopy }[];
  /** Could not be added; no use was taken. */
  missing: readonly { document: Pick<CatalogueDocument, "title"> }[];
}

export function writeIndex(
  company: Pick<Catalogue["company"], "name" | "legalName" | "portal">,
  { visitor, at, committed, missing }: Archive,
): string {
  const documents = committed.flatMap(({ grant, copy }) => [
    "",
    [copy.document.title, copy.document.dated].filter(Boolean).join(", "),
    ...copy.files.map(({ name, bytes }) => `  file       ${name}, ${bytes} bytes`),
    `  copy       ${copy.stamp.copyId}`,
    `  SHA-256    ${copy.sha256} (${copy.files.length > 1 ? "of the cover sheet" : "of this copy"})`,
    ...(copy.files.length > 1 ? [`  original   ${copy.document.file.sha256}`] : []),
    ...(grant.until ? [`  access     until ${grant.until.toISOString().slice(0, 10)}`] : []),
  ]);
  return `${[
    `Documents of ${company.legalName}, given in confidence`,
    `to ${visitor.name}, ${visitor.company}, ${visitor.email}`,
    `on ${at.toISOString().slice(0, 19).replace("T", " ")} UTC`,
    ...documents,
    ...(missing.length > 0
      ? [
          "",
          "Not in this archive, since it could not be given just now. Your request says what comes next:",
        ]
      : []),
    ...missing.map(({ document }) => `  ${document.title}`),
    "",
    `Whether a file is one of the copies given out is answered by ${new URL("/gate/verify", company.portal).href},`,
    "which takes the SHA-256 of a file and never the file itself.",
  ].join("\r\n")}\r\n`;
}
