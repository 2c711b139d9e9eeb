/** Copies of every kind of PDF that firms issue, read again by other software than that which made them. */
import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFRawStream,
} from "@cantoo/pdf-lib";
import { describe, expect, it } from "vitest";
import { checkStructure, readWithOther, withoutStamp } from "../support/gate/check-pdf.ts";
import { printTagged, reportHtml } from "../support/gate/chromium-pdf.ts";
import { hashOf, makeCopy, READER } from "../support/gate/copies.ts";
import {
  furnishedPages,
  mixedPages,
  scannedPages,
  twoRevisions,
  untidyPages,
} from "../support/gate/pdf-sources.ts";
import { convert, missingTool, runTool, type SystemTool } from "../support/system-tools.ts";

interface Source {
  make(): Promise<Uint8Array>;
  removeRestrictions?: boolean;
  needs?: SystemTool;
}

const locked = async (algorithm: "AES-256" | "AES-128" | "RC4-128") => {
  const pdf = await mixedPages();
  pdf.encrypt({ ownerPassword: "owner", algorithm, allowWeakCryptography: true });
  return pdf.save();
};
const tagged = once(() => printTagged(reportHtml(12)));
const throughQpdf = (make: () => Promise<Uint8Array>, ...args: string[]) => ({
  make: async () => convert("qpdf", await make(), ...args, "{}", "{out}"),
  needs: "qpdf" as const,
});

const SOURCES: Record<string, Source> = {
  "a tagged report with an outline": { make: tagged },
  "pages of every size, turn and crop": { make: async () => (await mixedPages()).save() },
  "scans of many sizes": { make: async () => (await scannedPages(9)).save() },
  "object streams": { make: async () => (await furnishedPages()).save({ useObjectStreams: true }) },
  "a plain cross-reference table": {
    make: async () => (await furnishedPages()).save({ useObjectStreams: false }),
  },
  "contents that leave states open": { make: async () => (await untidyPages()).save() },
  "two revisions": { make: twoRevisions },
  "restrictions by AES-256": { make: () => locked("AES-256"), removeRestrictions: true },
  "restrictions by AES-128": { make: () => locked("AES-128"), removeRestrictions: true },
  "restrictions by RC4": { make: () => locked("RC4-128"), removeRestrictions: true },
  "a linearised file": throughQpdf(tagged, "--linearize", "--object-streams=generate"),
  "a linearised file with restrictions": {
    ...throughQpdf(tagged, "--linearize", "--encrypt", "", "owner", "256", "--print=none", "--"),
    removeRestrictions: true,
  },
};

describe.each(Object.entries(SOURCES))("a copy of %s", (_, { make, removeRestrictions, needs }) => {
  const made = once(async () => {
    const source = await make();
    const options = removeRestrictions ? { removeRestrictions } : {};
    return { source, ...(await makeCopy(source, options)) };
  });
  const copyOf = async (skip: (reason: string) => void, ...tools: SystemTool[]) => {
    const reason = missingTool(...(needs ? [needs] : []), ...tools);
    if (reason) skip(reason);
    return made();
  };

  it("has the hash and the length that were promised, and the texts of its reader", async ({
    skip,
  }) => {
    const { copy, sha256, bytes, record } = await copyOf(skip);
    expect(hashOf(copy)).toBe(sha256);
    expect(copy.length).toBe(bytes);
    const text = Buffer.from(copy).toString("latin1");
    expect(text).toContain(`<copy:copyId>${READER.copyId}</copy:copyId>`);
    expect(text).toContain(Buffer.from(`Copy for ${READER.email}`).toString("hex"));
    const { form, xmp } = record.slots;
    expect(form.length).toBe(65_536);
    // Catalogue, pages and the table are all that comes after the slots.
    expect(copy.length - xmp.start - xmp.length).toBeLessThan(20_000);
  });

  it("is one revision that never gives back the clean original, wherever it is cut", async ({
    skip,
  }) => {
    const { source, copy } = await copyOf(skip);
    expect(checkStructure(copy).revisions).toBe(1);
    expect(isPrefix(source, copy)).toBe(false);
    const file = Buffer.from(copy);
    const cuts = ["%%EOF", "startxref", "endobj"].flatMap((word) => placesOf(file, word));
    for (const cut of sample(cuts)) await expectMarked(file.subarray(0, cut));
    for (const cut of placesOf(file, "%%EOF")) await expectMarked(file.subarray(0, cut));
  });

  it("has the pages and the text of its source", async ({ skip }) => {
    const { source, copy, record } = await copyOf(skip);
    const before = await readWithOther(source);
    const after = await readWithOther(copy);
    expect(after.pages).toBe(before.pages);
    expect(record.pages).toBe(before.pages);
    expect(after.texts).toEqual(before.texts);
  });

  it("keeps outline, labels, tags, attachments and information", async ({ skip }) => {
    const { source, copy } = await copyOf(skip);
    expect(await furniture(copy)).toEqual(await furniture(source));
  });

  it("is good in the eyes of qpdf", async ({ skip }) => {
    const { copy } = await copyOf(skip, "qpdf");
    expect(runTool("qpdf", copy, "--check", "{}")).toContain("No syntax or stream encoding errors");
  });

  it("shows poppler the same text on the first, middle and last page, and the stamp at the foot", async ({
    skip,
  }) => {
    const { source, copy, record } = await copyOf(skip, "pdftotext", "pdfinfo");
    expect(runTool("pdfinfo", copy, "{}")).toMatch(new RegExp(`Pages: +${record.pages}\\n`));
    const chosen = [1, Math.ceil(record.pages / 2), record.pages];
    for (const page of chosen) {
      const range = ["-f", String(page), "-l", String(page), "{}", "-"];
      const read = (data: Uint8Array) => runTool("pdftotext", data, ...range);
      expect(withoutStamp(read(copy))).toBe(withoutStamp(read(source)));
      expect(read(copy)).toContain(`copy id ${READER.copyId}`);
    }
    const sizes = await seenSizes(copy);
    const html = runTool("pdftotext", copy, "-bbox", "-cropbox", "{}", "-");
    const places = stampPlaces(html, sizes);
    expect(places).toHaveLength(record.pages);
    for (const { left, below, upright } of places) {
      expect(left).toBeLessThan(0.05);
      expect(below).toBeGreaterThan(0);
      expect(below).toBeLessThan(0.02);
      expect(upright).toBe(true);
    }
  });

  it("has the tags that poppler sees in its source", async ({ skip }) => {
    const { source, copy } = await copyOf(skip, "pdfinfo");
    const tags = (data: Uint8Array) => runTool("pdfinfo", data, "-struct-text", "{}");
    expect(tags(copy)).toBe(tags(source));
  });
});

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

function isPrefix(source: Uint8Array, copy: Uint8Array): boolean {
  return Buffer.compare(source, copy.subarray(0, source.length)) === 0;
}

function placesOf(file: Buffer, word: string): number[] {
  const places: number[] = [];
  for (let at = file.indexOf(word); at !== -1; at = file.indexOf(word, at + 1))
    places.push(at, at + word.length);
  return places;
}

/** The last ones, where a cut leaves most, and some of the others. */
function sample(places: number[]): number[] {
  const sorted = places.toSorted((one, other) => other - one);
  return [...sorted.slice(0, 10), ...sorted.filter((_, index) => index % 40 === 10)];
}

/** What a tolerant reader makes of a part of a copy has no page, or pages that carry the stamp. */
async function expectMarked(part: Buffer): Promise<void> {
  const pdf = await PDFDocument.load(part, { updateMetadata: false, password: "" }).catch(
    () => undefined,
  );
  const pages = pdf?.catalog instanceof PDFDict ? quietly(() => pdf.getPages()) : undefined;
  for (const { node } of pages ?? []) {
    const drawings = node.Resources()?.lookup(PDFName.of("XObject"), PDFDict);
    const stamps = (drawings?.values() ?? []).filter((value) => {
      const form = pdf?.context.lookup(value);
      return (
        form instanceof PDFRawStream &&
        Buffer.from(form.contents).includes(Buffer.from(READER.copyId).toString("hex"))
      );
    });
    expect(stamps).toHaveLength(1);
  }
}

function quietly<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}

async function furniture(data: Uint8Array): Promise<object> {
  const pdf = await PDFDocument.load(data, { updateMetadata: false, password: "" });
  const { context, catalog } = pdf;
  const titles: string[] = [];
  const outlines = catalog.lookup(PDFName.of("Outlines"));
  const visit = (item: unknown) => {
    if (!(item instanceof PDFDict)) return;
    const title = item.lookup(PDFName.of("Title"));
    if (title) titles.push(title instanceof PDFHexString ? title.decodeText() : String(title));
    visit(item.lookup(PDFName.of("First")));
    visit(item.lookup(PDFName.of("Next")));
  };
  visit(outlines);
  const info = context.lookup(context.trailerInfo.Info);
  return {
    titles,
    labels: String(catalog.lookup(PDFName.of("PageLabels"))),
    marks: String(catalog.lookup(PDFName.of("MarkInfo"))),
    language: String(catalog.lookup(PDFName.of("Lang"))),
    tags: countTags(catalog.lookup(PDFName.of("StructTreeRoot"))),
    attachments: pdf.getAttachments().map(({ name, data: bytes }) => [name, hashOf(bytes)]),
    info: info instanceof PDFDict ? info.entries().map(([key, value]) => `${key} ${value}`) : [],
  };
}

function countTags(root: unknown): number {
  const kids = root instanceof PDFDict ? root.lookup(PDFName.of("K")) : root;
  if (kids instanceof PDFArray)
    return kids.asArray().reduce<number>((sum, _, index) => sum + countTags(kids.lookup(index)), 1);
  return kids instanceof PDFDict ? 1 + countTags(kids) : 1;
}

interface Size {
  width: number;
  height: number;
}

/** As readers see the pages: poppler gives their sides before they are turned. */
async function seenSizes(copy: Uint8Array): Promise<Size[]> {
  const pdf = await PDFDocument.load(copy, { updateMetadata: false });
  return pdf.getPages().map((page) => {
    const { width, height } = page.getCropBox();
    const isTurned = page.getRotation().angle % 180 !== 0;
    return isTurned ? { width: height, height: width } : { width, height };
  });
}

/** Where poppler sees the stamp's line on each page, as parts of the page's width. */
function stampPlaces(
  html: string,
  sizes: readonly Size[],
): { left: number; below: number; upright: boolean }[] {
  return html
    .split("<page ")
    .slice(1)
    .flatMap((page, index) => {
      const words = page.split("\n").filter((line) => line.includes("<word"));
      const last = words.findIndex((line) => line.includes(READER.copyId));
      const [first = "", id = ""] = [words[last - 8], words[last]];
      const size = sizes[index];
      if (!first.includes(">Copy<") || !size) return [];
      const number = (word: string, name: string) =>
        Number(new RegExp(`${name}="(-?[\\d.]+)"`).exec(word)?.[1]);
      const [wide, high] = [
        number(id, "xMax") - number(id, "xMin"),
        number(id, "yMax") - number(id, "yMin"),
      ];
      return [
        {
          left: number(first, "xMin") / size.width,
          below: (size.height - number(id, "yMax")) / size.width,
          upright: wide > 5 * high,
        },
      ];
    });
}
