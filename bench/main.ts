/** `npm run bench`: measurements that take too long, or move too much, to be tests. */
export interface Bench {
  /** The name, its options, and what it needs. */
  usage: string;
  /** @returns the exit code */
  run(args: string[]): Promise<number>;
}

const BENCHES: Record<string, () => Promise<Bench>> = {
  builds: () => import("./builds/builds.ts"),
  cards: () => import("./cards/cards.ts"),
  exports: () => import("./exports/exports.ts"),
  findings: () => import("./findings/findings.ts"),
  functions: () => import("./functions/functions.ts"),
  lighthouse: () => import("./lighthouse/lighthouse.ts"),
  questionnaires: () => import("./questionnaires/questionnaires.ts"),
  requests: () => import("./requests/requests.ts"),
  serving: () => import("./serving/serving.ts"),
  stamping: () => import("./stamping/stamping.ts"),
  weight: () => import("./weight/weight.ts"),
};

async function runBenches([name, ...args]: string[]): Promise<number> {
  if (name === undefined) {
    const codes: number[] = [];
    for (const load of Object.values(BENCHES)) codes.push(await (await load()).run([]));
    return Math.max(...codes);
  }
  const bench = await BENCHES[name]?.();
  if (bench) return bench.run(args);
  console.log("Usage: npm run bench [-- <name> [options]]\n\nWithout a name, all of them.\n");
  for (const load of Object.values(BENCHES)) console.log(`  ${(await load()).usage}\n`);
  return name === "--help" ? 0 : 2;
}

try {
  process.exitCode = await runBenches(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
