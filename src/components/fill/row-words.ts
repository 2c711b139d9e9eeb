/** Words about rows, answers and files on the page that fills in workbooks. */

import type { KnownAnswer } from "#src/domain/fill/answer-index.ts";
import type { RowSummary } from "./messages.ts";

const VALUE_WORDS: Record<KnownAnswer["value"], string> = {
  yes: "Yes",
  no: "No",
  partial: "In part",
  "not-applicable": "Not applicable",
  text: "Explained",
};

const lists = new Intl.ListFormat("en-GB");
const countRows = (number: number, kind = "row") => `${number} ${kind}${number === 1 ? "" : "s"}`;

export type Show = "all" | "likely" | "sure" | "blank" | "kept";

export function kindOf({ kept, sure, chosen }: RowSummary): Exclude<Show, "all"> {
  if (kept !== undefined) return "kept";
  if (chosen === undefined) return "blank";
  return sure === "close" ? "likely" : "sure";
}

/** "105 rows: 12 sure, 31 likely (read them), 60 left blank and 2 left as they were." */
export function tellRows(rows: readonly RowSummary[], unread: number): string {
  const count = (kind: Show) => rows.filter((row) => kindOf(row) === kind).length;
  const parts = [
    [count("sure"), "sure"],
    [count("likely"), "likely (read them)"],
    [count("blank"), "left blank"],
    [count("kept"), "left as they were"],
  ].flatMap(([number, words]) => (number === 0 ? [] : [`${number} ${words}`]));
  const more =
    unread > 0
      ? ` ${countRows(unread, "further row")} ${unread === 1 ? "stands below the limit and was" : "stand below the limit and were"} not read.`
      : "";
  return `${countRows(rows.length)}: ${lists.format(parts)}.${more}`;
}

export function tellTaken(filled: number): string {
  const are = filled === 1 ? "is" : "are";
  return `${countRows(filled)} ${are} filled in. The file is in your downloads; read it before you send it.`;
}

/** In plain words, for one row. */
export function tellRow({ kept, sure, chosen }: RowSummary): string {
  if (kept !== undefined) return kept;
  if (chosen === undefined) return "Left blank: no answer is near enough.";
  if (sure === "id") return "Sure: an answer names this row.";
  if (sure === "same") return "Sure: the same question.";
  if (sure === "close") return "Likely: most of its words. Read it.";
  return "Chosen by you.";
}

export function tellAnswer({ value, text, state }: KnownAnswer): string {
  const past = state === "overdue" ? " Its review is overdue." : "";
  const plain = text.replace(/\[([^\]]+)\]\([^)]*\)/g, "$1").replace(/\s+/g, " ");
  const cut = plain.length > 180 ? `${plain.slice(0, 180).replace(/\s+\S*$/, "")} …` : plain;
  return `${VALUE_WORDS[value]}. ${cut}${past}`.replace(/^(\w+)\. \1([.,: ])/, "$1$2");
}

/** "Vendor form.xlsx" becomes "Vendor form, answered.xlsx"; what it was stays what it is. */
export function nameFilled(name: string): string {
  const dot = name.lastIndexOf(".");
  return dot > 0 ? `${name.slice(0, dot)}, answered${name.slice(dot)}` : `${name}, answered`;
}
