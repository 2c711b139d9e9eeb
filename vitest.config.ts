import { defineConfig } from "vitest/config";
import { VitestResults } from "./tests/support/vitest-results.ts";

const results = process.env.FANLIGHT_TEST_RESULTS;

// Astro takes a second to load, whether or not a test of its project is asked for.
const asked = [...process.argv.join(" ").matchAll(/--project[= ](\S+)/g)].map(([, name]) => name);
const astro = asked.length === 0 || asked.includes("astro") ? ["./vitest.astro.config.ts"] : [];

/** Projects by what they need to run. */
export default defineConfig({
  test: {
    reporters: ["default", ...(results ? [new VitestResults(results)] : [])],
    projects: [
      {
        test: {
          name: "fast",
          include: ["tests/{unit,architecture,cli}/**/*.test.ts"],
          // Two hundred small files: loading what they share anew for each takes as long as they do. None may leave anything behind.
          isolate: false,
          // As many as the projects that run beside it have: vitest refuses to run them together otherwise.
          maxWorkers: 2,
          // Some start processes or read thousands of files; a busy machine is no failure.
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
      ...astro,
      {
        test: {
          name: "gate",
          include: ["tests/{endpoints,contract}/**/*.test.ts"],
          globalSetup: "tests/support/gate/shared-postgres.ts",
          // The embedded database is compiled once a file, and no file uses it long enough for a second, better round to pay.
          execArgv: ["--liftoff-only"],
          // Each file opens a database, some a server of their own.
          testTimeout: 60_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: "build",
          include: ["tests/build/**/*.test.ts"],
          testTimeout: 240_000,
          hookTimeout: 240_000,
          // Each builds in a copy of its own.
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: "site",
          include: ["tests/site/**/*.test.ts"],
          testTimeout: 240_000,
          hookTimeout: 240_000,
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
