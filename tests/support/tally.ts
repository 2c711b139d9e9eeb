/** Counting test results: pure, so that the count itself is tested. */

export interface SkippedTest {
  name: string;
  reason: string;
}

export interface Tally {
  passed: number;
  failed: number;
  skipped: SkippedTest[];
}

/** What this project reads of Playwright's JSON report. */
export interface PlaywrightReport {
  errors: unknown[];
  suites: PlaywrightSuite[];
}

interface PlaywrightSuite {
  title: string;
  suites?: PlaywrightSuite[];
  specs: { title: string; tests: PlaywrightTest[] }[];
}

interface PlaywrightTest {
  projectName: string;
  status: "expected" | "unexpected" | "flaky" | "skipped";
  annotations: { type: string; description?: string }[];
}

const noTally: Tally = { passed: 0, failed: 0, skipped: [] };

const NO_REASON = "no reason given";

/** What the names of a test and of the suites around it end with in parentheses: "keeps every word (needs the folder)". */
export function reasonInNames(names: readonly string[]): string {
  const [reason] = names.toReversed().flatMap((name) => /\(([^()]+)\)$/.exec(name)?.[1] ?? []);
  return reason ?? NO_REASON;
}

export function sum(tallies: Tally[]): Tally {
  return tallies.reduce(
    (total, { passed, failed, skipped }) => ({
      passed: total.passed + passed,
      failed: total.failed + failed,
      skipped: [...total.skipped, ...skipped],
    }),
    noTally,
  );
}

export function fromPlaywright({ errors, suites }: PlaywrightReport): Tally {
  const tallies = suites.map((suite) => fromSuite(suite, []));
  return sum([...tallies, { ...noTally, failed: errors.length }]);
}

function fromSuite({ title, suites = [], specs }: PlaywrightSuite, path: string[]): Tally {
  const here = [...path, title].filter(Boolean);
  const own = specs.flatMap((spec) =>
    spec.tests.map((test) => fromTest(test, [...here, spec.title].join(" > "))),
  );
  return sum([...own, ...suites.map((suite) => fromSuite(suite, here))]);
}

function fromTest({ status, annotations }: PlaywrightTest, name: string): Tally {
  if (status === "skipped") {
    const mark = annotations.find(({ type }) => type === "skip" || type === "fixme");
    return { ...noTally, skipped: [{ name, reason: mark?.description ?? NO_REASON }] };
  }
  return status === "unexpected" ? { ...noTally, failed: 1 } : { ...noTally, passed: 1 };
}

/** A stage whose command ended badly failed, even when its own report claims otherwise. */
export function withExitCode(tally: Tally, succeeded: boolean): Tally {
  return succeeded || tally.failed > 0 ? tally : { ...tally, failed: 1 };
}

/** The last line of `npm test`. */
export function lastLine({ passed, failed, skipped }: Tally): string {
  return `${passed} passed, ${failed} failed, ${skipped.length} skipped`;
}
