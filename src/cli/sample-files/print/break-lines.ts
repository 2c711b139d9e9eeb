/** Breaks a text into lines of a given width, at spaces only. */
import { type Face, type Measure, printable } from "./measure.ts";

export interface LineStyle {
  face: Face;
  size: number;
  width: number;
}

export function breakLines(
  text: string,
  { face, size, width }: LineStyle,
  measure: Measure,
): string[] {
  const space = measure(face, size, " ");
  const lines: string[] = [];
  let line = "";
  let used = 0;
  for (const word of printable(text).split(" ")) {
    const length = measure(face, size, word);
    if (line !== "" && used + space + length > width) {
      lines.push(line);
      line = "";
      used = 0;
    }
    used += line === "" ? length : space + length;
    line = line === "" ? word : `${line} ${word}`;
  }
  lines.push(line);
  return lines;
}
