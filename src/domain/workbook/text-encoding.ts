/** Text of files that say nothing of their encoding, and the same encoding again. */
import { WorkbookError } from "./definitions.ts";

export interface Encoding {
  name: "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";
  mark: boolean;
}

const LATIN = "windows-1252";

export function decodeText(
  bytes: Uint8Array,
  { strict }: { strict: boolean },
): { text: string; encoding: Encoding; note?: string } {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe)
    return {
      text: new TextDecoder("utf-16le").decode(bytes),
      encoding: { name: "utf-16le", mark: true },
    };
  if (first === 0xfe && second === 0xff)
    return {
      text: new TextDecoder("utf-16be").decode(bytes),
      encoding: { name: "utf-16be", mark: true },
    };
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    const mark = first === 0xef && second === 0xbb && bytes[2] === 0xbf;
    if (text.includes("\0")) throw new WorkbookError(NO_TEXT);
    return { text, encoding: { name: "utf-8", mark } };
  } catch (error) {
    if (error instanceof WorkbookError) throw error;
    if (strict)
      throw new WorkbookError(
        "The file is not UTF-8 (Latin-1 and other older encodings are not read). Save it as UTF-8 and import again.",
        { cause: error },
      );
    if (bytes.some((byte) => byte === 0)) throw new WorkbookError(NO_TEXT, { cause: error });
    return {
      text: new TextDecoder(LATIN).decode(bytes),
      encoding: { name: LATIN, mark: false },
      note: "The file is not UTF-8, so it was read as Latin-1 (Windows-1252). Look whether letters with accents are right.",
    };
  }
}

const NO_TEXT =
  "The file is neither a workbook nor text. Save the questionnaire as XLSX or CSV and open that.";

let latin: Map<string, number> | undefined;

function latinBytes(): Map<string, number> {
  latin ??= new Map(
    [...new TextDecoder(LATIN).decode(Uint8Array.from({ length: 256 }, (_, byte) => byte))].map(
      (letter, byte) => [letter, byte],
    ),
  );
  return latin;
}

/** Letters that the file's own encoding lacks make the whole of it UTF-8, with its mark, so that none is lost. */
export function encodeText(text: string, { name, mark }: Encoding): Uint8Array<ArrayBuffer> {
  if (name === "utf-16le" || name === "utf-16be") return encodeWide(`\uFEFF${text}`, name);
  if (name === LATIN) {
    const known = latinBytes();
    const letters = [...text];
    if (letters.every((letter) => known.has(letter)))
      return Uint8Array.from(letters, (letter) => known.get(letter) ?? 0);
    return new TextEncoder().encode(`\uFEFF${text}`);
  }
  return new TextEncoder().encode(mark ? `\uFEFF${text}` : text);
}

function encodeWide(text: string, name: "utf-16le" | "utf-16be"): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < text.length; at += 1)
    view.setUint16(at * 2, text.charCodeAt(at), name === "utf-16le");
  return bytes;
}
