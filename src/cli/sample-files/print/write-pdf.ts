/** Pages to PDF. The same pages give the same bytes on every day and machine: a fixed date, no random id. */
import {
  beginText,
  endText,
  lineTo,
  moveTo,
  PDFDocument,
  PDFName,
  type PDFOperator,
  setFillingGrayscaleColor,
  setFontAndSize,
  setLineWidth,
  setStrokingGrayscaleColor,
  setTextMatrix,
  showText,
  stroke,
} from "@cantoo/pdf-lib";
import { embedFonts, type Fonts, type Measure, printable } from "./measure.ts";
import { addOutline } from "./outline.ts";
import { type Page, type Run, type SetText, SHEET } from "./page.ts";

const MARK = "SAMPLE, fictional company";
const MADE_ON = new Date(Date.UTC(2000, 0, 1));

export interface PdfOptions {
  author: string;
  measure: Measure;
}

export async function writePdf(
  text: SetText,
  { author, measure }: PdfOptions,
): Promise<Uint8Array> {
  const pdf = await PDFDocument.create({ updateMetadata: false });
  pdf.setTitle(`${text.title} (${MARK})`, { showInWindowTitleBar: true });
  pdf.setAuthor(author);
  pdf.setProducer("Fanlight sample files");
  pdf.setLanguage("en");
  pdf.setCreationDate(MADE_ON);
  pdf.setModificationDate(MADE_ON);
  const fonts = await embedFonts(pdf);
  const last = text.pages.length;
  const pages = text.pages.map((page, index) => {
    const sheet = pdf.addPage([SHEET.width, SHEET.height]);
    for (const [face, font] of Object.entries(fonts))
      sheet.node.setFontDictionary(PDFName.of(face), font.ref);
    sheet.pushOperators(
      ...draw(
        { ...page, runs: [...page.runs, ...marks(text.title, index + 1, { last, measure })] },
        fonts,
      ),
    );
    return sheet.ref;
  });
  addOutline(pdf, text.outline, pages);
  return pdf.save({ useObjectStreams: true });
}

function draw({ runs, hairlines }: Page, fonts: Fonts): PDFOperator[] {
  const lines = hairlines.flatMap(({ from, to, y }) => [moveTo(from, y), lineTo(to, y), stroke()]);
  const text = runs.flatMap(({ face, size, x, y, text: words }) => [
    setFontAndSize(face, size),
    setTextMatrix(1, 0, 0, 1, x, y),
    showText(fonts[face].encodeText(words)),
  ]);
  return [
    setStrokingGrayscaleColor(0.6),
    setLineWidth(0.5),
    ...lines,
    setFillingGrayscaleColor(0),
    beginText(),
    ...text,
    endText(),
  ];
}

/** What stands on every page: that it is a sample, of which paper, and the page's number. */
function marks(
  title: string,
  number: number,
  { last, measure }: { last: number; measure: Measure },
): Run[] {
  const count = `${number} / ${last}`;
  const foot = { face: "sans", size: 8, y: 44 } as const;
  const right = (text: string, size: number, face: "sans" | "sans-bold") =>
    SHEET.right - measure(face, size, text);
  return [
    { face: "sans-bold", size: 9, x: right(MARK, 9, "sans-bold"), y: 740, text: MARK },
    { ...foot, x: SHEET.left, text: printable(title) },
    { ...foot, x: right(count, 8, "sans"), text: count },
  ];
}
