import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { checkContent } from "#integrations/content-check/check.ts";
import { uptimeFileSchema } from "#src/schemas/uptime.ts";
import { root, runCli, temporaryFolder } from "./run-cli.ts";

const published = "../shared/real/upptime/summary.json";
const real = resolve(root, published);
const env = { FANLIGHT_TODAY: "2026-11-05" };
const BEGINNING = [
  "--yes",
  "--name",
  "Wharf Labs",
  "--country",
  "DE",
  "--portal",
  "https://trust.wharf.example",
];

async function beginContent(): Promise<string> {
  const folder = temporaryFolder();
  await runCli(["init", "--into", folder, ...BEGINNING]);
  return folder;
}

function writeSummary(minutes: Record<string, number>): string {
  const folder = temporaryFolder();
  writeFileSync(
    join(folder, "summary.json"),
    JSON.stringify([{ name: "Public API", slug: "api", dailyMinutesDown: minutes }]),
  );
  return join(folder, "summary.json");
}

function historyOf(folder: string) {
  return uptimeFileSchema.parse(
    JSON.parse(readFileSync(join(folder, "uptime/history/upptime.json"), "utf8")),
  );
}

describe("import upptime", () => {
  it("writes history and the missing component, and the content still checks", async () => {
    const into = await beginContent();
    const { code, out } = await runCli(
      [
        "import",
        "upptime",
        writeSummary({ "2026-11-02": 3 }),
        "--into",
        into,
        "--since",
        "2026-11-01",
      ],
      { env },
    );
    expect(code).toBe(0);
    expect(out).toBe(
      "uptime/components.yaml: added api\nuptime/history/upptime.json: api, 4 days known, 1 with downtime",
    );
    expect((await checkContent({ root, folder: into, today: "2026-11-05" })).problems).toEqual([]);
  });

  it("leaves components that are there as they are, comments included", async () => {
    const into = await beginContent();
    const components = join(into, "uptime/components.yaml");
    const own =
      "components:\n  # ours\n  - id: api\n    name: Our API\n    source: { kind: probe, name: Upptime }\n";
    writeFileSync(components, own);
    await runCli(["import", "upptime", writeSummary({}), "--into", into], { env });
    expect(readFileSync(components, "utf8")).toBe(own);
  });

  it("reads since when and until when a site was watched from its own file", async () => {
    const into = await beginContent();
    const summary = writeSummary({ "2026-11-02": 3 });
    writeFileSync(
      join(summary, "../api.yml"),
      "url: https://api.example.com\nstartTime: 2026-10-30T10:00:00.000Z\nlastUpdated: 2026-11-03T09:00:00.000Z\n",
    );
    await runCli(["import", "upptime", summary, "--into", into], { env });
    expect(historyOf(into).components[0]?.days.map(({ date }) => date)).toEqual([
      "2026-10-30",
      "2026-10-31",
      "2026-11-01",
      "2026-11-02",
    ]);
  });

  it("changes nothing when it is run again on the same day", async () => {
    const into = await beginContent();
    const argv = ["import", "upptime", writeSummary({ "2026-11-02": 3 }), "--into", into];
    await runCli(argv, { env });
    const before = readFileSync(join(into, "uptime/history/upptime.json"), "utf8");
    expect((await runCli(argv, { env })).out).toContain("uptime/components.yaml: unchanged");
    expect(
      readFileSync(join(into, "uptime/history/upptime.json"), "utf8").replace(
        /"generatedAt":"[^"]+"/,
        "",
      ),
    ).toBe(before.replace(/"generatedAt":"[^"]+"/, ""));
  });

  it("writes nothing where the summary cannot be true", async () => {
    const into = await beginContent();
    const { code, err } = await runCli(
      ["import", "upptime", writeSummary({ "2026-11-02": 2000 }), "--into", into],
      { env },
    );
    expect(code).toBe(1);
    expect(err).toContain(
      '"api", dailyMinutesDown 2026-11-02: a day has no more than 1440 minutes.',
    );
    expect(existsSync(join(into, "uptime/history"))).toBe(false);
  });

  it("does not add to a history that it cannot read", async () => {
    const into = await beginContent();
    mkdirSync(join(into, "uptime/history"));
    writeFileSync(join(into, "uptime/history/upptime.json"), "{}");
    const { code, err } = await runCli(["import", "upptime", writeSummary({}), "--into", into], {
      env,
    });
    expect(code).toBe(1);
    expect(err).toContain("is not in the form uptime/1");
  });

  it("says what is wrong with the command line", async () => {
    expect((await runCli(["import", "upptime", "x.json"])).err).toContain("Say with --into");
    expect(
      (await runCli(["import", "upptime", "x.json", "--into", ".", "--since", "May"])).err,
    ).toContain('--since takes a day written YYYY-MM-DD, not "May".');
    expect(await runCli(["import", "upptime", "missing.json", "--into", "."])).toMatchObject({
      code: 1,
    });
  });
});

describe("import upptime, on a summary that other people published", () => {
  it.skipIf(!existsSync(real))(
    `keeps each minute of downtime, and every other day unknown (needs ${published})`,
    async () => {
      const into = await beginContent();
      const { code } = await runCli(["import", "upptime", real, "--into", into], { env });
      expect(code).toBe(0);
      const sites: { slug: string; dailyMinutesDown: Record<string, number> }[] = JSON.parse(
        readFileSync(real, "utf8"),
      );
      const components = historyOf(into).components;
      expect(components.map(({ id }) => id)).toEqual(sites.map(({ slug }) => slug));
      for (const [index, { dailyMinutesDown }] of sites.entries()) {
        const days = components[index]?.days.map(({ date, major }) => [date, major / 60]);
        expect(Object.fromEntries(days ?? [])).toEqual(dailyMinutesDown);
      }
      expect((await checkContent({ root, folder: into, today: "2026-11-05" })).errors).toBe(0);
    },
  );
});
