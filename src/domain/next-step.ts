/** The one next step that a reader can take with a report or document: open it, request it, or ask to be told. */
import type { ContentFile, DocumentAccess } from "../schemas/text.ts";
import { addressOf } from "./addresses.ts";
import { fileNameOf } from "./publication.ts";
import type { NextStep } from "./views.ts";

export interface Obtainable {
  id: string;
  /** As in "Tell me when <title> is there". */
  title: string;
  /** As in "Request report". */
  noun: string;
  access: DocumentAccess;
  file?: ContentFile | undefined;
  link?: string | undefined;
  /** Not given out any more: withdrawn, or corrected by the report that reissues it. */
  endedAs?: "Withdrawn" | "Reissued" | undefined;
  isReady: boolean;
  asking: Asking;
}

/** How documents that are not public are asked for. */
export interface Asking {
  /** E-mail address of the security contact. */
  contact: string;
  /** Whether they are requested through the door, which can only give files. */
  hasDoor: boolean;
}

function openingLabel(file: ContentFile): string {
  return file.mediaType === "application/pdf" ? "Open PDF" : "Open file";
}

export function nextStepFor(wanted: Obtainable): NextStep {
  const { id, title, file, link } = wanted;
  if (wanted.endedAs) return { kind: "none", label: wanted.endedAs };
  if (!wanted.isReady) {
    const subject = encodeURIComponent(`Tell me when it is there: ${title}`);
    return {
      kind: "ask",
      label: "Ask to be told",
      href: `mailto:${wanted.asking.contact}?subject=${subject}`,
    };
  }
  if (wanted.access !== "public" && wanted.asking.hasDoor && !file) {
    const subject = encodeURIComponent(`Request: ${title}`);
    return {
      kind: "ask",
      label: `Ask for the ${wanted.noun}`,
      href: `mailto:${wanted.asking.contact}?subject=${subject}`,
    };
  }
  if (wanted.access !== "public")
    return { kind: "request", label: `Request ${wanted.noun}`, href: addressOf.request(id) };
  if (file)
    return {
      kind: "open",
      label: openingLabel(file),
      href: `/files/${id}/${encodeURIComponent(fileNameOf(file))}`,
    };
  if (link !== undefined) return { kind: "open", label: "Read it", href: link };
  return { kind: "none", label: "No file is published" };
}
