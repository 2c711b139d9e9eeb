/** Widths of text in the four fonts of sample files, which every PDF reader has built in, so that none is embedded. */
import { PDFDocument, type PDFFont, StandardFonts } from "@cantoo/pdf-lib";

export type Face = "serif" | "serif-bold" | "sans" | "sans-bold";

const FACES: Record<Face, StandardFonts> = {
  serif: StandardFonts.TimesRoman,
  "serif-bold": StandardFonts.TimesRomanBold,
  sans: StandardFonts.Helvetica,
  "sans-bold": StandardFonts.HelveticaBold,
};

export type Fonts = Record<Face, PDFFont>;

export async function embedFonts(pdf: PDFDocument): Promise<Fonts> {
  const fonts = {} as Fonts;
  for (const [face, name] of Object.entries(FACES)) fonts[face as Face] = await pdf.embedFont(name);
  return fonts;
}

/** Width in points. */
export type Measure = (face: Face, size: number, text: string) => number;

export async function makeMeasure(): Promise<Measure> {
  const fonts = await embedFonts(await PDFDocument.create({ updateMetadata: false }));
  const known = new Map<string, number>();
  return (face, size, text) => {
    const key = `${face}:${text}`;
    let width = known.get(key);
    if (width === undefined) {
      width = fonts[face].widthOfTextAtSize(text, 1000);
      known.set(key, width);
    }
    return (width * size) / 1000;
  };
}

/** The built-in fonts know the characters of Windows-1252 only; others are printed as a question mark. */
export function printable(text: string): string {
  return text.replace(
    /[^\x20-\x7e\xa0-\xff\u20ac\u201a-\u201e\u2018-\u201d\u2026\u2020-\u2022\u2013\u2014\u2122]/g,
    "?",
  );
}
