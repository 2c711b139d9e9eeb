/** An erasure in plain words, before and after. Pure. */
import type { Erasure } from "./erase-person.ts";
import type { ErasurePreview } from "./preview-erasure.ts";

export function describePreview(preview: ErasurePreview): string[] {
  const { reduced, kept, grants, requests, downloads } = preview;
  const lines = [
    `Deleted: ${count(requests, "request")}, ${count(grants, "grant")}, ${count(downloads, "download")}, links, sessions, mails, and what the log holds of them.`,
  ];
  for (const { version, covers, isSigned } of reduced) {
    const which = version === null ? "signed elsewhere" : `version ${version}`;
    lines.push(
      `The agreement ${which} is reduced to its hash: nothing here will prove any more who signed it.`,
    );
    if (covers && isSigned)
      lines.push(`It covers colleagues at ${covers}, who will be asked to sign again.`);
  }
  if (kept > 0)
    lines.push(
      `${count(kept, "agreement")} kept with the evidence, until the time for it is over.`,
    );
  lines.push(
    "Hashes of copies stay, so that a copy is recognised. Copies, and receipts that were mailed, are with their readers.",
  );
  return lines;
}

export function describeErasure(erasure: Erasure): string[] {
  if (erasure.outcome === "unknown") return ["There is nobody with that address."];
  const { contents, reduced, kept, unfinished } = erasure;
  return [
    `Erased. Contents of ${count(contents, "record")} of the log went; ${count(reduced, "agreement")} reduced to the hash, ${kept} kept.`,
    ...(unfinished
      ? [
          "Files, or traces in the database's files, could not be removed yet; the server tries again each hour.",
        ]
      : []),
  ];
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
