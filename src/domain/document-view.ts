/** A document that is no auditor's report: whether it has expired or its next version is overdue, and how to get it. */
import type { Entry } from "../schemas/content.ts";
import type { Document } from "../schemas/document.ts";
import { type Asking, nextStepFor } from "./next-step.ts";
import { releaseFile } from "./publication.ts";
import type { DocumentView } from "./views.ts";

/** It is there: dated, or a file or an address is named. */
function isReady({ dated, file, link }: Document, today: string): boolean {
  return dated === undefined ? file !== undefined || link !== undefined : dated <= today;
}

/** The day on which a next version was expected, where that has passed and no version has come since. */
function overdueSince({ dated, nextExpected }: Document, today: string): string | undefined {
  if (nextExpected === undefined || nextExpected >= today) return undefined;
  return dated !== undefined && dated >= nextExpected ? undefined : nextExpected;
}

export function describeDocument(
  { id, data }: Entry<Document>,
  asking: Asking,
  today: string,
): DocumentView {
  const { access, file, link, ...open } = data;
  return {
    id,
    ...open,
    expired: data.expires !== undefined && data.expires < today,
    overdueSince: overdueSince(data, today),
    access: access === "hidden" ? "approval" : access,
    file: releaseFile(file, access),
    next: nextStepFor({
      id,
      title: data.title,
      noun: "document",
      access,
      file,
      link,
      isReady: isReady(data, today),
      asking,
    }),
  };
}
