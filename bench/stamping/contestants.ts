/** The ways in which others mark a whole file for each download. Each writes the marked file to the disk's cache, as a server would send it. */
import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { PDFDocument } from "@cantoo/pdf-lib";
import { PDF } from "@libpdf/core";

const run = promisify(execFile);

export interface Workplace {
  folder: string;
  /** The file to mark, in the folder. */
  source: string;
  data: Uint8Array;
}

/** A page with a line at its foot, for those who lay a page over each page. */
export async function makeOverlay(folder: string): Promise<void> {
  const pdf = await PDFDocument.create({ updateMetadata: false });
  const page = pdf.addPage([612, 792]);
  page.drawText("Copy for reader@example.com, 2026-11-02 10:00:00 UTC, copy id 0123abcd", {
    x: 12,
    y: 6,
    size: 6.5,
  });
  await writeFile(join(folder, "overlay.pdf"), await pdf.save());
}

export async function overlayWithQpdf({ folder, source }: Workplace): Promise<void> {
  const out = join(folder, "qpdf.pdf");
  await run("qpdf", [source, "--overlay", join(folder, "overlay.pdf"), "--repeat=1", "--", out]);
}

/** As papermark does: the mark embedded as a page, drawn on each page, and the whole file written again. */
export async function saveWithLibpdf(overlay: Uint8Array, data: Uint8Array): Promise<Uint8Array> {
  const pdf = await PDF.load(data);
  const mark = await pdf.embedPage(await PDF.load(overlay), 0);
  for (const page of pdf.getPages()) page.drawPage(mark, { x: 0, y: 0 });
  return pdf.save();
}
