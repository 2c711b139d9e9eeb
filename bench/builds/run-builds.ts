/** First and second builds of three companies, each in turns with the bare project, in one run. */
import { rmSync } from "node:fs";
import { loadavg } from "node:os";
import { join } from "node:path";
import { type CorpusSize, writeCorpus } from "../corpus/write-corpus.ts";
import { type Contestant, countPages, forgetBuilds, makeBare, makeOurs } from "./contestants.ts";
import { makeWorkFolder } from "./copy-project.ts";
import type { Measurement } from "./measure.ts";

export const SIZES: readonly CorpusSize[] = [
  { policies: 50, controls: 100, form: "mdx" },
  { policies: 500, controls: 1_000, form: "mdx" },
  { policies: 2_000, controls: 5_000, form: "mdx" },
  { policies: 2_000, controls: 5_000, form: "md" },
];

/** A build without any cache, and the one after it. */
export interface Pair {
  cold: Measurement;
  second: Measurement;
}

export interface Outcome {
  size: CorpusSize;
  pages: number;
  /** Load of the machine over the last minute, before the first build. */
  load: number;
  rounds: Round[];
}

/** Built one after the other, so that both saw much the same of what else the machine did. */
export interface Round {
  ours: Pair;
  bare: Pair;
}

export async function compareBuilds(size: CorpusSize, rounds: number): Promise<Outcome> {
  const folder = makeWorkFolder();
  const load = loadavg()[0] ?? 0;
  try {
    const content = join(folder, "content");
    await writeCorpus(content, size);
    const ours = makeOurs(join(folder, "ours"), content);
    // The bare project prints what ours printed, so ours is built once before anything is measured.
    await ours.build();
    const bare = makeBare(join(folder, "bare"), content, ours);
    const measured: Round[] = [];
    while (measured.length < rounds)
      measured.push(await buildInTurns(ours, bare, measured.length % 2 === 1));
    if (countPages(ours) !== countPages(bare))
      throw new Error(`Not the same pages: ${countPages(ours)} and ${countPages(bare)}.`);
    return { size, pages: countPages(ours), load, rounds: measured };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The order turns around, so that neither profits from what the other left in the machine's memory. */
async function buildInTurns(ours: Contestant, bare: Contestant, turned: boolean): Promise<Round> {
  forgetBuilds(ours);
  forgetBuilds(bare);
  const cold = await buildBoth(ours, bare, turned);
  const second = await buildBoth(ours, bare, turned);
  return {
    ours: { cold: cold.ours, second: second.ours },
    bare: { cold: cold.bare, second: second.bare },
  };
}

async function buildBoth(ours: Contestant, bare: Contestant, turned: boolean) {
  if (!turned) return { ours: await ours.build(), bare: await bare.build() };
  const measured = await bare.build();
  return { ours: await ours.build(), bare: measured };
}
