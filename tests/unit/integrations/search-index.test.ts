import { mkdtemp, readdir, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { expect, it } from "vitest";
import { showRecord } from "#integrations/search-index/fragments.ts";
import { indexWords } from "#integrations/search-index/indexed-words.ts";
import { writeIndex } from "#integrations/search-index/write-index.ts";
import type { SearchRecord } from "#src/exports/search/search-record.ts";

const record = (url: string, over: Partial<SearchRecord> = {}): SearchRecord => ({
  url,
  kind: "answer",
  title: `Title of ${url}`,
  where: "Topic",
  text: "Some words about encryption.",
  categories: [],
  ...over,
});

const folder = () => mkdtemp(join(tmpdir(), "fanlight-search-"));

it("writes a file for each entry, with its own text, and none of the library's interfaces", async () => {
  const to = await folder();
  expect(await writeIndex([record("/one/"), record("/two/#part", { text: "" })], to)).toBe(2);
  const fragments = await readdir(join(to, "fragment"));
  const texts = await Promise.all(
    fragments.map(async (file) =>
      gunzipSync(await readFile(join(to, "fragment", file))).toString(),
    ),
  );
  expect(texts.filter((text) => text.includes("Some words about encryption."))).toHaveLength(1);
  const files = (await readdir(to)).filter((file) => file.includes("."));
  expect(files.filter((file) => /ui|highlight|playground|pagefind-worker/.test(file))).toEqual([]);
  expect(await readFile(join(to, "words.txt"), "utf8")).toContain("\nencryption\n");
});

it("stops the build, with the cause, where an entry would be lost", async () => {
  const twice = writeIndex([record("/same/"), record("/same/")], await folder());
  await expect(twice).rejects.toThrow(/a portal without search is not published/);
  const again = writeIndex([record("/same/"), record("/same/")], await folder());
  await expect(again).rejects.toMatchObject({
    cause: new Error("Two entries of the search have the address /same/."),
  });
});

it("stops the build where nothing can be written", async () => {
  await expect(writeIndex([record("/one/")], "/dev/null/nowhere")).rejects.toThrow(
    /search index could not be made/,
  );
});

it("notices that the library lays out its files in another way", () => {
  const known = new Map([["/one/", record("/one/")]]);
  expect(() => showRecord(gzipSync("something else"), known)).toThrow(/not laid out as they were/);
});

it("keeps words that stand everywhere out of texts and leaves them in titles", () => {
  const many = Array.from({ length: 100 }, (_, at) => record(`/${at}/`, { text: "common rare" }));
  const [first] = indexWords([
    record("/first/", { title: "Common", text: "single" }),
    ...many,
  ]).records;
  expect(first).toEqual({ text: "single", also: "" });
  expect(indexWords(many).records[0]?.text).not.toContain("common");
});
