/**
 * Writes size, hash and page count of the sample files into the YAML files that name them, and the public files
 * themselves into content/files/. Run after the sample company's words changed: `node src/cli/sample-files/update-metadata.ts`.
 */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { isMap, parseDocument } from "yaml";
import { loadContent } from "#src/loaders/load-content.ts";
import { hashOf } from "./make-sample-files.ts";
import { printSampleFile } from "./print-sample-file.ts";
import { listSampleFiles } from "./sample-file.ts";

/** Returns the YAML files that changed. Comments and the order of keys are kept. */
export async function updateMetadata(contentFolder: string): Promise<string[]> {
  // Any day does: no byte of a sample file depends on it.
  const { content, problems } = await loadContent({ folder: contentFolder, today: "2000-01-15" });
  if (!content)
    throw new Error(`The content has ${problems.length} problems: run "npm run check" first.`);
  if (!content.company.data.sample)
    throw new Error(
      "company.yaml does not say sample: true. The files of a real company are never made.",
    );
  const changed: string[] = [];
  for (const sample of listSampleFiles(content)) {
    const { bytes, pages } = await printSampleFile(content, sample);
    const path = join(contentFolder, sample.origin);
    const before = await readFile(path, "utf8");
    const after = setFile(before, { bytes: bytes.length, sha256: hashOf(bytes), pages });
    if (after !== before) {
      await writeFile(path, after);
      changed.push(sample.origin);
    }
    if (!sample.gated) {
      const publicPath = join(contentFolder, "files", sample.file.path);
      await mkdir(dirname(publicPath), { recursive: true });
      await writeFile(publicPath, bytes);
    }
  }
  return changed;
}

/** Replaces the values where they stand, so that nothing else of the file moves. */
function setFile(text: string, values: Record<string, string | number>): string {
  const file = parseDocument(text).get("file", true);
  if (!isMap(file)) throw new Error("The key file is not a map.");
  const edits = Object.entries(values).flatMap(([key, value]) => {
    const node = file.get(key, true);
    return node?.range
      ? [{ from: node.range[0], to: node.range[1], text: JSON.stringify(value) }]
      : [];
  });
  return edits
    .sort((a, b) => b.from - a.from)
    .reduce(
      (done, { from, to, text: value }) => done.slice(0, from) + value + done.slice(to),
      text,
    );
}

if (process.argv[1] === import.meta.filename) {
  const folder = resolve(import.meta.dirname, "../../../content");
  const changed = await updateMetadata(folder);
  process.stdout.write(
    changed.length === 0 ? "All values were right.\n" : `Changed ${changed.join(", ")}.\n`,
  );
}
