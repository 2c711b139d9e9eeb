/** First and second builds of three companies, each in turns with the bare project, in one run. */
import { rmSync } from "node:fs";
import { loadavg } from "node:os";
import { join } from "node:path";
import { type CorpusSize, writeCorpus } from "../corpus/write-corpus.ts";
import { type Contestant, countPages, forgetBuilds, makeBare, makeOurs } from "./contestants.ts";
import { makeWorkFolder } from "./copy-project.ts";
import type { Measurement } from "./measure.ts";
import { median } from "./median.ts";

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
    const oursTimes = [await buildTwice(ours)];
    const bare = makeBare(join(folder, "bare"), content, ours);
    const bareTimes = [await buildTwice(bare)];
    if (countPages(ours) !== countPages(bare))
      throw new Error(`Not the same pages: ${countPages(ours)} and ${countPages(bare)}.`);
    for (let round = 1; round < rounds; round++) {
      // The order turns around, so that neither profits from what the other left in the machine's memory.
      const turns = [
        async () => oursTimes.push(await buildTwice(ours)),
        async () => bareTimes.push(await buildTwice(bare)),
      ];
      for (const turn of round % 2 === 1 ? turns.reverse() : turns) await turn();
    }
    return {
      size,
      pages: countPages(ours),
      load,
      ours: medianPair(oursTimes),
      bare: medianPair(bareTimes),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function buildTwice(contestant: Contestant): Promise<Pair> {
  forgetBuilds(contestant);
  return { cold: await contestant.build(), second: await contestant.build() };
}

function medianPair(pairs: readonly Pair[]): Pair {
  const of = (build: keyof Pair, key: keyof Measurement) =>
    median(pairs.map((pair) => pair[build][key]));
  const measurement = (build: keyof Pair): Measurement => ({
    seconds: of(build, "seconds"),
    cpuSeconds: of(build, "cpuSeconds"),
    megabytes: of(build, "megabytes"),
  });
  return { cold: measurement("cold"), second: measurement("second") };
}
