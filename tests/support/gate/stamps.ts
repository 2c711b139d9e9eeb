/** What other programs read in a downloaded copy: poppler on every page, qpdf of the whole file. */
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { runTool } from "../system-tools.ts";

/** @returns the text of each page, in reading order */
export async function readPages(path: string): Promise<string[]> {
  const text = runTool("pdftotext", await readFile(path), "-layout", "{}", "-");
  // Each page ends with a form feed.
  return text.split("\f").slice(0, -1);
}

/** @throws Error with what qpdf complains of */
export async function checkFile(path: string): Promise<string> {
  return runTool("qpdf", await readFile(path), "--check", "{}");
}

export async function hashOfFile(path: string): Promise<string> {
  return createHash("sha256")
    .update(await readFile(path))
    .digest("hex");
}
