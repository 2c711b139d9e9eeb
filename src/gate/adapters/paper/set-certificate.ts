/** Sets the certificate of a signature on sheets of its own. */

import { prepareText } from "#src/type/set-line.ts";
import type { Receipt } from "../../definitions.ts";
import {
  COMMAND,
  describeCheck,
  describeReceipt,
  HOW_TO_CHECK,
  type Section,
  type Step,
  WHAT_IT_SHOWS,
} from "./certificate.ts";
import { setFacts } from "./set-facts.ts";
import { breakWords, plain, printWords, sentence, strong, type WordStyle } from "./set-words.ts";
import {
  type Element,
  HAIRLINE,
  INK,
  MEASURE,
  MUTED,
  PAGE,
  type Sheet,
  type Tag,
} from "./sheet.ts";
import { codePointsOf, UNDRAWN, type Undrawn } from "./undrawn.ts";

const TITLE = { size: 19, leading: 25 };
const SECTION = { size: 10.4, leading: 15 };
const BODY = { size: 9.2, leading: 14.2 };
const INDENT = 22;

export const CERTIFICATE = "Certificate of acceptance";

export function setCertificate(sheet: Sheet, receipt: Receipt, undrawn: readonly Undrawn[]): void {
  sheet.openPage();
  const part = sheet.element("Part");
  const say = (words: ReturnType<typeof plain>, style: WordStyle, tag: Tag = "P") =>
    printWords(sheet, breakWords(words, style), {
      ...style,
      element: sheet.element(tag, part),
      tag,
    });
  say(strong(CERTIFICATE), TITLE, "H1");
  sheet.gap(8);
  const { nda, signer } = receipt.payload;
  say(
    sentence(
      "This certificate belongs to the agreement before it, “",
      nda.title,
      "”, version ",
      nda.version,
      ", as ",
      signer.name,
      " accepted it. It prints everything that the record of the acceptance holds.",
    ),
    BODY,
  );
  const sections = describeReceipt(receipt);
  for (const section of sections) setSection(sheet, section, part);
  const found = [...undrawn, ...findUndrawn(sections)];
  if (found.length > 0) setUndrawn(sheet, found, part);
  setHeading(sheet, "How to recompute the seal", part);
  say(plain(HOW_TO_CHECK), BODY);
  sheet.gap(8);
  for (const [index, step] of describeCheck(receipt).entries())
    setStep(sheet, step, { number: index + 1, part });
  sheet.need(4 * BODY.leading);
  say(plain("One command does the first three steps, without a network:"), BODY);
  sheet.gap(4);
  setCommand(sheet, part);
  setHeading(sheet, "What it shows, and what it does not", part);
  say(plain(WHAT_IT_SHOWS), BODY);
}

function setHeading(sheet: Sheet, title: string, part: Element): void {
  sheet.gap(20);
  sheet.need(90);
  printWords(sheet, breakWords(strong(title), SECTION), {
    ...SECTION,
    element: sheet.element("H2", part),
    tag: "H2",
  });
  sheet.gap(4);
}

function setSection(sheet: Sheet, { title, facts }: Section, part: Element): void {
  setHeading(sheet, title, part);
  setFacts(sheet, facts, part);
  sheet.rule();
}

function setUndrawn(sheet: Sheet, found: readonly Undrawn[], part: Element): void {
  setHeading(sheet, "Characters that could not be drawn", part);
  printWords(sheet, breakWords(plain(UNDRAWN), BODY), {
    ...BODY,
    element: sheet.element("P", part),
    tag: "P",
  });
  sheet.gap(6);
  setFacts(
    sheet,
    found.map(({ label, characters }) => ({
      label,
      values: [codePointsOf(characters)],
      exact: true,
    })),
    part,
  );
  sheet.rule();
}

function setStep(
  sheet: Sheet,
  { title, text, result }: Step,
  { number, part }: { number: number; part: Element },
): void {
  const style = { ...BODY, x: PAGE.left + INDENT, width: MEASURE - INDENT };
  const words = breakWords(
    [
      [
        { text: `${title}. `, style: "strong" },
        { text, style: "regular" },
      ],
    ],
    style,
  );
  const exact = { ...style, size: 7.9, leading: 14.2 };
  sheet.need(words.height + (result ? exact.leading : 0));
  const top = sheet.y;
  const entry = sheet.element("P", part);
  printWords(sheet, breakWords(plain(`${number}.`), BODY), {
    ...BODY,
    colour: MUTED,
    element: entry,
    tag: "P",
  });
  sheet.y = top;
  printWords(sheet, words, { ...style, element: entry, tag: "P" });
  if (result)
    printWords(sheet, breakWords(plain(result), exact), { ...exact, element: entry, tag: "P" });
  sheet.gap(6);
}

function setCommand(sheet: Sheet, part: Element): void {
  const style = { ...BODY, x: PAGE.left + 12, width: MEASURE - 24, colour: INK };
  const words = breakWords(plain(COMMAND), style);
  const height = words.height + 12;
  sheet.pdf.markContent("Artifact", { type: "Layout" });
  sheet.pdf.rect(PAGE.left, sheet.y, MEASURE, height).lineWidth(0.5).strokeColor(HAIRLINE).stroke();
  sheet.pdf.endMarkedContent();
  sheet.advance(6.5);
  printWords(sheet, words, { ...style, element: sheet.element("P", part), tag: "P" });
  sheet.advance(5.5);
}

function findUndrawn(sections: readonly Section[]): Undrawn[] {
  return sections.flatMap(({ facts }) =>
    facts.flatMap(({ label, values }) => {
      const characters = values.flatMap(
        (text) => prepareText([{ text, style: "regular" }]).undrawn,
      );
      return characters.length > 0 ? [{ label, characters }] : [];
    }),
  );
}
