import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { openBuiltIndex } from "../support/search-index.ts";
import { DIST, listFiles, pages, textOfMain } from "./built-site.ts";
import { searchQuestions } from "./search-questions.ts";

const FOLDER = join(DIST, "pagefind");
const { engine, read } = await openBuiltIndex(FOLDER);

/** Each entry as the index keeps it. */
const entries = readdirSync(join(FOLDER, "fragment")).map((file) => {
  const stored = gunzipSync(readFileSync(join(FOLDER, "fragment", file))).toString("utf8");
  return JSON.parse(stored.slice(stored.indexOf("{"))) as {
    url: string;
    content: string;
    meta: { title: string; kind: string };
  };
});

describe("the search index", () => {
  it("finds nine in ten of what reviewers ask among the first three", async () => {
    const missed: string[] = [];
    for (const [question, ...wanted] of searchQuestions) {
      const { ids } = await engine.search(question);
      const first = await engine.read(ids.slice(0, 3));
      if (!first.some(({ url }) => wanted.includes(url))) missed.push(question);
    }
    expect(searchQuestions.length).toBeGreaterThanOrEqual(60);
    const found = (searchQuestions.length - missed.length) / searchQuestions.length;
    expect(found, `missed: ${missed.join("; ")}`).toBeGreaterThanOrEqual(0.9);
  });

  it("shows of reports of one name the one in force first", async () => {
    const { ids } = await engine.search("SOC 2 Type 2 report");
    const [first] = await engine.read(ids.slice(0, 1));
    expect(first?.url).toBe("/reports/soc2-type2/");
  });

  it("names only entries that the portal has, so that no question is met by luck", () => {
    const known = new Set(entries.map(({ url }) => url));
    const wanted = searchQuestions.map(([question, ...urls]) => ({ question, urls }));
    expect(wanted.filter(({ urls }) => !urls.some((url) => known.has(url)))).toEqual([]);
  });

  it("has entries of every kind that readers look for, policies by their sections", () => {
    const kinds = Map.groupBy(entries, ({ meta }) => meta.kind);
    const wanted = ["policy", "criterion", "control", "report", "subprocessor", "answer", "update"];
    expect(wanted.filter((kind) => (kinds.get(kind)?.length ?? 0) < 4)).toEqual([]);
    const sections = kinds.get("policy")?.filter(({ url }) => /^\/policies\/[^/]+\/#/.test(url));
    expect(sections?.length).toBeGreaterThan(50);
  });

  it("leads every entry to a place that is there", () => {
    const ids = new Map(
      pages.map(({ path, html }) => [
        path,
        new Set([...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id)),
      ]),
    );
    const lost = entries.filter(({ url }) => {
      const [path = "", fragment] = url.split("#");
      const own = ids.get(path);
      // The form for requests is answered by the door.
      return !own || (fragment !== undefined && !own.has(fragment));
    });
    expect(lost.map(({ url }) => url)).toEqual([]);
    expect(entries.length).toBeGreaterThan(400);
  });

  it("shows of policies, answers and updates what stands on their pages, and nothing else", () => {
    const texts = new Map(pages.map(({ path, html }) => [path, wordsOf(decode(textOfMain(html)))]));
    const strangers = entries
      .filter(({ meta }) => ["policy", "answer", "update"].includes(meta.kind))
      .filter(({ url, content }) => {
        const page = texts.get(url.split("#")[0] ?? "") ?? "";
        const words = wordsOf(content.replace(/ …$/, "")).trim().split(" ");
        return words.some((word) => !page.includes(` ${word} `));
      });
    expect(strangers.map(({ url }) => url)).toEqual([]);
  });

  it("has all of its entries in the index from A to Z, each once", () => {
    const page = pages.find(({ path }) => path === "/search/")?.html ?? "";
    const main = /<main[\s\S]*<\/main>/.exec(page)?.[0] ?? "";
    const linked = [...main.matchAll(/<a href="(\/[^"]*)"/g)].map(([, href = ""]) => decode(href));
    expect(linked.toSorted()).toEqual(entries.map(({ url }) => url).toSorted());
  });
});

describe("what a search loads", () => {
  /** As sent: what is not compressed already goes as brotli. */
  function sent(file: string, folder = FOLDER): number {
    const content = readFileSync(join(folder, file));
    return /\.(?:js|css|txt|json)$/.test(file)
      ? brotliCompressSync(content).length
      : content.length;
  }
  const ofEveryPage = new Set(
    pages.flatMap(({ html }) =>
      [...html.matchAll(/<script[^>]*\ssrc="([^"]+)"/g)].map(([, src]) => src),
    ),
  );
  /** Scripts are named by their hashes; the dialog and what it asks the index with are known by what they hold. */
  const ownFiles = listFiles().filter(
    (file) =>
      /^\/_astro\/search\.[\w-]+\.css$/.test(file) ||
      (/^\/_astro\/.*\.js$/.test(file) &&
        !ofEveryPage.has(file) &&
        /search-dialog|\/pagefind\//.test(readFileSync(join(DIST, file), "utf8"))),
  );
  const own = ownFiles.reduce((sum, file) => sum + sent(file, DIST), 0);

  async function firstSearch(question: string): Promise<number> {
    // A new engine reads anew, but the library has kept its files; they are counted by what the question needs.
    const before = new Set(read.keys());
    const { ids } = await engine.search(question);
    await engine.read(ids.slice(0, 8));
    return [...read.keys()].filter((file) => !before.has(file)).length;
  }

  it("adds little of our own to what the library loads", () => {
    expect(ownFiles.filter((file) => file.endsWith(".js")).length).toBeGreaterThan(1);
    expect(own).toBeLessThanOrEqual(6_000);
  });

  it("is named by no page, and by its script only where it is used", () => {
    const texts = [...ofEveryPage].map((file) => readFileSync(join(DIST, String(file)), "utf8"));
    expect(texts.length).toBeGreaterThan(0);
    expect(texts.filter((text) => text.includes("/pagefind/"))).toEqual([]);
  });

  it("asks for nothing that was loaded before", async () => {
    await firstSearch("penetration test");
    expect(await firstSearch("penetration test")).toBe(0);
  });
});

function decode(html: string): string {
  const names: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"' };
  return html.replace(/&(?:#(\d+)|(amp|lt|gt|quot));/g, (_, code, name) =>
    code ? String.fromCodePoint(Number(code)) : (names[name] ?? ""),
  );
}

function wordsOf(text: string): string {
  return ` ${(text.match(/[\p{L}\p{N}]+/gu) ?? []).join(" ")} `;
}
