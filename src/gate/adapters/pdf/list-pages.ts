/** The pages in reading order, with what they inherit from the tree above them. */
import { PDFArray, PDFDict, PDFName, PDFNumber, type PDFObject } from "@cantoo/pdf-lib";
import type { Box } from "./place-form.ts";

export interface PdfPage {
  dict: PDFDict;
  /** What of the page is shown: the crop box within the media box. */
  box: Box;
  /** Clockwise turns by a quarter. */
  turns: 0 | 1 | 2 | 3;
  /** Its own or inherited; undefined where it has none. */
  resources: PDFDict | undefined;
}

interface Inherited {
  MediaBox?: PDFObject | undefined;
  CropBox?: PDFObject | undefined;
  Rotate?: PDFObject | undefined;
  Resources?: PDFObject | undefined;
}

const INHERITED = ["MediaBox", "CropBox", "Rotate", "Resources"] as const;
const LETTER: Box = { left: 0, bottom: 0, right: 612, top: 792 };

export function listPages(catalog: PDFDict): PdfPage[] {
  const pages: PdfPage[] = [];
  const seen = new Set<PDFDict>();
  const visit = (node: PDFObject | undefined, above: Inherited) => {
    if (!(node instanceof PDFDict) || seen.has(node)) return;
    seen.add(node);
    const own: Inherited = { ...above };
    for (const key of INHERITED) own[key] = node.lookup(PDFName.of(key)) ?? above[key];
    const kids = node.lookup(PDFName.of("Kids"));
    if (kids instanceof PDFArray)
      for (let index = 0; index < kids.size(); index += 1) visit(kids.lookup(index), own);
    else pages.push(toPage(node, own));
  };
  visit(catalog.lookup(PDFName.of("Pages")), {});
  return pages;
}

function toPage(dict: PDFDict, { MediaBox, CropBox, Rotate, Resources }: Inherited): PdfPage {
  const media = readBox(MediaBox) ?? LETTER;
  const degrees = Rotate instanceof PDFNumber ? Rotate.asNumber() : 0;
  return {
    dict,
    box: overlap(readBox(CropBox) ?? media, media) ?? media,
    turns: (((Math.round(degrees / 90) % 4) + 4) % 4) as PdfPage["turns"],
    resources: Resources instanceof PDFDict ? Resources : undefined,
  };
}

/** Any two opposite corners; undefined where it is no area. */
function readBox(object: PDFObject | undefined): Box | undefined {
  if (!(object instanceof PDFArray) || object.size() !== 4) return undefined;
  const numbers = [0, 1, 2, 3].map((index) => {
    const value = object.lookup(index);
    return value instanceof PDFNumber ? value.asNumber() : Number.NaN;
  });
  const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = numbers;
  const box = {
    left: Math.min(x1, x2),
    bottom: Math.min(y1, y2),
    right: Math.max(x1, x2),
    top: Math.max(y1, y2),
  };
  return box.right > box.left && box.top > box.bottom ? box : undefined;
}

function overlap(one: Box, other: Box): Box | undefined {
  const box = {
    left: Math.max(one.left, other.left),
    bottom: Math.max(one.bottom, other.bottom),
    right: Math.min(one.right, other.right),
    top: Math.min(one.top, other.top),
  };
  return box.right > box.left && box.top > box.bottom ? box : undefined;
}
