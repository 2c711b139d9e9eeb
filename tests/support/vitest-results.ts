import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, relative } from "node:path";
import type { Reporter, TestCase, TestModule, TestSuite } from "vitest/node";
import { reasonInNames, type Tally } from "./tally.ts";

function reasonOf(test: TestCase): string {
  const result = test.result();
  if (result.state === "skipped" && result.note) return result.note;
  const names: string[] = [];
  for (let one: TestCase | TestSuite | TestModule = test; one.type !== "module"; one = one.parent)
    names.unshift(one.name);
  return reasonInNames(names);
}

/** Writes a tally to `file`. Vitest's own JSON report leaves out why a test was skipped. */
export class VitestResults implements Reporter {
  readonly #file: string;

  constructor(file: string) {
    this.#file = file;
  }

  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const broken = modules.filter((module) => module.errors().length > 0);
    const inState = (state: string) => tests.filter((test) => test.result().state === state);
    const tally: Tally = {
      passed: inState("passed").length,
      failed:
        inState("failed").length +
        inState("pending").length +
        broken.length +
        unhandledErrors.length,
      skipped: inState("skipped").map((test) => ({
        name: `${relative(process.cwd(), test.module.moduleId)} > ${test.fullName}`,
        reason: reasonOf(test),
      })),
    };
    mkdirSync(dirname(this.#file), { recursive: true });
    writeFileSync(this.#file, JSON.stringify(tally));
  }
}
