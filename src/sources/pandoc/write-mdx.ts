/** Blocks as the Markdown that MDX, GitHub and people read alike. */
import type { Alignment, Block, List, Paragraph, Table } from "./block.ts";
import { escapeMdx } from "./escape-mdx.ts";

export interface WriteOptions {
  /** Added to the depth of every heading; six is the deepest there is. */
  headingShift: number;
}

export function writeMdx(blocks: readonly Block[], options: WriteOptions): string {
  return `${writeBlocks(blocks, options).join("\n")}\n`;
}

/** @returns lines, with an empty one between blocks */
function writeBlocks(blocks: readonly Block[], options: WriteOptions): string[] {
  return separate(
    blocks.map((block, index) => writeBlock(block, alternates(blocks, index), options)),
  );
}

function separate(parts: readonly string[][]): string[] {
  return parts.flatMap((lines, index) => (index === 0 ? lines : ["", ...lines]));
}

/** Two lists that follow each other would run together if they had the same marker. */
function alternates(blocks: readonly Block[], index: number): boolean {
  const [block, before] = [blocks[index], blocks[index - 1]];
  if (block?.kind !== "list" || before?.kind !== "list" || block.ordered !== before.ordered)
    return false;
  return !alternates(blocks, index - 1);
}

function writeBlock(block: Block, alternate: boolean, options: WriteOptions): string[] {
  switch (block.kind) {
    case "heading":
      return [
        `${"#".repeat(Math.min(block.depth + options.headingShift, 6))} ${escapeMdx(block.text)}`,
      ];
    case "paragraph":
      return writeParagraph(block);
    case "list":
      return writeList(block, alternate, options);
    case "table":
      return writeTable(block);
    case "code":
      return writeCode(block.info, block.lines);
    case "quote":
      return writeBlocks(block.blocks, options).map((line) => `> ${line}`.trimEnd());
    case "definitions":
      return separate(
        block.entries.map(({ term, definitions }) =>
          separate([
            [`**${escapeMdx(term)}**`],
            ...definitions.map((inner) => writeBlocks(inner, options)),
          ]),
        ),
      );
    case "comment":
      return [`{/* ${block.text.replaceAll("*/", "* /")} */}`];
    case "rule":
      return ["---"];
  }
}

function writeParagraph({ lines }: Paragraph): string[] {
  const last = lines.length - 1;
  const text = lines
    .map((line, index) =>
      index === last ? line.trimEnd() : line.replace(/ {2,}$/, "\\").trimEnd(),
    )
    .join("\n");
  return escapeMdx(text).split("\n").map(protectStart);
}

/** A line of prose must not start a block, nor look like a module's `import` or `export` to MDX. */
function protectStart(line: string, index: number): string {
  if (/^(?:[-+*](?: |$)|#{1,6}(?: |$)|>|=+$|-+$|```|~~~)/.test(line)) return `\\${line}`;
  if (/^\d{1,9}[.)](?: |$)/.test(line)) return line.replace(/[.)]/, "\\$&");
  if (index === 0 && /^(?:import|export)\b/.test(line))
    return `&#${line.charCodeAt(0)};${line.slice(1)}`;
  return line;
}

function writeList(
  { ordered, start, loose, items }: List,
  alternate: boolean,
  options: WriteOptions,
): string[] {
  const written = items.map((blocks, index) => {
    const marker = ordered ? `${start + index}${alternate ? ")" : "."} ` : alternate ? "* " : "- ";
    const inner = loose
      ? writeBlocks(blocks, options)
      : blocks.flatMap((block) => writeBlock(block, false, options));
    return inner.map((line, row) =>
      row === 0 ? marker + line : line === "" ? "" : " ".repeat(marker.length) + line,
    );
  });
  return loose ? separate(written) : written.flat();
}

function writeTable({ alignments, header, rows }: Table): string[] {
  const rules: Record<NonNullable<Alignment> | "none", string> = {
    left: ":---",
    center: ":---:",
    right: "---:",
    none: "---",
  };
  const row = (cells: readonly string[]) =>
    `| ${cells.map(writeCell).join(" | ")} |`.replaceAll("  ", " ");
  const rule = `| ${alignments.map((alignment) => rules[alignment ?? "none"]).join(" | ")} |`;
  return [row(header), rule, ...rows.map(row)];
}

function writeCell(cell: string): string {
  return escapeMdx(cell).replaceAll("|", "\\|").replaceAll("\n", "<br />");
}

function writeCode(info: string, lines: readonly string[]): string[] {
  const longest = Math.max(2, ...lines.map((line) => /^\s*(`+)/.exec(line)?.[1]?.length ?? 0));
  const fence = "`".repeat(longest + 1);
  return [fence + info, ...lines, fence];
}
