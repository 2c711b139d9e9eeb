/** From a named file of the content to the bytes of its PDF. */
import type { Content } from "#src/schemas/content.ts";
import { writeManuscript } from "./manuscript/write-manuscript.ts";
import { type Measure, makeMeasure } from "./print/measure.ts";
import { setText } from "./print/set-text.ts";
import { writePdf } from "./print/write-pdf.ts";
import type { SampleFile } from "./sample-file.ts";

export interface PrintedFile {
  bytes: Uint8Array;
  pages: number;
}

let measuring: Promise<Measure> | undefined;

export async function printSampleFile(content: Content, sample: SampleFile): Promise<PrintedFile> {
  measuring ??= makeMeasure();
  const measure = await measuring;
  const text = setText(writeManuscript(content, sample), measure);
  const author = sample.report?.issuer?.name ?? content.company.data.legalName;
  return { bytes: await writePdf(text, { author, measure }), pages: text.pages.length };
}
