/** Every mail of the door is composed here: text and HTML say the same, and no typed text leaves its place. Pure. */
import type { Mail } from "../definitions.ts";
import { cleanHeader, cleanLine } from "./clean-text.ts";
import type { Letter } from "./letter-block.ts";
import { writeLetterHtml } from "./write-letter-html.ts";
import { writeLetterText } from "./write-letter-text.ts";

export type { LetterBlock } from "./letter-block.ts";

/**
 * A mail to an address that nobody has confirmed yet must repeat nothing that was typed with it: it would carry a stranger's
 * words under the company's name.
 *
 * @throws where a button or a link leads elsewhere than to http or https: a fault of the caller
 */
export function composeLetter(
  { subject: typed, blocks }: Letter,
  { name, legalName }: { name: string; legalName: string },
): Omit<Mail, "to"> {
  for (const block of blocks) {
    if ("href" in block && !/^https?:\/\/[^\s"<>]+$/.test(block.href))
      throw new Error("What a letter leads to needs an absolute address on http or https.");
  }
  const subject = cleanHeader(typed);
  const letter = { subject, blocks };
  const company = cleanLine(name === legalName ? name : `${name} (${legalName})`);
  const closing = `Sent by the trust center of ${company}.`;
  return {
    subject,
    text: writeLetterText(letter, closing),
    html: writeLetterHtml(letter, closing),
  };
}
