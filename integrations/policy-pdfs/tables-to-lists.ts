/** Tables of Markdown as lists, an item a row: a sheet of paper is too narrow for most of them, and a list reads in any order of columns. */

const ROW = /^ {0,3}\|(.*)\|\s*$/;
const RULE = /^[\s|:-]+$/;

const cellsOf = (line: string): string[] =>
  (ROW.exec(line)?.[1] ?? "").split(/(?<!\\)\|/).map((cell) => cell.trim());

/** Every cell stays, each after the first with its column's name. */
export function tablesToLists(markdown: string): string {
  const lines = markdown.split("\n");
  const written: string[] = [];
  let at = 0;
  while (at < lines.length) {
    const [head, rule] = [lines[at] ?? "", lines[at + 1] ?? ""];
    if (!ROW.test(head) || !ROW.test(rule) || !RULE.test(rule)) {
      written.push(head);
      at += 1;
      continue;
    }
    const names = cellsOf(head);
    at += 2;
    written.push("");
    for (; ROW.test(lines[at] ?? ""); at += 1) {
      const [first = "", ...rest] = cellsOf(lines[at] ?? "");
      const named = rest.flatMap((cell, index) =>
        cell ? [`${names[index + 1] || "Also"}: ${cell}`] : [],
      );
      written.push(
        `- ${[first && `**${names[0] || "Row"}: ${first}**`, ...named].filter(Boolean).join(". ")}`,
      );
    }
    written.push("");
  }
  return written.join("\n");
}
