/** `npm run bench -- exports`: what the forms for machines add to a build, beside the same project without them. */
import { globSync, rmSync, writeFileSync } from "node:fs";
import { loadavg } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { writeMachineFiles } from "#integrations/fanlight/machine-files.ts";
import { describePortal } from "#src/domain/portal.ts";
import { loadContent } from "#src/loaders/load-content.ts";
import { type Contestant, forgetBuilds, makeOurs } from "../builds/contestants.ts";
import { makeWorkFolder } from "../builds/copy-project.ts";
import type { Measurement } from "../builds/measure.ts";
import { median } from "../builds/median.ts";
import { writeCorpus } from "../corpus/write-corpus.ts";
import { writeResult } from "../results.ts";

export const usage = `exports [options]

  --quick  Each build once instead of three times`;

const SIZE = { policies: 500, controls: 1_000, form: "mdx" } as const;

/** What exports may add to a build. */
const GOAL = 1.15;

/** What writes the files, as a module that writes none. */
const WRITER = "integrations/fanlight/machine-files.ts";
const NO_FILES = `export const writeMachineFiles = async () => 0;
export function serveMachineFiles() {}
`;

/** The page that lists them. */
const LIST = ["_exports.ts", "api"] as const;

interface Round {
  with: Measurement;
  without: Measurement;
}

/** @throws where one of them is not there any more */
function removeExports({ folder }: Contestant): void {
  for (const name of LIST) rmSync(join(folder, "src/pages", name), { recursive: true });
  rmSync(join(folder, WRITER));
  writeFileSync(join(folder, WRITER), NO_FILES);
}

function countFiles({ folder }: Contestant): number {
  return globSync("dist/**/*.{json,md,csv,xlsx,xml,txt,ics}", { cwd: folder }).length;
}

/** The order turns around, so that neither profits from what the other left in the machine's memory. */
async function buildInTurns(one: Contestant, other: Contestant, turned: boolean): Promise<Round> {
  const measured = new Map<Contestant, Measurement>();
  for (const contestant of turned ? [other, one] : [one, other]) {
    forgetBuilds(contestant);
    measured.set(contestant, await contestant.build());
  }
  const [withExports, without] = [measured.get(one), measured.get(other)];
  if (!withExports || !without) throw new Error("A build was not measured.");
  return { with: withExports, without };
}

/** Builds differ by a tenth from one to the next, so what the files take is measured by itself too. */
async function writeAlone(content: string, output: string): Promise<number> {
  const today = new Date().toISOString().slice(0, 10);
  const loaded = await loadContent({ folder: content, today });
  if (!loaded.content) throw new Error("The content has problems.");
  const portal = describePortal(loaded.content, { today, builtAt: today });
  const before = process.cpuUsage();
  await writeMachineFiles(output, { content: loaded.content, portal });
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

export async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: { quick: { type: "boolean", default: false } },
  });
  const work = makeWorkFolder();
  try {
    const content = join(work, "content");
    await writeCorpus(content, SIZE);
    const ours = makeOurs(join(work, "with"), content);
    const bare = makeOurs(join(work, "without"), content);
    removeExports(bare);
    const rounds: Round[] = [];
    while (rounds.length < (values.quick ? 1 : 3))
      rounds.push(await buildInTurns(ours, bare, rounds.length % 2 === 1));
    const ratio = (key: keyof Measurement) =>
      median(rounds.map((round) => round.with[key] / round.without[key]));
    const middle = (who: keyof Round, key: keyof Measurement) =>
      median(rounds.map((round) => round[who][key]));
    console.log(
      `${SIZE.policies} policies, ${SIZE.controls} controls: ${countFiles(ours)} files for machines (${countFiles(bare)} without the exports).`,
    );
    for (const [key, unit] of [
      ["seconds", "s"],
      ["cpuSeconds", "s of CPU"],
      ["megabytes", "MB"],
    ] as const)
      console.log(
        `${middle("with", key).toFixed(1)} ${unit} with exports, ${middle("without", key).toFixed(1)} without: ${ratio(key).toFixed(3)} x`,
      );
    const alone = await writeAlone(content, join(work, "alone"));
    const share = (alone / middle("without", "cpuSeconds")) * 100;
    console.log(
      `Writing the files by itself: ${alone.toFixed(1)} s of CPU, ${share.toFixed(1)} % of a build without them.`,
    );
    console.log(
      `Load of the machine: ${loadavg()[0]?.toFixed(1)}. Where it had other work, trust CPU more than seconds. The goal is ${GOAL} x.`,
    );
    console.log(`Written to ${writeResult("exports", { size: SIZE, rounds, alone })}.`);
    if (ratio("cpuSeconds") <= GOAL) return 0;
    console.log("Missed: exports add more than 15 % to the build.");
    return 1;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
