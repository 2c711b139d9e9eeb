/** Reads a PDF with other eyes than those that made it: its cross-references byte by byte, its pages and texts by a second library. */
import { inflateSync } from "node:zlib";
import { PDF } from "@libpdf/core";

export interface Structure {
  /** How often a revision ends. */
  revisions: number;
  objects: number;
}

/** @throws Error where a cross-reference points to anything but its object */
export function checkStructure(data: Uint8Array): Structure {
  const file = Buffer.from(data.buffer, data.byteOffset, data.length);
  const text = file.toString("latin1");
  const tail = /\nstartxref\n(\d+)\n%%EOF\n$/.exec(text);
  if (!tail) throw new Error("The file does not end with startxref and %%EOF.");
  const start = Number(tail[1]);
  const table =
    /^(\d+) 0 obj\n<<(.*?)>>\nstream\n/s.exec(text.slice(start, start + 4000)) ?? undefined;
  if (!table?.[2]?.includes("/XRef")) throw new Error("startxref does not point to a table.");
  if (/\/Prev\b/.test(table[2])) throw new Error("The table continues an earlier one.");
  const length = Number(/\/Length (\d+)/.exec(table[2])?.[1]);
  const from = start + table[0].length;
  const rows = inflateSync(file.subarray(from, from + length));
  const index = (/\/Index \[([\d\s]+)\]/.exec(table[2])?.[1] ?? "").trim().split(/\s+/).map(Number);
  let [row, objects] = [0, 0];
  for (let section = 0; section < index.length; section += 2) {
    const first = index[section] ?? 0;
    for (let number = first; number < first + (index[section + 1] ?? 0); number += 1, row += 1) {
      const kind = rows.readUInt8(row * 8);
      if (kind === 0) continue;
      objects += 1;
      const place = rows.readUIntBE(row * 8 + 1, 5);
      if (kind === 1 && !text.startsWith(`${number} `, place))
        throw new Error(`Object ${number} is not where the table says.`);
    }
  }
  return { revisions: text.match(/\nstartxref\n/g)?.length ?? 0, objects };
}

export interface Reading {
  pages: number;
  /** Of the first, the middle and the last page, without the stamp's line. */
  texts: string[];
}

export async function readWithOther(data: Uint8Array): Promise<Reading> {
  const pdf = await PDF.load(data);
  const pages = pdf.getPages();
  const chosen = [0, Math.floor((pages.length - 1) / 2), pages.length - 1];
  const texts = chosen.map((index) => withoutStamp(pages[index]?.extractText().text ?? ""));
  return { pages: pages.length, texts };
}

export function withoutStamp(text: string): string {
  return text
    .split("\n")
    .filter((line) => !line.includes("copy id "))
    .map((line) => line.trim())
    .filter(Boolean)
    .join("\n");
}
