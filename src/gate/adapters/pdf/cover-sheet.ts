/** The page that goes with a file that must not be marked: whose copy it is, and which file it belongs to. */

import { prepareText } from "#src/type/set-line.ts";
import { dayOf, formatDay } from "../../../domain/dates.ts";
import type { Stamper, StampText } from "../../definitions.ts";
import { setFacts } from "../paper/set-facts.ts";
import { setFoot } from "../paper/set-foot.ts";
import { breakWords, plain, printWords, sentence, strong } from "../paper/set-words.ts";
import { MUTED, Sheet } from "../paper/sheet.ts";
import { codePointsOf, UNDRAWN } from "../paper/undrawn.ts";

const KICKER = { size: 9, leading: 14, colour: MUTED };
const TITLE = { size: 21, leading: 28 };
const LEAD = { size: 11, leading: 17.5 };
const NOTE = { size: 9, leading: 14, colour: MUTED };

const WHAT_TO_KNOW =
  "The file is delivered unaltered, so no mark stands on its pages; this page stands in their place. The copy is recorded under the number above. It is given to the person named and under the agreement that covers the document; pass neither the file nor this page on.";

export const coverSheet: Stamper["coverSheet"] = async (file, text) => {
  const sheet = new Sheet({
    title: `Cover sheet: ${file.title}`,
    subject: `Copy ${text.copyId}`,
    date: new Date(text.at),
  });
  const say = (
    words: ReturnType<typeof plain>,
    style: typeof NOTE | typeof TITLE,
    tag: "H1" | "P" = "P",
  ) => printWords(sheet, breakWords(words, style), { ...style, element: sheet.element(tag), tag });
  say(plain("Confidential"), KICKER);
  sheet.advance(4);
  say(strong(file.title), TITLE, "H1");
  sheet.advance(10);
  say(
    sentence("This copy was given to ", text.name, ", ", text.company, ", on ", whenOf(text), "."),
    LEAD,
  );
  sheet.advance(16);
  setFacts(sheet, factsOf(file, text), sheet.element("Part"));
  sheet.rule();
  sheet.advance(14);
  say(plain(WHAT_TO_KNOW), NOTE);
  setUndrawn(sheet, [file.title, text.name, text.company]);
  return sheet.finish(setFoot(sheet, sentence("Confidential. Copy ", text.copyId).flat()));
};

function whenOf({ at }: StampText): string {
  return `${formatDay(dayOf(at))} at ${at.slice(11, 19)} UTC`;
}

function factsOf(file: Parameters<Stamper["coverSheet"]>[0], text: StampText) {
  return [
    { label: "Name", values: [text.name] },
    { label: "Organisation", values: [text.company] },
    { label: "Mail address", values: [text.email] },
    {
      label: "Given",
      values: [`${formatDay(dayOf(text.at))}, ${text.at.slice(11, 19)} UTC`, text.at],
    },
    { label: "Copy", values: [text.copyId], exact: true },
    { label: "File", values: [file.name] },
    { label: "SHA-256 of the file", values: [file.sha256], exact: true },
  ];
}

function setUndrawn(sheet: Sheet, texts: readonly string[]): void {
  const characters = texts.flatMap((text) => prepareText([{ text, style: "regular" }]).undrawn);
  if (characters.length === 0) return;
  sheet.advance(10);
  const words = plain(`${UNDRAWN} The characters are ${codePointsOf(characters)}.`);
  printWords(sheet, breakWords(words, NOTE), { ...NOTE, element: sheet.element("P"), tag: "P" });
}
