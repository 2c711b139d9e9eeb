import { expect, test } from "vitest";
import { summaryTable } from "../support/summary.ts";
import { fromPlaywright, lastLine, reasonInNames, sum, withExitCode } from "../support/tally.ts";

const playwrightTest = (
  status: "expected" | "unexpected" | "flaky" | "skipped",
  reason?: string,
) => ({
  projectName: "",
  status,
  annotations: reason === undefined ? [] : [{ type: "skip", description: reason }],
});

const report = {
  errors: [],
  suites: [
    {
      title: "home.spec.ts",
      specs: [
        { title: "has a heading", tests: [playwrightTest("expected"), playwrightTest("flaky")] },
      ],
      suites: [
        {
          title: "in the dark theme",
          specs: [
            { title: "has contrast", tests: [playwrightTest("unexpected")] },
            { title: "prints", tests: [playwrightTest("skipped", "no printer")] },
          ],
        },
      ],
    },
  ],
};

test("Playwright's nested suites are counted, skipped tests by name and reason", () => {
  expect(fromPlaywright(report)).toEqual({
    passed: 2,
    failed: 1,
    skipped: [{ name: "home.spec.ts > in the dark theme > prints", reason: "no printer" }],
  });
});

test("an error outside of any Playwright test is a failure", () => {
  expect(
    fromPlaywright({ errors: [{ message: "the server did not start" }], suites: [] }).failed,
  ).toBe(1);
});

test("a reason may stand at the end of a test's name, or of that of a suite around it", () => {
  expect(reasonInNames(["the unit (needs systemd)", "starts (twice) as written"])).toBe(
    "needs systemd",
  );
  expect(reasonInNames(["import (needs a)", "keeps every word (needs b)"])).toBe("needs b");
  expect(reasonInNames(["import", "keeps every word"])).toBe("no reason given");
});

test("a stage that ends badly without a failed test counts as one failure", () => {
  const passed = { passed: 3, failed: 0, skipped: [] };
  expect(withExitCode(passed, false).failed).toBe(1);
  expect(withExitCode(passed, true).failed).toBe(0);
  expect(withExitCode({ ...passed, failed: 2 }, false).failed).toBe(2);
});

test("the last line adds up all stages", () => {
  const skipped = [{ name: "a", reason: "b" }];
  expect(
    lastLine(
      sum([
        { passed: 3, failed: 0, skipped },
        { passed: 1, failed: 2, skipped: [] },
      ]),
    ),
  ).toBe("4 passed, 2 failed, 1 skipped");
});

test("the summary has a line for each stage", () => {
  const tally = { passed: 12, failed: 0, skipped: [] };
  expect(summaryTable([{ name: "vitest", tally, seconds: 3.21 }])).toMatchInlineSnapshot(`
    "stage       passed  failed skipped      time
    vitest          12       0       0     3.2 s"
  `);
});
