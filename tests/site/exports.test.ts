/** Page, JSON, Markdown, CSV and OSCAL of the built portal are read back: they say the same of every state, date and count. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { formatDay, formatShortDay } from "#src/domain/dates.ts";
import { wordOf } from "#src/domain/state-words.ts";
import { readCsv } from "../support/read-csv.ts";
import { DIST, leadsOn, listFiles, pages, textOfMain } from "./built-site.ts";

const files = new Set(listFiles().map((file) => file.replace(/^\/?/, "/")));
const read = (address: string) => readFileSync(join(DIST, address), "utf8");
// biome-ignore lint/suspicious/noExplicitAny: what is read back has no type until it is held against the others
const json = (address: string): any => JSON.parse(read(`/api/v1/${address}.json`));
const csv = (name: string) => readCsv(read(`/downloads/${name}.csv`));
const htmlOf = (path: string) => {
  const page = pages.find((candidate) => candidate.path === path);
  if (!page) throw new Error(`There is no page ${path} in dist/.`);
  return page.html;
};

/** What a page does not say of what it should: shorter to read than the page. */
const missingOn = (path: string, ...words: string[]) =>
  words.filter((text) => !htmlOf(path).includes(text));

/** The state that a page marks an entry with. */
function stateOn(path: string, kind: string, id: string): string | undefined {
  const tag = new RegExp(`<[a-z]+ [^>]*data-${kind}="${id.replaceAll(".", "\\.")}"[^>]*>`).exec(
    htmlOf(path),
  )?.[0];
  return /data-state="([^"]*)"/.exec(tag ?? "")?.[1];
}

/** The value of a fact in a Markdown twin: "- State: Operating". */
function factIn(markdown: string, label: string): string | undefined {
  return new RegExp(`^- ${label}: (.*)$`, "m").exec(markdown)?.[1];
}

const NO_TWIN =
  /^\/(?:404\.html$|request\/|search\/|share\/|verify\/|changes\/|admin\/|questionnaires\/fill\/)/;

describe("twins", () => {
  const twinned = pages.filter((page) => !NO_TWIN.test(page.path) && !leadsOn(page));

  it("are named by every page that holds facts, and are there", () => {
    const wrong = twinned.flatMap(({ path, html }) =>
      ["application/json", "text/markdown"].flatMap((type) => {
        const href = new RegExp(`<link rel="alternate" type="${type}" href="([^"]+)"`).exec(
          html,
        )?.[1];
        return href && files.has(href) ? [] : [`${path} ${type} ${href}`];
      }),
    );
    expect(wrong).toEqual([]);
    expect(twinned.length).toBeGreaterThan(200);
  });

  it("name the page that they are twins of", () => {
    const wrong = twinned.filter(({ path, html }) => {
      const href = /type="application\/json" href="([^"]+)"/.exec(html)?.[1] ?? "";
      return new URL(JSON.parse(read(href)).page).pathname !== path;
    });
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });

  it("are all listed at /api/, with an example of each kind", () => {
    const html = htmlOf("/api/");
    const listed = json("index").entries.map(
      ({ address }: { address: string }) => new URL(address).pathname,
    );
    expect(listed.length).toBeGreaterThan(60);
    expect(listed.filter((address: string) => !files.has(address))).toEqual([]);
    const own = listed.filter((address: string) => !address.startsWith("/api/v1/schemas/"));
    expect(own.filter((address: string) => !html.includes(`href="${address}"`))).toEqual([]);
    expect(html.match(/data-example=/g)?.length).toBe(7);
  });
});

describe("controls", () => {
  const { entries } = json("controls");
  const rows = new Map(csv("controls").map((row) => [row["id"], row]));
  const [result] = JSON.parse(read("/oscal/assessment-results.json"))["assessment-results"].results;
  const propOf = (
    { props }: { props: { name: string; value: string }[] },
    wanted: string,
  ): string | undefined => props.find(({ name }) => name === wanted)?.value;
  const observations = new Map<string | undefined, { collected: string }>(
    result.observations.map((observation: never) => [propOf(observation, "control"), observation]),
  );

  it("are as many in every form", () => {
    const onPage = htmlOf("/controls/").match(/<li id="[^"]+"[^>]* data-control="/g)?.length;
    expect(entries.length).toBeGreaterThan(40);
    expect([onPage, rows.size, observations.size]).toEqual(Array(3).fill(entries.length));
  });

  it("have one state, one reason, one day and one count of checks in every form", () => {
    const states = new Set<string>();
    for (const entry of entries) {
      const { id, state, because, observation, lastPerformed } = entry;
      states.add(state);
      const path = `/controls/${id}/`;
      const markdown = read(`${path}index.md`);
      const one = json(`controls/${id}`).entry;
      const row = rows.get(id);
      const observed = observations.get(id) as never;
      expect({
        list: stateOn("/controls/", "control", id),
        page: stateOn(path, "control", id),
        one: one.state,
        csv: row?.["state"],
        oscal: propOf(observed, "state"),
        markdown: factIn(markdown, "State"),
      }).toEqual({
        list: state,
        page: state,
        one: state,
        csv: state,
        oscal: state,
        markdown: wordOf(state),
      });
      expect([row?.["because"], one.because]).toEqual([because, because]);
      expect(textOfMain(htmlOf(path)).replaceAll("&#39;", "'")).toContain(because);
      const seen = observation.published ? observation.value : undefined;
      if (seen) {
        expect(missingOn(path, `datetime="${seen.lastChecked}"`)).toEqual([]);
        expect(row?.["last_checked"]).toBe(seen.lastChecked);
        expect(observations.get(id)?.collected).toBe(seen.lastChecked);
        expect(factIn(markdown, "Last check")).toContain(seen.lastChecked);
      }
      if (seen?.checks) {
        const { passed, failed, unknown } = seen.checks;
        const counts = `${passed} passed, ${failed} failed, ${unknown} unknown`;
        expect(factIn(markdown, "Checks")).toBe(counts);
        expect(textOfMain(htmlOf(path))).toContain(counts);
        expect([row?.["checks_passed"], row?.["checks_failed"], row?.["checks_unknown"]]).toEqual(
          [passed, failed, unknown].map(String),
        );
      }
      expect(row?.["last_performed"]).toBe(lastPerformed?.on ?? "");
      if (lastPerformed) {
        expect(missingOn(path, `datetime="${lastPerformed.on}"`)).toEqual([]);
        expect(factIn(markdown, "Last performed")).toContain(formatDay(lastPerformed.on));
      }
    }
    expect(states.size).toBeGreaterThan(4);
  });

  it("have findings in OSCAL only where a tool saw them operating or failing", () => {
    const count = (wanted: string) =>
      entries.filter(({ state }: { state: string }) => state === wanted).length;
    const found = (wanted: string) =>
      result.findings.filter(
        ({ target }: { target: { status: { state: string } } }) => target.status.state === wanted,
      ).length;
    expect([found("satisfied"), found("not-satisfied")]).toEqual([
      count("operating"),
      count("failing"),
    ]);
  });
});

describe("criteria", () => {
  it("have one state, one count and the same examinations in every form", () => {
    const rows = new Map(csv("criteria").map((row) => [row["id"], row]));
    const { entries } = json("criteria");
    expect([entries.length, rows.size]).toEqual([61, 61]);
    for (const { id, state, counts, examined, inScope } of entries) {
      const path = `/criteria/${id}/`;
      const markdown = read(`${path}index.md`);
      const text = textOfMain(htmlOf(path));
      const row = rows.get(id);
      expect([
        row?.["state"],
        factIn(markdown, "State"),
        json(`criteria/${id}`).entry.state,
      ]).toEqual([state, wordOf(state), state]);
      expect(stateOn(path, "criterion", id)).toBe(state);
      expect([row?.["counts"], factIn(markdown, "Counts")]).toEqual([counts, counts]);
      if (inScope) expect(text).toContain(counts.split(":")[0]);
      for (const { report, end, title } of examined) {
        expect(missingOn(path, `data-report="${report}"`)).toEqual([]);
        expect(row?.["examined"]).toContain(`${report} (`);
        expect(markdown).toContain(`[${title}]`);
        expect(markdown).toContain(formatDay(end));
        expect(missingOn(path, `datetime="${end}"`)).toEqual([]);
      }
    }
  });
});

describe("subprocessors, answers, policies and reports", () => {
  it("agree on the state and the days of each subprocessor", () => {
    const rows = new Map(csv("subprocessors").map((row) => [row["id"], row]));
    const { entries } = json("subprocessors");
    const markdown = read("/subprocessors/index.md");
    expect([entries.length, markdown.match(/^## /gm)?.length]).toEqual([rows.size, rows.size]);
    for (const { id, name, state, ...days } of entries) {
      const part = markdown.split(/^## /m).find((text) => text.startsWith(name)) ?? "";
      expect(stateOn("/subprocessors/", "subprocessor", id)).toBe(state);
      expect([rows.get(id)?.["state"], factIn(part, "State")]).toEqual([state, wordOf(state)]);
      expect(rows.get(id)?.["objection_deadline"]).toBe(days.objectionDeadline ?? "");
      expect(factIn(part, "Objections until")).toBe(
        days.objectionDeadline && formatDay(days.objectionDeadline),
      );
      expect(factIn(part, "In effect from")).toBe(days.effectiveOn && formatDay(days.effectiveOn));
      expect(rows.get(id)?.["effective_on"]).toBe(days.effectiveOn ?? "");
    }
  });

  it("agree on the value, the state and the day of each answer", () => {
    const rows = new Map(csv("answers").map((row) => [row["id"], row]));
    const { entries } = json("answers");
    expect([rows.size, htmlOf("/answers/").match(/<li id="[^"]+" data-answer="/g)?.length]).toEqual(
      [entries.length, entries.length],
    );
    for (const { id, state, value, lastReviewed, text } of entries) {
      const markdown = read(`/answers/${id}/index.md`);
      const row = rows.get(id);
      expect([row?.["state"], row?.["value"], row?.["last_reviewed"]]).toEqual([
        state,
        value,
        lastReviewed,
      ]);
      expect(stateOn("/answers/", "answer", id)).toBe(state);
      expect(factIn(markdown, "State")).toBe(wordOf(state));
      expect(factIn(markdown, "Last reviewed")).toBe(formatDay(lastReviewed));
      expect(missingOn(`/answers/${id}/`, `datetime="${lastReviewed}"`)).toEqual([]);
      expect(text.length).toBeGreaterThan(0);
      expect(markdown).toContain(text);
    }
  });

  it("agree on the version, the state and the review of each policy", () => {
    const { entries } = json("policies");
    for (const { id, state, version, nextReview } of entries) {
      const markdown = read(`/policies/${id}/index.md`);
      expect(stateOn("/policies/", "policy", id)).toBe(state);
      expect(factIn(markdown, "State")).toBe(wordOf(state));
      expect(factIn(markdown, "Version")).toBe(version);
      expect(factIn(markdown, "Next review")).toBe(nextReview && formatDay(nextReview));
      if (nextReview) expect(missingOn(`/policies/${id}/`, `datetime="${nextReview}"`)).toEqual([]);
    }
  });

  it("agree on the standing, the opinion and the days of each report", () => {
    const { entries } = json("reports");
    expect(entries.length).toBeGreaterThan(5);
    for (const { id, state, period, opinion, daysSince } of entries) {
      const path = `/reports/${id}/`;
      const markdown = read(`${path}index.md`);
      expect(stateOn(path, "report", id)).toBe(state);
      expect(factIn(markdown, "Standing")).toBe(wordOf(state));
      if (period && state !== "in-preparation")
        expect(missingOn(path, formatShortDay(period.end))).toEqual([]);
      if (opinion.published && opinion.value)
        expect(factIn(markdown, "Opinion")).toContain(wordOf(opinion.value.value));
      for (const { from, to, days } of daysSince)
        expect(markdown).toContain(`| ${formatDay(from)} | ${formatDay(to)} | ${days} |`);
    }
  });
});
