/** What may be said of a file by its hash, and what may not. */
import type { CopyReply } from "./hash-file.ts";

export interface KnownFile {
  title: string;
  href: string;
  state: string;
  successor?: { title: string; href: string } | undefined;
}

export interface Verdict {
  kind: "current" | "past" | "copy" | "unknown";
  title: string;
  text: string;
  link?: { title: string; href: string } | undefined;
}

/** States in which nothing has taken a file's place. */
const CURRENT = new Set(["In force", "Current"]);

export function judgeKnown({ title, state, successor }: KnownFile, company: string): Verdict {
  const published = `The file ${company} published as ${title}`;
  if (CURRENT.has(state))
    return {
      kind: "current",
      title: published,
      text: `It is unaltered, and nothing has replaced it.`,
    };
  return {
    kind: "past",
    title: published,
    text: `It is unaltered. ${state}${successor ? ` by:` : "."}`,
    link: successor,
  };
}

const NOT_FORGED =
  "That does not mean that it is forged: opening a file and saving or printing it again changes its hash, and so does a program that adds a note or a signature.";

export function judgeUnknown(
  copy: CopyReply,
  { company, contact }: { company: string; contact: string },
): Verdict {
  if (copy === "yes")
    return {
      kind: "copy",
      title: `A copy that ${company} gave out`,
      text: "It is unaltered since. Each of its pages names the reader to whom it was given; the door does not tell who that is.",
    };
  const copies =
    copy === "no"
      ? "It is no copy that was given out either."
      : copy === "not-answered"
        ? "Whether it is a copy that was given out could not be asked just now; try again later."
        : "";
  return {
    kind: "unknown",
    title: "Unknown",
    text: [
      `No file published here has this hash.`,
      copies,
      NOT_FORGED,
      `Ask ${contact} and name the hash.`,
    ]
      .filter(Boolean)
      .join(" "),
  };
}
