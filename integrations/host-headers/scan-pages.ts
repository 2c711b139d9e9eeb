/** All pages of a built portal, as its headers need to know them. */
import { globSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";
import { LIVE_PAGE } from "#src/domain/live-state.ts";
import type { PageSheets } from "./fit-sheets.ts";
import { type PageFault, readPage } from "./read-page.ts";

export interface Scan {
  pages: PageSheets[];
  /** Origins that the page of uptime asks. */
  asks: string[];
  faults: (PageFault & { file: string })[];
}

export function scanPages(folder: string): Scan {
  const scan: Scan = { pages: [], asks: [], faults: [] };
  for (const found of globSync("**/*.html", { cwd: folder }).sort()) {
    const file = found.split(sep).join("/");
    const { sheets, asks, faults } = readPage(readFileSync(join(folder, found), "utf8"));
    if (`/${file}` === `${LIVE_PAGE}index.html`) scan.asks.push(...new Set(asks));
    else if (asks.length > 0) scan.faults.push({ file, tag: "<live-status>", message: ELSEWHERE });
    scan.pages.push({ file, sheets });
    scan.faults.push(...faults.map((fault) => ({ ...fault, file })));
  }
  return scan;
}

const ELSEWHERE = `asks another host, which the Content-Security-Policy allows to ${LIVE_PAGE} alone. Leave it out.`;

const SHOWN = 20;

/** One line for each fault, those of many pages cut short. */
export function describeFaults(faults: Scan["faults"]): string {
  const lines = faults
    .slice(0, SHOWN)
    .map(({ file, tag, message }) => `${file}: ${tag} ${message}`);
  const more = faults.length - lines.length;
  if (more > 0) lines.push(`and ${more} more.`);
  return `Browsers would refuse what these pages carry:\n${lines.join("\n")}`;
}
