import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { checkContent } from "#integrations/content-check/check.ts";
import { UPTIME_FEEDS, uptimeFeed } from "../support/feeds.ts";
import { root, runCli, temporaryFolder } from "./run-cli.ts";

const env = { FANLIGHT_TODAY: "2026-11-02" };

async function beginContent(): Promise<string> {
  const folder = temporaryFolder();
  const company = ["--name", "Wharf Labs", "--country", "DE"];
  const portal = ["--portal", "https://trust.wharf.example"];
  await runCli(["init", "--into", folder, "--yes", ...company, ...portal]);
  return folder;
}

const importFeed = (into: string, file: string, day = env.FANLIGHT_TODAY) =>
  runCli(["import", "uptime", UPTIME_FEEDS[file] ?? "", uptimeFeed(file), "--into", into], {
    env: { FANLIGHT_TODAY: day },
  });

describe("import uptime", () => {
  it("adds components and days, says what the source cannot tell, and is idempotent", async () => {
    const into = await beginContent();
    const { code, out } = await importFeed(into, "gatus.json");
    expect(code).toBe(0);
    expect(out).toBe(`uptime/components.yaml: added core-public-api
uptime/history/gatus.json: core-public-api, 4 days known, 1 with an outage
To know: Gatus keeps the newest events and results only. Days are known from the day after the oldest event up to the day before the newest result; import it often enough, since days imported before are kept.`);
    const history = readFileSync(join(into, "uptime/history/gatus.json"), "utf8");
    expect((await importFeed(into, "gatus.json")).out).toContain(
      "uptime/history/gatus.json: unchanged",
    );
    expect(readFileSync(join(into, "uptime/history/gatus.json"), "utf8")).toBe(history);
    expect((await checkContent({ root, folder: into, today: "2026-11-02" })).problems).toEqual([]);
  });

  it("takes every source's file, and the content still checks", async () => {
    const into = await beginContent();
    for (const file of Object.keys(UPTIME_FEEDS))
      expect(await importFeed(into, file), file).toMatchObject({ code: 0 });
    expect((await checkContent({ root, folder: into, today: "2026-11-02" })).problems).toEqual([]);
    const written = readdirSync(join(into, "uptime/history")).map((name) =>
      readFileSync(join(into, "uptime/history", name), "utf8"),
    );
    expect(written.join("\n")).not.toMatch(/Mara|internal\.tidewater|health/);
  });

  it("leaves everything as it was where a file is wrong, and says how old is what is there", async () => {
    const into = await beginContent();
    await importFeed(into, "gatus.json");
    const file = join(temporaryFolder(), "answer.json");
    writeFileSync(file, "{");
    const argv = ["import", "uptime", "gatus", file, "--into", into];
    const { code, err } = await runCli(argv, { env: { FANLIGHT_TODAY: "2026-11-05" } });
    expect(code).toBe(1);
    expect(err).toContain("cannot be imported, and nothing was written: The file is not JSON");
    expect(err).toContain("What was read on 2 November 2026 stays: 3 days old.");
  });

  it("does not fetch from a private network, and keeps what is there", async () => {
    const into = await beginContent();
    const argv = ["import", "uptime", "gatus", "https://127.0.0.1:9/", "--into", into];
    const { code, err } = await runCli(argv, { env });
    expect(code).toBe(1);
    expect(err).toContain(
      "could not be fetched, and nothing was written: 127.0.0.1 is not a public address.",
    );
    expect(existsSync(join(into, "uptime/history"))).toBe(false);
  });

  it("says what is wrong with the command line and the mapping", async () => {
    const into = await beginContent();
    expect((await runCli(["import", "uptime"])).err).toContain("Name the source: better-stack");
    expect((await runCli(["import", "uptime", "gatsu", "x"])).err).toContain("Did you mean gatus?");
    expect((await runCli(["import", "uptime", "gatus"])).err).toContain(
      "Name the one file or address",
    );
    const robot = ["import", "uptime", "uptimerobot", "https://api.uptimerobot.com/v2/getMonitors"];
    expect((await runCli([...robot, "--into", into], { env })).err).toContain(
      "set UPTIMEROBOT_API_KEY",
    );
    mkdirSync(join(into, "imports"));
    writeFileSync(join(into, "imports/uptime-gatus.yaml"), "component: {}\n");
    expect((await importFeed(into, "gatus.json")).err).toContain("Did you mean components?");
  });

  it("reads Upptime by its own command", async () => {
    const into = await beginContent();
    const summary = join(temporaryFolder(), "summary.json");
    writeFileSync(summary, JSON.stringify([{ name: "API", slug: "api", dailyMinutesDown: {} }]));
    const argv = ["import", "uptime", "upptime", summary, "--into", into, "--since", "2026-11-01"];
    expect((await runCli(argv, { env })).out).toContain("api, 1 days known");
  });
});
