/** The two files that stamping is measured on: a tagged report of 150 pages, and 400 pages with a picture on each, 30 MB. */
import { PDFDocument, StandardFonts } from "@cantoo/pdf-lib";
import sharp from "sharp";
import { printTagged, reportHtml } from "../../tests/support/gate/chromium-pdf.ts";

export interface BenchFile {
  name: string;
  data: Uint8Array;
}

export async function makeFiles(): Promise<BenchFile[]> {
  return [
    { name: "report, 150 pages, tagged", data: await printTagged(reportHtml(150)) },
    { name: "scan, 400 pages", data: await makeScan(400) },
  ];
}

/** A page, to warm up with. */
export async function makeNote(): Promise<Uint8Array> {
  const pdf = await PDFDocument.create({ updateMetadata: false });
  pdf.addPage([612, 792]).drawText("A note");
  return pdf.save();
}

/** Noise compresses as badly as a scanner's paper. */
async function makeScan(pages: number): Promise<Uint8Array> {
  const pdf = await PDFDocument.create({ updateMetadata: false });
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  for (let number = 1; number <= pages; number += 1) {
    const picture = await sharp({
      create: {
        width: 556,
        height: 741,
        channels: 3,
        background: { r: 250, g: 250, b: 245 },
        noise: { type: "gaussian", mean: 220, sigma: 30 },
      },
    })
      .jpeg({ quality: 55 })
      .toBuffer();
    const page = pdf.addPage([612, 792]);
    const image = await pdf.embedJpg(picture);
    page.drawImage(image, { x: 0, y: 0, width: 612, height: 792 });
    page.drawText(`Page ${number}`, { x: 72, y: 60, size: 9, font });
  }
  return pdf.save();
}
