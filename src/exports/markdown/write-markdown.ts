/** Markdown from facts. What the company wrote as plain text stays plain: none of it is read as markup. */

/** Signs that would be read as markup wherever they stand; an underscore only at the edge of a word. */
export function plain(text: string): string {
  return text
    .replaceAll(/\s*\n\s*/g, " ")
    .replaceAll(/[\\`*[\]<>|]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, "\\$&")
    .replace(/^(\d+)([.)])(?=\s)/, "$1\\$2")
    .replace(/^([#+-])(?=\s|#)/, "\\$1");
}

export function link(text: string, address: string): string {
  const safe = address.replaceAll(/[<>()\s\\]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  return `[${plain(text)}](${safe})`;
}

export function heading(level: 1 | 2 | 3, text: string): string {
  return `${"#".repeat(level)} ${plain(text)}`;
}

/** Lines that are Markdown already. */
export function list(lines: readonly string[]): string {
  return lines.map((line) => `- ${line}`).join("\n");
}

/** "- Label: value"; what is not there is left out. Values are Markdown already. */
export function facts(pairs: readonly (readonly [label: string, value: string | undefined])[]) {
  return list(
    pairs.flatMap(([label, value]) =>
      value === undefined || value === "" ? [] : [`${plain(label)}: ${value}`],
    ),
  );
}

/** Cells are Markdown already. */
export function table(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(columns), line(columns.map(() => "---")), ...rows.map(line)].join("\n");
}

export function blocks(parts: readonly (string | undefined | false)[]): string {
  return parts.filter((part) => typeof part === "string" && part !== "").join("\n\n");
}
