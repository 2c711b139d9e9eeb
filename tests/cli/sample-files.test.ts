import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFRawStream,
} from "@cantoo/pdf-lib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hashOf, makeSampleFiles } from "#src/cli/sample-files/make-sample-files.ts";
import { printSampleFile } from "#src/cli/sample-files/print-sample-file.ts";
import { listSampleFiles, type SampleFile } from "#src/cli/sample-files/sample-file.ts";
import { updateMetadata } from "#src/cli/sample-files/update-metadata.ts";
import { loadContent } from "#src/loaders/load-content.ts";
import type { Content } from "#src/schemas/content.ts";

const contentFolder = resolve(import.meta.dirname, "../../content");

async function load(today: string, folder = contentFolder): Promise<Content> {
  const { content, problems } = await loadContent({ folder, today });
  expect(problems).toEqual([]);
  return content as Content;
}

let temporary: string;
let content: Content;
let samples: SampleFile[];

beforeAll(async () => {
  temporary = await mkdtemp(join(tmpdir(), "fanlight-samples-"));
  content = await load("2026-11-23");
  samples = listSampleFiles(content);
});
afterAll(() => rm(temporary, { recursive: true, force: true }));

function metadataOf(list: SampleFile[]) {
  return Object.fromEntries(
    list.map(({ id, file }) => [id, { bytes: file.bytes, sha256: file.sha256, pages: file.pages }]),
  );
}

async function printAll(from: Content) {
  const printed: [string, { bytes: number; sha256: string; pages: number }][] = [];
  for (const sample of listSampleFiles(from)) {
    const { bytes, pages } = await printSampleFile(from, sample);
    printed.push([sample.id, { bytes: bytes.length, sha256: hashOf(bytes), pages }]);
  }
  return Object.fromEntries(printed);
}

function drawnOn(pdf: PDFDocument): string[] {
  return pdf.getPages().map((page) => {
    const contents = page.node.Contents();
    const streams =
      contents instanceof PDFArray
        ? contents.asArray().map((ref) => pdf.context.lookup(ref))
        : [contents];
    return streams
      .filter((stream) => stream instanceof PDFRawStream)
      .map((stream) => Buffer.from(decodePDFRawStream(stream).decode()).toString("latin1"))
      .join("\n");
  });
}

describe("the sample company's files", () => {
  it("are the same bytes on any day, and those that the content states", async () => {
    expect(await printAll(content)).toEqual(metadataOf(samples));
    expect(await printAll(await load("2031-03-01"))).toEqual(metadataOf(samples));
  }, 30_000);

  it("have the pages that the content states, each marked as a sample", async () => {
    const mark = Buffer.from("SAMPLE, fictional company", "latin1").toString("hex");
    for (const sample of samples) {
      const { bytes } = await printSampleFile(content, sample);
      const pages = drawnOn(await PDFDocument.load(bytes, { updateMetadata: false }));
      expect(pages.length, sample.id).toBe(sample.file.pages);
      for (const page of pages) expect(page.toLowerCase()).toContain(mark);
    }
  }, 30_000);

  it("give a SOC 2 report of 96 pages an outline of its parts", async () => {
    const sample = samples.find(({ id }) => id === "soc2-type2") as SampleFile;
    const pdf = await PDFDocument.load((await printSampleFile(content, sample)).bytes, {
      updateMetadata: false,
    });
    expect(pdf.getPageCount()).toBe(96);
    const titles: string[] = [];
    const root = pdf.catalog.lookup(PDFName.of("Outlines"), PDFDict);
    let entry = root.lookupMaybe(PDFName.of("First"), PDFDict);
    while (entry) {
      titles.push(entry.lookup(PDFName.of("Title"), PDFHexString).decodeText());
      entry = entry.lookupMaybe(PDFName.of("Next"), PDFDict);
    }
    expect(titles).toMatchInlineSnapshot(`
      [
        "Report of the independent auditor",
        "Statement of management",
        "Description of the system",
        "Parts of the system",
        "Controls by area",
        "How the programme is run",
        "Responsibilities of others",
        "Criteria, controls and tests",
        "Tests: control environment and risk",
        "Tests: access",
        "Tests: operations, changes and risk mitigation",
        "Tests: criteria of single categories",
        "How samples were drawn",
        "Other information",
        "Index of controls",
        "Terms used here",
      ]
    `);
  });

  it("stand in content/files/ where they are public, each under 60 KB", async () => {
    const open = samples.filter(({ gated }) => !gated);
    expect(open.map(({ id }) => id).sort()).toEqual(["dpa", "iso27001", "sla", "soc3"]);
    for (const { file } of open) {
      const bytes = await readFile(join(contentFolder, "files", file.path));
      expect(hashOf(bytes)).toBe(file.sha256);
      expect(bytes.length).toBeLessThan(60_000);
    }
  });
});

describe("making sample files", () => {
  it("writes what is missing into private/, keeps what is right and replaces what is damaged", async () => {
    const folder = join(temporary, "project");
    const options = { content, folder, contentFolder };
    const gated = samples.filter((sample) => sample.gated);
    const first = await makeSampleFiles(options);
    expect(first.written.length).toBe(gated.length);
    expect(first.kept.length).toBe(samples.length - gated.length);
    expect(first.differing).toEqual([]);

    const letter = join(folder, "private", "letter-one.pdf");
    await writeFile(letter, "damaged");
    const second = await makeSampleFiles(options);
    expect(second.written).toEqual([letter]);
    expect(second.kept.length).toBe(samples.length - 1);
    for (const { file } of gated) {
      expect(hashOf(await readFile(join(folder, "private", file.path)))).toBe(file.sha256);
    }
  }, 30_000);

  it("puts no file where the content states another size or hash", async () => {
    const folder = join(temporary, "other");
    const report = samples.find(({ id }) => id === "letter-one")?.report;
    const other: Content = {
      ...content,
      documents: [],
      reports: content.reports
        .filter(({ id }) => id === "letter-one")
        .map((entry) => ({
          ...entry,
          data: { ...entry.data, file: { ...report?.file, sha256: "0".repeat(64) } as never },
        })),
    };
    const path = join(folder, "private", "letter-one.pdf");
    const result = await makeSampleFiles({ content: other, folder, contentFolder });
    expect(result).toEqual({ written: [], kept: [], differing: [path] });
    await expect(readFile(path)).rejects.toThrow("ENOENT");
  });

  it("makes nothing for a company that is not a sample", async () => {
    const real: Content = {
      ...content,
      company: { ...content.company, data: { ...content.company.data, sample: false } },
    };
    const result = await makeSampleFiles({ content: real, folder: join(temporary, "real") });
    expect(result).toEqual({ written: [], kept: [], differing: [] });
  });
});

describe("updating the metadata", () => {
  it("changes the three values where they stand and nothing else", async () => {
    const copy = join(temporary, "content");
    await cp(contentFolder, copy, { recursive: true });
    const path = join(copy, "reports", "letter-two.yaml");
    const right = await readFile(path, "utf8");
    const wrong = right
      .replace(/bytes: \d+/, "bytes: 7 # counted by hand")
      .replace(/[0-9a-f]{64}/, "f".repeat(64));
    await writeFile(path, wrong);
    expect(await updateMetadata(copy)).toEqual(["reports/letter-two.yaml"]);
    expect(await readFile(path, "utf8")).toBe(
      right.replace(/(bytes: \d+)/, "$1 # counted by hand"),
    );
    expect(await updateMetadata(copy)).toEqual([]);
  }, 30_000);
});
