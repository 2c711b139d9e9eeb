/** A policy as PDF: its text, and on each page which version it is, who approved it when, and the hash of the text. */
import { createHash } from "node:crypto";
import { formatDay } from "#src/domain/dates.ts";
import { readTextBlocks } from "#src/domain/door/text-blocks.ts";
import type { PolicyView } from "#src/domain/views.ts";
import { setBlocks } from "#src/gate/adapters/paper/set-blocks.ts";
import { setFoot } from "#src/gate/adapters/paper/set-foot.ts";
import { setTitle } from "#src/gate/adapters/paper/set-title.ts";
import { plain } from "#src/gate/adapters/paper/set-words.ts";
import { MUTED, PAGE, Sheet } from "#src/gate/adapters/paper/sheet.ts";
import { prepareText, setLine } from "#src/type/set-line.ts";
import { tablesToLists } from "./tables-to-lists.ts";

/** Below the line that the foot of every page has. */
const HASH = { size: 7.6, top: 790 };

export interface PrintOptions {
  /** Who stands behind it. */
  legalName: string;
  /** Its page in the portal. */
  address: string;
}

/** "Version 4.0, approved 15 September 2026 by the Chief Technology Officer". */
export function tellApproval({ version, approvedOn, approver }: PolicyView): string {
  const by = approver ? ` by the ${approver}` : "";
  const approved = approvedOn ? `approved ${formatDay(approvedOn)}${by}` : "no approval stated";
  return `Version ${version}, ${approved}`;
}

export const hashPolicy = (text: string): string =>
  createHash("sha256").update(text, "utf8").digest("hex");

/** @param text Markdown as the policy's page shows it */
export async function printPolicy(
  policy: PolicyView,
  text: string,
  { legalName, address }: PrintOptions,
): Promise<Uint8Array> {
  const { title, approvedOn, version } = policy;
  const sheet = new Sheet({
    title: `${title}, version ${version}`,
    author: legalName,
    subject: tellApproval(policy),
    date: approvedOn ? new Date(`${approvedOn}T00:00:00Z`) : undefined,
  });
  const hash = `SHA-256 of the text: ${hashPolicy(text)}`;
  const review = policy.nextReview ? ` · Next review ${formatDay(policy.nextReview)}` : "";
  setTitle(sheet, title, [
    plain(`${legalName} · ${tellApproval(policy)}${review}`),
    plain(address),
  ]);
  setBlocks(sheet, readTextBlocks(tablesToLists(text)));
  const foot = setFoot(sheet, plain(`${title}. ${tellApproval(policy)}`).flat());
  const line = setLine(prepareText([{ text: hash, style: "regular" }]));
  return sheet.finish((page, pages) => {
    foot(page, pages);
    sheet.draw(line, HASH.top, { size: HASH.size, x: PAGE.left, colour: MUTED });
  });
}
