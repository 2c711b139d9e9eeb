import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { loadContent } from "#src/loaders/load-content.ts";
import { DIST, listFiles } from "./built-site.ts";

const folder = resolve(import.meta.dirname, "../../content");
const { content } = await loadContent({ folder, today: new Date().toISOString().slice(0, 10) });
if (!content) throw new Error("The fictional company's content does not load; run npm run check.");
const files = listFiles();
const text = files
  .filter((file) => /\.(?:html|xml|txt|json|js|css|svg|md|csv|ics)$/.test(file))
  .map((file) => readFileSync(join(DIST, file), "utf8"))
  .join("\n");

describe("what the public output holds", () => {
  it("has no answer, policy or detail that is internal", () => {
    const internal = [
      ...content.answers
        .filter(({ data }) => data.access === "internal")
        .map(({ data }) => data.question),
      ...content.policies
        .filter(({ data }) => data.access === "internal")
        .map(({ data }) => data.title),
      ...content.controls.flatMap(({ data }) =>
        data.detailAccess === "internal" && data.detail ? [data.detail] : [],
      ),
    ];
    expect(internal.length).toBeGreaterThan(0);
    expect(internal.filter((words) => text.includes(words))).toEqual([]);
  });

  it("has of an answer that is not public its question and none of its text", () => {
    const gated = content.answers.filter(({ data }) => /^(?:nda|approval)$/.test(data.access));
    expect(gated.length).toBeGreaterThan(1);
    for (const { data, body = "" } of gated) {
      expect(text).toContain(data.question);
      const sentences = body.split(/(?<=\.)\s+/).map((sentence) => sentence.trim());
      expect(sentences.filter((words) => words.length > 20 && text.includes(words))).toEqual([]);
    }
  });

  it("has no reference to evidence", () => {
    const references = content.controls.flatMap(({ data }) => data.lastPerformed?.evidence ?? []);
    expect(references.length).toBeGreaterThan(0);
    expect(references.filter((words) => text.includes(words))).toEqual([]);
  });

  it("prints no policy as PDF where the company does not ask for it", () => {
    expect(content.company.data.policyPdfs).toBe(false);
    expect(
      files.some((file) => file.startsWith("/policies/") && file.endsWith("/index.html")),
    ).toBe(true);
    expect(files.filter((file) => /^\/policies\/.*\.pdf$/.test(file))).toEqual([]);
    expect(text).not.toMatch(/href="\/policies\/[^"]*\.pdf"/);
  });

  it("has no gated file, under any name", () => {
    const gated = new Set(
      [...content.reports, ...content.documents].flatMap(({ data }) =>
        data.access !== "public" && data.file ? [data.file.sha256] : [],
      ),
    );
    expect(gated.size).toBeGreaterThan(5);
    const found = files.filter((file) =>
      gated.has(
        createHash("sha256")
          .update(readFileSync(join(DIST, file)))
          .digest("hex"),
      ),
    );
    expect(found).toEqual([]);
  });

  it("has every public file, with the hash that its page names", () => {
    const published = [...content.reports, ...content.documents].flatMap(({ data }) =>
      data.access === "public" && data.file ? [data.file.sha256] : [],
    );
    const hashes = new Set(
      files.map((file) =>
        createHash("sha256")
          .update(readFileSync(join(DIST, file)))
          .digest("hex"),
      ),
    );
    expect(published.length).toBeGreaterThan(0);
    expect(published.filter((hash) => !hashes.has(hash))).toEqual([]);
  });
});
