/** Where the next line goes: a pen that moves down the page and opens another one when it is full. */
import { type Face, type Measure, printable } from "./measure.ts";
import { type OutlineEntry, type Page, SHEET } from "./page.ts";

export class Sheet {
  readonly pages: Page[] = [];
  readonly outline: OutlineEntry[] = [];
  readonly measure: Measure;
  #y: number = SHEET.top;

  constructor(measure: Measure) {
    this.measure = measure;
    this.openPage();
  }

  get #page(): Page {
    return this.pages[this.pages.length - 1] as Page;
  }

  get room(): number {
    return this.#y - SHEET.bottom;
  }

  get atTop(): boolean {
    return this.#y === SHEET.top;
  }

  openPage(): void {
    this.pages.push({ runs: [], hairlines: [] });
    this.#y = SHEET.top;
  }

  /** Opens a page unless `height` points are free. */
  need(height: number): void {
    if (this.room < height) this.openPage();
  }

  /** Space between blocks, which a page's top does not need. */
  gap(height: number): void {
    if (this.#y < SHEET.top) this.#y -= height;
  }

  advance(height: number): void {
    this.#y -= height;
  }

  /** Prints below the current height and stays there. */
  print(
    text: string,
    { face, size, x = SHEET.left }: { face: Face; size: number; x?: number },
  ): void {
    this.#page.runs.push({ face, size, x, y: this.#y - size, text: printable(text) });
  }

  rule(from: number = SHEET.left, to: number = SHEET.right): void {
    this.#page.hairlines.push({ from, to, y: this.#y });
  }

  note(title: string, level: 1 | 2): void {
    this.outline.push({ title: printable(title), level, page: this.pages.length - 1 });
  }
}
