/** The foot of each page: what it belongs to, and its number among all. */
import type { StyledSpan } from "#src/type/font-runs.ts";
import { prepareText, type SetLine, setLine } from "#src/type/set-line.ts";
import { HAIRLINE, MEASURE, MUTED, PAGE, type Sheet } from "./sheet.ts";

const SIZE = 7.6;
const TOP = 778;
/** Between the words and the number. */
const GAP = 24;

export function setFoot(
  sheet: Sheet,
  words: readonly StyledSpan[],
): (page: number, pages: number) => void {
  return (page, pages) => {
    const number = lineOf(`Page ${page} of ${pages}`);
    const room = MEASURE - number.width * SIZE - GAP;
    sheet.pdf
      .moveTo(PAGE.left, TOP - 10)
      .lineTo(PAGE.right, TOP - 10)
      .lineWidth(0.5)
      .strokeColor(HAIRLINE)
      .stroke();
    sheet.draw(cutToWidth(words, room / SIZE), TOP, { size: SIZE, x: PAGE.left, colour: MUTED });
    sheet.draw(number, TOP, { size: SIZE, x: PAGE.right - number.width * SIZE, colour: MUTED });
  };
}

function lineOf(text: string): SetLine {
  return setLine(prepareText([{ text, style: "regular" }]));
}

/** What is cut ends visibly; the whole stands on the certificate. */
function cutToWidth(words: readonly StyledSpan[], width: number): SetLine {
  const last = words.at(-1);
  let line = setLine(prepareText(words));
  if (line.width <= width || !last) return line;
  const letters = Array.from(new Intl.Segmenter("en").segment(last.text), ({ segment }) => segment);
  while (line.width > width && letters.length > 0) {
    letters.pop();
    const text = `${letters.join("").trimEnd()}…`;
    line = setLine(prepareText([...words.slice(0, -1), { ...last, text }]));
  }
  return line.width <= width ? line : cutToWidth(words.slice(0, -1), width);
}
