/** `npm run bench -- functions`: size and cold start of the function on Netlify and on Vercel, loaded as the host loads it. */
import { parseArgs } from "node:util";
import { letterPdf, startAround, storePdf } from "../../tests/support/hosts/around.ts";
import {
  buildFor,
  documentYaml,
  filesIn,
  type Host,
  startFunction,
} from "../../tests/support/hosts/build-for.ts";
import { writeResult } from "../results.ts";

export const usage = `functions [--rounds <n>]

  --rounds <n>  Cold starts of each function (default 5)

  Builds a small company for both hosts. Each start is a process of its own, with the database on the same machine.`;

interface Start {
  /** Milliseconds. */
  imported: number;
  firstPage: number;
  /** Of the second request, which the database answers. */
  firstQuery: number;
}

export async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { rounds: { type: "string", default: "5" } } });
  const around = await startAround();
  const figures: Record<string, unknown> = {};
  try {
    const pdf = await letterPdf();
    await storePdf(around.s3, { path: "letter.pdf", data: pdf });
    for (const host of ["netlify", "vercel"] as const) {
      const build = await buildFor({
        host,
        files: { "documents/letter.yaml": documentYaml("letter", pdf) },
      });
      try {
        if (build.status !== 0) throw new Error(build.said);
        const settings = await around.settings();
        const starts: Start[] = [];
        let size = "";
        for (let round = 0; round < Number(values.rounds); round += 1) {
          const { start, folder } = await measure(host, build.folder, settings);
          starts.push(start);
          size ||= sizesOf(folder);
        }
        const middle = (read: (start: Start) => number) =>
          starts.map(read).sort((one, other) => one - other)[Math.floor(starts.length / 2)] ?? 0;
        console.log(
          `${host}: ${size}; import ${middle(({ imported }) => imported).toFixed(0)} ms, ` +
            `first page with the door opened ${middle(({ firstPage }) => firstPage).toFixed(0)} ms, ` +
            `query after it ${middle(({ firstQuery }) => firstQuery).toFixed(0)} ms`,
        );
        figures[host] = { size, starts };
      } finally {
        build.remove();
      }
    }
  } finally {
    await around.close();
  }
  console.log(`Written to ${writeResult("functions", figures)}`);
  return 0;
}

async function measure(
  host: Host,
  folder: string,
  settings: Record<string, string>,
): Promise<{ start: Start; folder: string }> {
  const running = await startFunction(host, folder, settings);
  try {
    const firstPage = await timed(`${running.url}/request/`);
    const firstQuery = await timed(`${running.url}/gate/health/`);
    const start = { imported: running.imported, firstPage, firstQuery };
    return { start, folder: running.folder };
  } finally {
    await running.stop();
  }
}

async function timed(address: string): Promise<number> {
  const before = performance.now();
  const answer = await fetch(address);
  await answer.text();
  if (answer.status !== 200) throw new Error(`${address} answered ${answer.status}.`);
  return performance.now() - before;
}

function sizesOf(folder: string): string {
  const files = filesIn(folder);
  const megabytes = (kind: RegExp) =>
    (files.reduce((sum, { path, bytes }) => sum + (kind.test(path) ? bytes : 0), 0) / 1e6).toFixed(
      1,
    );
  return `${megabytes(/\.[cm]?js$/)} MB of code, ${megabytes(/\.woff$/)} MB of typefaces, ${megabytes(/\.json$/)} MB of lists`;
}
