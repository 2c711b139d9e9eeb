/** What `npm test` runs, in order. `report` names the file from which the stage's tests are counted. */
export interface Stage {
  name: string;
  commands: string[];
  report?: "vitest" | "playwright";
  /** Keeps no more than one processor busy: begun before the others, told of in its turn, with what it printed. */
  early?: boolean;
  /** Reads dist/, so it says nothing when the build failed. */
  needsBuild?: boolean;
}

const vitest = (projects: string[]) =>
  `vitest run ${projects.map((name) => `--project ${name}`).join(" ")}`;

export const stages: Stage[] = [
  { name: "lint", commands: ["npm run --silent lint"] },
  { name: "knip", commands: ["knip"] },
  // It reads the files that are TypeScript alone too.
  { name: "types", commands: ["astro sync", "astro check"] },
  { name: "build", commands: ["node src/cli/main.ts build"], early: true },
  {
    name: "vitest",
    // Component tests read the collections that sync writes.
    commands: [
      "node tests/support/system-tools.ts",
      "astro sync",
      vitest(["fast", "astro", "gate", "build"]),
    ],
    report: "vitest",
  },
  { name: "site", commands: [vitest(["site"])], report: "vitest", needsBuild: true },
  {
    name: "e2e",
    commands: ["playwright test"],
    report: "playwright",
    needsBuild: true,
  },
];
