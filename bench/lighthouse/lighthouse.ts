/** `npm run bench -- lighthouse`: the four scores of one page of every kind. Ends with 1 where one is below 100. */
import { readKinds } from "../read-kinds.ts";
import { writeResult } from "../results.ts";
import { auditPage, isPerfect, type PageScores } from "./audit-page.ts";
import { startBrowser } from "./browser.ts";
import { servePortal } from "./serve.ts";

export const usage = `lighthouse [path ...]

  Reads dist/; builds nothing. Without paths, one page of every kind`;

export async function run(paths: string[]): Promise<number> {
  const asked = paths.length > 0 ? paths : await readKinds();
  const served = await servePortal();
  const pages: PageScores[] = [];
  try {
    const { port, browser } = await startBrowser();
    try {
      console.log(row("page", "speed", "access", "practice", "search", "LCP", "TBT"));
      for (const path of asked) {
        const page = await auditPage(served.url, path, port);
        pages.push(page);
        print(page);
      }
    } finally {
      await browser.close();
    }
  } finally {
    served.stop();
  }
  const short = pages.filter((page) => !isPerfect(page));
  console.log(`\n${pages.length - short.length} of ${pages.length} pages have 100 four times.`);
  console.log(`Written to ${writeResult("lighthouse", pages)}.`);
  return short.length > 0 ? 1 : 0;
}

function print({ path, scores, largestPaint, blocking, failed }: PageScores): void {
  const times = [`${largestPaint.toFixed(0)} ms`, `${blocking.toFixed(0)} ms`];
  console.log(row(path, ...Object.values(scores).map(String), ...times));
  if (failed.length > 0) console.log(`  ${failed.join(", ")}`);
}

function row(name: string, ...cells: string[]): string {
  return name.padEnd(40) + cells.map((cell) => cell.padStart(10)).join("");
}
