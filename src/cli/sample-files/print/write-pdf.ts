/** Pages to PDF. The same pages give the same bytes on every day and machine: a fixed date, no random id. */
import {
  beginText,
  endText,
  lineTo,
  moveTo,
  PDFDocument,
  type PDFOperator,
  setFillingGrayscaleColor,
  setFontAndSize,
  setLineWidth,
  setStrokingGrayscaleColor,
  setTextMatrix,
  showText,
  stroke,
} from "@cantoo/pdf-lib";
import { embedFonts, type Fonts, type Measure } from "./measure.ts";
import { addOutline } from "./outline.ts";
import { type Page, type Run, type SetText, SHEET } from "./page.ts";

const MARK = "SAMPLE, fictional company";
const MADE_ON = new Date(Date.UTC(2000, 0, 1));

export interface PdfOptions {
  author: string;
  measure: Measure;
}

export async function writePdf(text: SetText, { author, measure }: PdfOptions): Promise<Uint8Array> {
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
    for (const [face, font] of Object.entries(fonts)) sheet.node.setFontDictionary(pdfName(face), font.ref);
    sheet.pushOperators(...draw({ ...page, runs: [...page.runs, ...marks(text.title, index + 1, { last, measure })] }, fonts));
    return sheet.ref;
  });
  addOutline(pdf, text.outline, pages);
  return pdf.save({ useObjectStreams: true });
}
