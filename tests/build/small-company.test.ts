import { globSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Browser, chromium, type Route } from "@playwright/test";
import { describe, expect, it, onTestFinished } from "vitest";
import { serveFolder } from "#src/cli/serve/serve-folder.ts";
import { walkLinks } from "../support/broken-links.ts";
import { findBrowser } from "../support/browser.ts";
import { findHtmlFaults } from "../support/html-validator.ts";
import { copyProject, runFanlight } from "./project-copy.ts";

const COMPANY = `schema: 1
name: Wharf Labs
legalName: Wharf Labs GmbH
country: DE
description: Wharf Labs plans berths.
portal: https://trust.wharf.example/
products:
  - id: berth
    name: Berth
system:
  name: Berth
  description: Plans berths for harbours.
contacts:
  security:
    email: security@wharf.example
categories:
  - security
`;
const REPORT = `title: SOC 2 Type 2 report
kind: soc2
stage: issued
type: 2
period:
  start: 2025-01-01
  end: 2025-12-31
categories:
  - security
issuer:
  name: Quay Audit LLP
issuedOn: 2026-02-01
opinion:
  value: unmodified
`;

const STATUS = `statusPage: https://status.wharf.example/
live:
  source: statuspage
  url: https://status.wharf.example/api/v2/status.json
components:
  - id: berth
    name: Berth
    source: { kind: self-reported, name: Log }
`;

async function walkPortal(files: Record<string, string>) {
  const project = copyProject();
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(project, "little", path, ".."), { recursive: true });
    writeFileSync(join(project, "little", path), text);
  }
  const built = runFanlight(project, ["build"], { FANLIGHT_CONTENT: "little" });
  expect(built).toMatchObject({ status: 0 });
  const dist = join(project, "dist");
  const pages = globSync("**/*.html", { cwd: dist });
  const faults: string[] = [];
  for (const page of pages)
    faults.push(...(await findHtmlFaults(page, readFileSync(join(dist, page), "utf8"))));
  const { broken, visited } = await walkLinks(dist);
  return { broken, faults, pages, visited, dist };
}

const wordsOf = (text: string | null) => (text ?? "").replace(/\s+/g, " ").trim();

/** What a reader sees above the days, once `answer` has been asked for. */
async function readLine(browser: Browser, url: string, { answer, javaScript = true }: Reading) {
  const context = await browser.newContext({ javaScriptEnabled: javaScript });
  const page = await context.newPage();
  const troubles: string[] = [];
  page.on("pageerror", ({ message }) => troubles.push(message));
  page.on("dialog", ({ message }) => troubles.push(message()));
  let asked: Record<string, string> | undefined;
  // The browser's own policies come first: what they refuse does not get here.
  await context.route("https://status.wharf.example/**", async (route) => {
    asked = await route.request().allHeaders();
    await answer(route);
  });
  await page.goto(`${url}/uptime/`, { waitUntil: javaScript ? "networkidle" : "load" });
  const line = page.locator("live-status");
  const said = {
    text: wordsOf(await line.textContent()),
    elements: await line.locator("*").count(),
  };
  const beside = line.locator("xpath=../following-sibling::p");
  const built = wordsOf(await beside.textContent());
  await context.close();
  expect(troubles).toEqual([]);
  return { ...said, built, asked };
}

interface Reading {
  answer: (route: Route) => Promise<void>;
  javaScript?: boolean;
}

const CORS = { "access-control-allow-origin": "*" };
const answering =
  (body: string, headers: Record<string, string> = CORS) =>
  (route: Route) =>
    route.fulfill({ status: 200, contentType: "application/json", headers, body });

async function expectWhole(files: Record<string, string>): Promise<string> {
  const { broken, faults, pages, visited, dist } = await walkPortal(files);
  expect(broken).toEqual([]);
  expect(faults).toEqual([]);
  // 61 criteria, 5 categories, home and the lessons at least.
  expect(pages.length).toBeGreaterThan(65);
  // Whom to write to stands on /request/ and /ask/ also where nothing is requested or answered, and then nothing leads there.
  const unreached = pages
    .map((page) => `/${page.replace(/index\.html$/, "")}`)
    .filter((path) => !visited.has(path));
  expect(["/404.html", "/request/", "/ask/"]).toEqual(expect.arrayContaining(unreached));
  return dist;
}

/** Pages that carry the line of the current state, and those that load its script. */
function askingPages(dist: string): { carry: string[]; load: string[] } {
  const read = (file: string) => readFileSync(join(dist, file), "utf8");
  const scripts = globSync("_astro/*.js", { cwd: dist }).filter((file) =>
    read(file).includes("live-status"),
  );
  expect(scripts).toHaveLength(1);
  const pages = globSync("**/*.html", { cwd: dist });
  return {
    carry: pages.filter((page) => read(page).includes("live-status")),
    load: pages.filter((page) => read(page).includes(String(scripts[0]))),
  };
}

describe("the portal of a company that has little to publish", () => {
  it("is whole with its name alone: valid pages, and no link into nothing", async () => {
    const dist = await expectWhole({ "company.yaml": COMPANY });
    expect(askingPages(dist)).toEqual({ carry: [], load: [] });
    expect(readFileSync(join(dist, "_headers"), "utf8")).not.toContain("/uptime/");
  });

  it("is whole with one report and a status page, whose state browsers read over the built one", async () => {
    const dist = await expectWhole({
      "company.yaml": COMPANY,
      "reports/soc2.yaml": REPORT,
      "uptime/components.yaml": STATUS,
    });
    const asking = ["uptime/index.html"];
    expect(askingPages(dist)).toEqual({ carry: asking, load: asking });
    const served = await serveFolder(dist, { port: 0 }, { env: {}, out: () => {} });
    onTestFinished(() => served.close());
    const browser = await chromium.launch(await findBrowser());
    onTestFinished(() => browser.close());
    const read = (answer: Reading["answer"], javaScript = true) =>
      readLine(browser, served.url, { answer, javaScript });

    const calm = await read(answering('{"status":{"indicator":"none","description":"<b>x</b>"}}'));
    expect(calm.text).toMatch(
      /^No incident is stated at this moment\. Read just now, at \d\d:\d\d UTC, from status\.wharf\.example by your browser\.$/,
    );
    expect(calm.built).toContain("No feed of days has been read.");
    expect(calm.built).toContain("status.wharf.example, which then sees its network address");
    expect(calm.asked).not.toHaveProperty("referer");
    expect(calm.asked).not.toHaveProperty("cookie");

    const major = await read(answering('{"status":{"indicator":"major"}}'));
    expect(major.text).toMatch(/^An incident of major impact is stated\./);
    const unknown = await read(
      answering('{"status":{"indicator":"<img src=x onerror=alert(1)>"}}'),
    );
    expect(unknown.text).toMatch(/^The state is unknown: /);
    expect(unknown.elements).toBe(1);

    const nothing = { text: "", elements: 0, built: calm.built };
    for (const answer of [
      (route: Route) => route.abort("connectionrefused"),
      (route: Route) => route.fulfill({ status: 503, headers: CORS, body: "{}" }),
      answering('{"status":{"indicator":"none"}}', { "access-control-allow-origin": "null" }),
      answering("<html>"),
      answering('{"status":["none"]}'),
      answering(`{"status":{"indicator":"none"},"more":"${"x".repeat(1_000_000)}"}`),
      // Longer than the reader's patience.
      async (route: Route) => {
        await new Promise((passed) => setTimeout(passed, 6_000));
        await answering('{"status":{"indicator":"none"}}')(route).catch(() => {});
      },
    ])
      expect(await read(answer)).toMatchObject(nothing);
    const still = await read(answering('{"status":{"indicator":"none"}}'), false);
    expect(still).toMatchObject({ ...nothing, asked: undefined });
  });
});
