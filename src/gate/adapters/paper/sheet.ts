/**
 * Paper for what both sides keep: A4 with margins wide enough that a Letter printer cuts nothing off, text in embedded subsets of
 * the fonts, tagged for screen readers. A pen moves down the page and opens another when it is full. The same words give the same
 * bytes on every day and machine: dates come from the record, and there are no random ids.
 */

import PDFDocument from "pdfkit";
import type { OpenFont } from "#src/type/font-shelf.ts";
import type { SetLine, SetRun } from "#src/type/set-line.ts";
import { EmbeddedFont } from "./embedded-font.ts";
import { isReordered, textsOf } from "./glyph-texts.ts";

export const PAGE = {
  width: 595.28,
  height: 841.89,
  left: 88,
  right: 507.28,
  top: 90,
  bottom: 750,
} as const;
export const MEASURE = PAGE.right - PAGE.left;
export const INK = "#16181b";
export const MUTED = "#555b61";
export const HAIRLINE = "#b9bbb5";

export type Element = PDFKit.PDFStructureElement;
export type Tag =
  | "H1"
  | "H2"
  | "H3"
  | "P"
  | "L"
  | "LI"
  | "Lbl"
  | "LBody"
  | "BlockQuote"
  | "Table"
  | "TR"
  | "TH"
  | "TD"
  | "Part";

export interface SheetOptions {
  title: string;
  author?: string;
  subject: string;
  /** Left out where the record names none. */
  date?: Date | undefined;
}

export interface Ink {
  size: number;
  x: number;
  colour?: string;
}

export class Sheet {
  readonly pdf: PDFKit.PDFDocument;
  /** From the top of the page to the pen. */
  y: number = PAGE.top;
  readonly #root: Element;
  /** By the path of the font's file. */
  readonly #fonts = new Map<string, EmbeddedFont>();
  readonly #chunks: Buffer[] = [];

  constructor({ title, author, subject, date }: SheetOptions) {
    this.pdf = new PDFDocument({
      size: [PAGE.width, PAGE.height],
      margin: 0,
      pdfVersion: "1.7",
      lang: "en",
      tagged: true,
      displayTitle: true,
      bufferPages: true,
      autoFirstPage: false,
      info: {
        Title: title,
        ...(author && { Author: author }),
        Subject: subject,
        Producer: "Fanlight",
        Creator: "Fanlight",
        CreationDate: date ?? new Date(0),
      },
    });
    // pdfkit's file id needs a date; the file itself must not claim one that nobody recorded.
    if (!date) delete this.pdf.info.CreationDate;
    // pdfkit writes the title into XMP without escaping it; the information dictionary already says all of it.
    Object.assign(this.pdf, { endMetadata: () => {} });
    this.pdf.on("data", (chunk: Buffer) => this.#chunks.push(chunk));
    this.#root = this.pdf.struct("Document");
    this.pdf.addStructure(this.#root);
    this.openPage();
  }

  get room(): number {
    return PAGE.bottom - this.y;
  }

  get atTop(): boolean {
    return this.y === PAGE.top;
  }

  openPage(): void {
    this.pdf.addPage();
    this.y = PAGE.top;
  }

  /** Opens a page unless `height` points are free. */
  need(height: number): void {
    if (this.room < height) this.openPage();
  }

  /** Space between blocks, which a page's top does not need. */
  gap(height: number): void {
    if (!this.atTop) this.y += height;
  }

  advance(height: number): void {
    this.y += height;
  }

  /** An element of the document's structure. */
  element(tag: Tag, within: Element = this.#root, options: { scope?: "Row" } = {}): Element {
    const element = this.pdf.struct(tag, options as PDFKit.Mixins.StructureElementOptions);
    within.add(element);
    return element;
  }

  /** Prints a line below the pen as content of an element, and stays there. */
  print(line: SetLine, within: { element: Element; tag: Tag }, ink: Ink): void {
    within.element.add(this.pdf.markStructureContent(within.tag));
    this.draw(line, this.y, ink);
    this.pdf.endMarkedContent();
  }

  /** Draws what is no content: page numbers and other furniture. */
  ornament(draw: () => void): void {
    this.pdf.markContent("Artifact", { type: "Pagination" });
    draw();
    this.pdf.endMarkedContent();
  }

  rule(from: number = PAGE.left, to: number = PAGE.right, colour: string = HAIRLINE): void {
    this.pdf.markContent("Artifact", { type: "Layout" });
    this.pdf.moveTo(from, this.y).lineTo(to, this.y).lineWidth(0.5).strokeColor(colour).stroke();
    this.pdf.endMarkedContent();
  }

  /** @param top of the line; its baseline lies one font size below */
  draw(line: SetLine, top: number, { size, x, colour = INK }: Ink): void {
    this.pdf.fillColor(colour);
    for (const run of line.runs) this.#drawRun(run, { x: x + run.x * size, y: top + size, size });
  }

  #drawRun(run: SetRun, { x, y, size }: { x: number; y: number; size: number }): void {
    const font = this.#embed(run.font);
    const place = (right: number, up: number) =>
      // The page's y runs downwards, so glyphs are turned over.
      `1 0 0 -1 ${short(x + (right * size) / 1000)} ${short(y - (up * size) / 1000)} Tm`;
    const reordered = isReordered(run);
    if (reordered) this.pdf.markContent("Span", { actual: run.reads });
    this.pdf.addContent(`BT /${font.name} ${size} Tf`);
    for (const operator of font.show(run, textsOf(run), place)) this.pdf.addContent(operator);
    this.pdf.addContent("ET");
    if (reordered) this.pdf.endMarkedContent();
  }

  /** The font as this document has it, among the resources of the page. */
  #embed(open: OpenFont): EmbeddedFont {
    let font = this.#fonts.get(open.path);
    if (!font) {
      font = new EmbeddedFont(this.pdf, open, this.#fonts.size + 1);
      this.#fonts.set(open.path, font);
    }
    const { fonts } = this.pdf.page as unknown as { fonts: Record<string, PDFKit.PDFKitReference> };
    fonts[font.name] = font.ref;
    return font;
  }

  /** @param furnish draws on each page when all are known */
  async finish(furnish: (page: number, pages: number) => void): Promise<Uint8Array> {
    const { count } = this.pdf.bufferedPageRange();
    for (let page = 0; page < count; page += 1) {
      this.pdf.switchToPage(page);
      this.ornament(() => furnish(page + 1, count));
    }
    this.#root.end();
    for (const font of this.#fonts.values()) font.end(this.pdf);
    const ended = new Promise<void>((resolve, reject) => {
      this.pdf.once("end", resolve);
      this.pdf.once("error", reject);
    });
    this.pdf.end();
    await ended;
    return new Uint8Array(Buffer.concat(this.#chunks));
  }
}

function short(value: number): string {
  return String(Math.round(value * 1000) / 1000);
}
