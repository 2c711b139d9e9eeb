/** `npm test`: every stage told in order, each in a process of its own; a failed stage does not hide the next. */
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync } from "node:fs";
import { delimiter, resolve } from "node:path";
import { parseArgs } from "node:util";
import { COMPILE_CACHE } from "./support/compile-cache.ts";
import { runCommand } from "./support/run-command.ts";
import { type Stage, stages } from "./support/stages.ts";
import { summaryTable } from "./support/summary.ts";
import { fromPlaywright, lastLine, sum, type Tally, withExitCode } from "./support/tally.ts";

const root = resolve(import.meta.dirname, "..");
const results = resolve(root, ".cache/test-results");

interface Outcome {
  stage: Stage;
  tally: Tally;
  seconds: number;
}

const { values } = parseArgs({
  options: { full: { type: "boolean" }, only: { type: "string" } },
});
const chosen = choose(values.only);
const env: NodeJS.ProcessEnv = {
  ...process.env,
  ...COMPILE_CACHE,
  PATH: `${resolve(root, "node_modules/.bin")}${delimiter}${process.env.PATH}`,
  ASTRO_TELEMETRY_DISABLED: "1",
  PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: "1",
  ...(values.full && { FANLIGHT_TEST_FULL: "1" }),
};

function choose(only: string | undefined): Stage[] {
  if (only === undefined) return stages;
  const names = only.split(",");
  const known = stages.map(({ name }) => name);
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length === 0) return stages.filter(({ name }) => names.includes(name));
  console.error(`No stage ${unknown.join(", ")}. The stages are: ${known.join(", ")}.`);
  process.exit(1);
}

const succeeds = (command: string, more?: NodeJS.ProcessEnv, output?: number) =>
  runCommand(command, {
    cwd: root,
    env: { ...env, ...more },
    minutes: values.full ? 240 : 40,
    output,
  });

function reportOf({ name, report }: Stage): string {
  return resolve(results, `${report === "playwright" ? "playwright" : name}.json`);
}

function environmentOf(stage: Stage): NodeJS.ProcessEnv {
  if (stage.report === "vitest") return { FANLIGHT_TEST_RESULTS: reportOf(stage) };
  // Playwright sets FORCE_COLOR for its workers, and Node warns where it meets NO_COLOR.
  const plain = stage.report === "playwright" && process.env.NO_COLOR;
  return plain ? { NO_COLOR: undefined, FORCE_COLOR: "0" } : {};
}

/** @returns the counted tests of a stage that has tests; any other stage counts as one */
function read(stage: Stage, succeeded: boolean): Tally {
  if (!stage.report) return { passed: succeeded ? 1 : 0, failed: succeeded ? 0 : 1, skipped: [] };
  const file = reportOf(stage);
  const report = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined;
  if (!report) return withExitCode(sum([]), false);
  return withExitCode(stage.report === "playwright" ? fromPlaywright(report) : report, succeeded);
}

async function run(stage: Stage, output?: number): Promise<Outcome> {
  const start = performance.now();
  rmSync(reportOf(stage), { force: true });
  let succeeded = true;
  for (const command of stage.commands)
    succeeded = (await succeeds(command, environmentOf(stage), output)) && succeeded;
  return { stage, tally: read(stage, succeeded), seconds: (performance.now() - start) / 1000 };
}

/** Runs it beside those in whose output its own would get lost. @returns how it went, when its turn to be told of has come */
function begin(stage: Stage): () => Promise<Outcome> {
  const file = resolve(results, `${stage.name}.log`);
  const output = openSync(file, "w");
  const running = run(stage, output).finally(() => closeSync(output));
  return async () => {
    const outcome = await running;
    process.stdout.write(readFileSync(file));
    return outcome;
  };
}

function notRun(stage: Stage): Outcome {
  const skipped = [{ name: `stage ${stage.name}`, reason: "the build failed" }];
  return { stage, tally: { passed: 0, failed: 0, skipped }, seconds: 0 };
}

if (!(await succeeds("node src/setup/install.mjs"))) process.exit(1);
mkdirSync(results, { recursive: true });

const begun = new Map(chosen.filter(({ early }) => early).map((stage) => [stage, begin(stage)]));
const outcomes: Outcome[] = [];
for (const stage of chosen) {
  const buildFailed = outcomes.some(
    ({ stage: { name }, tally }) => name === "build" && tally.failed > 0,
  );
  console.log(`\n=== ${stage.name} ===`);
  const result = begun.get(stage) ?? (() => run(stage));
  outcomes.push(stage.needsBuild && buildFailed ? notRun(stage) : await result());
}

const total = sum(outcomes.map(({ tally }) => tally));
const nothingTested = total.passed + total.failed === 0;
console.log(
  `\n${summaryTable(outcomes.map(({ stage, ...rest }) => ({ name: stage.name, ...rest })))}`,
);
for (const { name, reason } of total.skipped) console.log(`skipped: ${name} (${reason})`);
if (nothingTested) console.log("No test ran.");
console.log(lastLine(total));
process.exitCode = total.failed > 0 || nothingTested ? 1 : 0;
