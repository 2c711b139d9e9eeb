import { describe, expect, it } from "vitest";
import { findHtmlFaults } from "../support/html-validator.ts";
import { findUnaddressed } from "./addressed.ts";
import { pages, textOfMain } from "./built-site.ts";

describe("the HTML of every page", () => {
  it("is valid", { timeout: 240_000 }, async () => {
    const found: string[] = [];
    for (const { path, html } of pages) found.push(...(await findHtmlFaults(path, html)));
    expect(found).toEqual([]);
    expect(pages.length).toBeGreaterThan(200);
  });

  it("has one first heading, a description and at least 200 characters of matter", () => {
    const poor = pages.filter(
      ({ html }) =>
        (html.match(/<h1[\s>]/g) ?? []).length !== 1 ||
        !/<meta name="description" content="[^"]{30,}"/.test(html) ||
        textOfMain(html).length < 200,
    );
    expect(poor.map(({ path }) => path)).toEqual([]);
  });

  it("gives every heading and every row of a table an address, so that each can be copied", () => {
    const found = pages.map(({ path, html }) => ({ path, ...findUnaddressed(html) }));
    const lost = found.flatMap(({ path, without }) => without.map((text) => `${path} ${text}`));
    expect(lost).toEqual([]);
    expect(found.reduce((sum, { count }) => sum + count, 0)).toBeGreaterThan(2000);
  });

  it("names no two places alike, the marks that it draws included", () => {
    const repeated = pages.flatMap(({ path, html }) => {
      const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
      return ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `${path}#${id}`);
    });
    expect(repeated).toEqual([]);
  });

  it("has a title of its own", () => {
    const titles = pages.map(({ html }) => /<title>(.*?)<\/title>/.exec(html)?.[1]);
    const repeated = titles.filter((title, index) => titles.indexOf(title) !== index);
    expect(repeated).toEqual([]);
  });

  it("says that the company is fictional, and asks search engines to stay away", () => {
    const silent = pages.filter(
      ({ html }) => !html.includes("is a fictional company") || !html.includes('content="noindex"'),
    );
    expect(silent.map(({ path }) => path)).toEqual([]);
  });

  it("marks criteria, controls, reports, subprocessors and components with their states", () => {
    const all = pages.map(({ html }) => html).join("\n");
    for (const kind of ["criterion", "control", "report", "subprocessor", "component"]) {
      const marked = [
        ...all.matchAll(new RegExp(`<[a-z]+[^>]*\\sdata-${kind}="[^"]+"[^>]*>`, "g")),
      ].map(([tag]) => tag);
      expect(marked.length, kind).toBeGreaterThan(5);
      expect(
        marked.filter((tag) => !/\sdata-state="[^"]+"/.test(tag)),
        kind,
      ).toEqual([]);
    }
  });

  it("never says that a build proves a claim, nor any of the words that SOC reports do not allow", () => {
    const claims =
      /\b(?:build|Fanlight) (?:proves|verifies|guarantees|certifies)\b|SOC 2 (?:certified|compliant|accredited)|SOC II\b/i;
    // Questions may name the mistake, and so may the page that explains it.
    const questions = pages.flatMap(({ path, html }) =>
      path.startsWith("/answers/")
        ? [textOfMain(`<main>${/<h1[^>]*>([\s\S]*?)<\/h1>/.exec(html)?.[1]}</main>`)]
        : [],
    );
    const found = pages.filter(({ path, html }) => {
      const text = questions.reduce(
        (left, question) => left.replaceAll(question, ""),
        textOfMain(html),
      );
      return path !== "/soc2/" && claims.test(text.replaceAll(/[“"][^”"]*[”"]/g, ""));
    });
    expect(questions.length).toBeGreaterThan(30);
    expect(found.map(({ path }) => path)).toEqual([]);
  });
});
