/** The files whose hashes are published, and what may be said of somebody's file that is one of them. */
import { formatDay } from "#src/domain/dates.ts";
import type { Portal } from "#src/domain/views.ts";
import { type DocumentEntry, listDocuments } from "../documents/document-entries.ts";
import { tellDated } from "../documents/document-words.ts";
import { standingMarks } from "../state/state-marks.ts";

export interface PublishedFile {
  id: string;
  title: string;
  href: string;
  sha256: string;
  bytes: number;
  dated: string;
  /** "In force", "Superseded", "Expired 3 March 2026". */
  state: string;
  /** What took its place, where that is published. */
  successor?: { title: string; href: string } | undefined;
}

function stateOf({ report, document }: DocumentEntry): string {
  if (report) return standingMarks[report.standing].word;
  return document?.expired ? `Expired ${formatDay(document.expires ?? "")}` : "Current";
}

/** Those of every level but hidden, which the portal does not know: a hash tells nothing of what is in a file. */
export function listPublishedFiles(portal: Portal): PublishedFile[] {
  return listDocuments(portal).flatMap((entry) => {
    const { id, title, file, report } = entry;
    if (!file) return [];
    const next = portal.reports.find((other) => other.id === report?.supersededBy);
    return [
      {
        id,
        title,
        href: report ? `/reports/${id}/` : `/documents/#${id}`,
        sha256: file.sha256,
        bytes: file.bytes,
        dated: tellDated(entry),
        state: stateOf(entry),
        successor: next && { title: next.title, href: `/reports/${next.id}/` },
      },
    ];
  });
}
