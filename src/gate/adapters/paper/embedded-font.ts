/**
 * A font in a PDF, as the subset of its glyphs that were shown. pdfkit can embed fonts too, but gives each glyph one text: then
 * letters that share a shape, as many Arabic ones do that differ by their dots, are read back as one another. Here a glyph has a
 * code for each text that it stands for (PDF 32000-1, 9.7.4 and 9.10.3), so that names can be copied out as they were written.
 */
import type { OpenFont } from "#src/type/font-shelf.ts";
import type { SetRun } from "#src/type/set-line.ts";

/** fontkit's types have the glyph itself here; what it takes and gives is the number. */
interface Subset {
  includeGlyph(glyph: number): number;
  encode(): Uint8Array;
}

interface Code {
  /** Glyph in the subset. */
  glyph: number;
  /** Thousandths of the font size. */
  width: number;
  text: string;
}

export class EmbeddedFont {
  readonly name: string;
  readonly ref: PDFKit.PDFKitReference;
  readonly #font: OpenFont["font"];
  readonly #subset: Subset;
  readonly #scale: number;
  /** By glyph and text; a code is its place. Code 0 is the missing glyph's. */
  readonly #codes = new Map<string, number>();
  readonly #list: Code[] = [];

  constructor(pdf: PDFKit.PDFDocument, { font }: OpenFont, number: number) {
    this.name = `F${number}`;
    this.ref = pdf.ref({});
    this.#font = font;
    this.#subset = font.createSubset() as unknown as Subset;
    this.#scale = 1000 / font.unitsPerEm;
    this.#codeOf(0, "");
  }

  /** Operators between BT and ET that show a run; `place` turns offsets in thousandths into a text matrix. */
  show(
    { glyphs, positions }: Pick<SetRun, "glyphs" | "positions">,
    texts: readonly string[],
    place: (x: number, y: number) => string,
  ): string[] {
    const operators: string[] = [];
    let pen = 0;
    let pending: string[] = [];
    const flush = () => {
      if (pending.length > 0) operators.push(`[${pending.join("")}] TJ`);
      pending = [];
    };
    let moved = true;
    glyphs.forEach((glyph, index) => {
      const { xAdvance = 0, xOffset = 0, yOffset = 0 } = positions[index] ?? {};
      const offset = xOffset !== 0 || yOffset !== 0;
      if (moved || offset) {
        flush();
        operators.push(place(pen + xOffset * this.#scale, yOffset * this.#scale));
      }
      const code = this.#codeOf(glyph.id, texts[index] ?? "");
      const kern =
        Math.round(((this.#list[code]?.width ?? 0) - xAdvance * this.#scale) * 100) / 100;
      pending.push(`<${code.toString(16).padStart(4, "0")}>`);
      if (kern !== 0 && !offset) pending.push(String(kern));
      pen += xAdvance * this.#scale;
      moved = offset;
    });
    flush();
    return operators;
  }

  #codeOf(glyph: number, text: string): number {
    const key = `${glyph} ${text}`;
    const known = this.#codes.get(key);
    if (known !== undefined) return known;
    const code = this.#list.length;
    this.#codes.set(key, code);
    this.#list.push({
      glyph: this.#subset.includeGlyph(glyph),
      width: this.#font.getGlyph(glyph).advanceWidth * this.#scale,
      text,
    });
    return code;
  }

  /** Writes the font when all that it shows is known. */
  end(pdf: PDFKit.PDFDocument): void {
    const file = endStream(pdf, Buffer.from(this.#subset.encode()));
    const glyphs = Buffer.alloc(this.#list.length * 2);
    for (const [code, { glyph }] of this.#list.entries()) glyphs.writeUInt16BE(glyph, code * 2);
    const name = `${this.#tag()}+${this.#font.postscriptName}`;
    const { bbox, ascent, descent, capHeight, xHeight, italicAngle } = this.#font;
    const scaled = (value: number) => Math.round(value * this.#scale);
    const descriptor = endRef(pdf, {
      Type: "FontDescriptor",
      FontName: name,
      // Symbolic: the codes are our own.
      Flags: italicAngle === 0 ? 4 : 4 | 64,
      FontBBox: [bbox.minX, bbox.minY, bbox.maxX, bbox.maxY].map(scaled),
      ItalicAngle: italicAngle,
      Ascent: scaled(ascent),
      Descent: scaled(descent),
      CapHeight: scaled(capHeight),
      XHeight: scaled(xHeight),
      StemV: 80,
      FontFile2: file,
    });
    const descendant = endRef(pdf, {
      Type: "Font",
      Subtype: "CIDFontType2",
      BaseFont: name,
      CIDSystemInfo: {
        Registry: new String("Adobe"),
        Ordering: new String("Identity"),
        Supplement: 0,
      },
      FontDescriptor: descriptor,
      W: [0, this.#list.map(({ width }) => Math.round(width * 100) / 100)],
      CIDToGIDMap: endStream(pdf, glyphs),
    });
    Object.assign(this.ref.data, {
      Type: "Font",
      Subtype: "Type0",
      BaseFont: name,
      Encoding: "Identity-H",
      DescendantFonts: [descendant],
      ToUnicode: endStream(pdf, Buffer.from(writeToUnicode(this.#list), "latin1")),
    });
    this.ref.end(undefined);
  }

  /** Six letters that tell subsets of one font apart. */
  #tag(): string {
    const number = Number(this.name.slice(1));
    return Array.from({ length: 6 }, (_, index) =>
      String.fromCharCode(65 + (Math.floor(number / 26 ** (5 - index)) % 26)),
    ).join("");
  }
}

function endRef(pdf: PDFKit.PDFDocument, data: object): PDFKit.PDFKitReference {
  const ref = pdf.ref(data);
  ref.end(undefined);
  return ref;
}

function endStream(pdf: PDFKit.PDFDocument, data: Buffer): PDFKit.PDFKitReference {
  const ref = pdf.ref({});
  ref.end(data);
  return ref;
}

const MOST_ENTRIES = 100;

function writeToUnicode(codes: readonly Code[]): string {
  const entries = codes.map(
    ({ text }, code) =>
      `<${code.toString(16).padStart(4, "0")}> <${Buffer.from(text, "utf16le").swap16().toString("hex")}>`,
  );
  const blocks: string[] = [];
  for (let at = 0; at < entries.length; at += MOST_ENTRIES) {
    const block = entries.slice(at, at + MOST_ENTRIES);
    blocks.push(`${block.length} beginbfchar\n${block.join("\n")}\nendbfchar`);
  }
  return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <ffff>
endcodespacerange
${blocks.join("\n")}
endcmap
CMapName currentdict /CMap defineresource pop
end
end`;
}
