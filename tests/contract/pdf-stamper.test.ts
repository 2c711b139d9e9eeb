/** Copies as a pure function of the prepared file and the reader's texts, whatever happens to the storage meanwhile. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { pdfPreparer } from "#src/gate/adapters/pdf/pdf-preparer.ts";
import { pdfStamper } from "#src/gate/adapters/pdf/pdf-stamper.ts";
import { s3Vault } from "#src/gate/adapters/s3-vault.ts";
import type { Vault } from "#src/gate/definitions.ts";
import { checkFile } from "#src/gate/files/check-file.ts";
import { ensurePrepared } from "#src/gate/files/ensure-prepared.ts";
import { hashOf, makeCopy, openTestFiles, READER } from "../support/gate/copies.ts";
import { startFakeS3 } from "../support/gate/fake-s3.ts";
import { furnishedPages, mixedPages, signedPages } from "../support/gate/pdf-sources.ts";

const path = "report.pdf";
const take = async (stream: ReadableStream<Uint8Array>) =>
  new Uint8Array(await new Response(stream).arrayBuffer());
const described = (source: Uint8Array, more: object = {}) => ({
  id: "report",
  concept: "report" as const,
  stamp: "pages" as const,
  file: {
    path,
    bytes: source.length,
    sha256: hashOf(source),
    pages: 3,
    mediaType: "application/pdf",
    ...more,
  },
});

describe("a copy", () => {
  it("is the same for the same reader, in another process and later", async () => {
    const source = await (await furnishedPages()).save();
    const { files, copy, sha256 } = await makeCopy(source);
    const later = pdfStamper(files.vault);
    const again = await later.stamp({ path, sha256: hashOf(source) }, { ...READER });
    expect(again.sha256).toBe(sha256);
    expect(await take(again.stream())).toEqual(copy);
    expect(await take(again.stream())).toEqual(copy);
    const other = await later.stamp({ path, sha256: hashOf(source) }, { ...READER, copyId: "x" });
    expect(other.sha256).not.toBe(sha256);
    expect(other.bytes).toBe(copy.length);
  });

  it("is the same after the file was prepared again", async () => {
    const source = await (await mixedPages()).save();
    const first = await makeCopy(source);
    const second = await makeCopy(source);
    expect(second.record).toEqual(first.record);
    expect(second.sha256).toBe(first.sha256);
  });

  it("differs from the prepared file in its two slots only", async () => {
    const { files, copy, record } = await makeCopy(await (await furnishedPages()).save());
    const prepared = readFileSync(join(files.folder, `${path}.prepared.pdf`));
    const { form, xmp } = record.slots;
    const outside = (data: Uint8Array) => [
      data.subarray(0, form.start),
      data.subarray(form.start + form.length, xmp.start),
      data.subarray(xmp.start + xmp.length),
    ];
    expect(outside(new Uint8Array(prepared))).toEqual(outside(copy));
    expect(hashOf(prepared)).toBe(record.sha256);
  });

  it("is refused where the prepared form was made of another file", async () => {
    const { files } = await makeCopy(await (await furnishedPages()).save());
    const wanted = { path, sha256: "0".repeat(64) };
    await expect(files.stamper.stamp(wanted, READER)).rejects.toThrow("was made of another file");
    const nowhere = { path: "other.pdf", sha256: "0".repeat(64) };
    await expect(files.stamper.stamp(nowhere, READER)).rejects.toThrow("no prepared form");
  });

  it("follows when the file is replaced while the server runs, and never mixes the two", async () => {
    const first = await (await furnishedPages()).save();
    const second = await (await mixedPages()).save();
    const { files } = await makeCopy(first);
    await files.preparer.prepare({ path, data: second });
    const old = files.stamper.stamp({ path, sha256: hashOf(first) }, READER);
    await expect(old).rejects.toThrow("was made of another file");
    const made = await files.stamper.stamp({ path, sha256: hashOf(second) }, READER);
    expect(hashOf(await take(made.stream()))).toBe(made.sha256);
  });

  it("is refused while a file is being replaced", async () => {
    const source = await (await furnishedPages()).save();
    const { files } = await makeCopy(source);
    writeFileSync(join(files.folder, `${path}.prepared.json`), '{"schema":"being written"}\n');
    const wanted = { path, sha256: hashOf(source) };
    await expect(files.stamper.stamp(wanted, READER)).rejects.toThrow("no prepared form");
  });

  it.each([
    ["changed", (data: Buffer) => data.fill(0x20, 500, 510)],
    ["cut", (data: Buffer) => data.subarray(0, -1)],
    ["longer", (data: Buffer) => Buffer.concat([data, Buffer.from("x")])],
  ])("is refused where the stored form was %s", async (_, harm) => {
    const source = await (await furnishedPages()).save();
    const { files } = await makeCopy(source);
    const stored = join(files.folder, `${path}.prepared.pdf`);
    writeFileSync(stored, harm(readFileSync(stored)));
    const fresh = pdfStamper(files.vault);
    const wanted = { path, sha256: hashOf(source) };
    await expect(fresh.stamp(wanted, READER)).rejects.toThrow("is damaged");
  });

  it("ends in an error, not as a file, where the stored form is cut while it is sent", async () => {
    const source = await (await furnishedPages()).save();
    const { files } = await makeCopy(source);
    const made = await files.stamper.stamp({ path, sha256: hashOf(source) }, READER);
    const stored = join(files.folder, `${path}.prepared.pdf`);
    writeFileSync(stored, readFileSync(stored).subarray(0, 100));
    await expect(take(made.stream())).rejects.toThrow();
  });

  it("reads the long part of the file once for its hash, and then only as it is sent", async () => {
    const source = await (await furnishedPages()).save();
    const { files, record } = await makeCopy(source);
    const reads: string[] = [];
    const watched: Vault = {
      ...files.vault,
      read(key, range) {
        reads.push(range ? `${key} ${range.start}-${range.end}` : key);
        return files.vault.read(key, range);
      },
    };
    const stamper = pdfStamper(watched);
    const wanted = { path, sha256: hashOf(source) };
    await Promise.all([stamper.stamp(wanted, READER), stamper.stamp(wanted, READER)]);
    const made = await stamper.stamp(wanted, READER);
    expect(reads.filter((read) => read.endsWith(".pdf"))).toHaveLength(1);
    await take(made.stream());
    expect(reads.at(-1)).toBe(`${path}.prepared.pdf 0-${record.slots.form.start}`);
  });

  it("gives the storage back when its reader goes away", async () => {
    const source = await (await furnishedPages()).save();
    const { files } = await makeCopy(source);
    let cancelled = false;
    const watched: Vault = {
      ...files.vault,
      async read(key, range) {
        if (!range) return files.vault.read(key);
        const endless = new ReadableStream<Uint8Array>({
          pull: (controller) => controller.enqueue(new Uint8Array(10)),
          cancel() {
            cancelled = true;
          },
        });
        return { bytes: 1, stream: endless };
      },
    };
    const made = await pdfStamper(watched).stamp({ path, sha256: hashOf(source) }, READER);
    const reader = made.stream().getReader();
    await reader.read();
    await reader.cancel();
    expect(cancelled).toBe(true);
  });

  it("is made from an S3 store just the same", async () => {
    const store = await startFakeS3("gated/");
    try {
      const vault = s3Vault(store.settings);
      const source = await (await furnishedPages()).save();
      await pdfPreparer(vault).prepare({ path, data: source });
      const made = await pdfStamper(vault).stamp({ path, sha256: hashOf(source) }, READER);
      const { sha256, copy } = await makeCopy(source);
      expect(made.sha256).toBe(sha256);
      expect(await take(made.stream())).toEqual(copy);
    } finally {
      await store.close();
    }
  });
});

describe("what the server prepares when it starts", () => {
  it("is a file that lies there by hand, once", async () => {
    const files = openTestFiles();
    const source = await (await furnishedPages()).save();
    await files.vault.write(path, source);
    expect(await ensurePrepared(files, described(source))).toEqual({ kind: "prepared" });
    expect(await ensurePrepared(files, described(source))).toEqual({ kind: "ready" });
    expect(await checkFile(files, described(source))).toBeUndefined();
  });

  it("is made again where another file took its place", async () => {
    const { files } = await makeCopy(await (await mixedPages()).save());
    const source = await (await furnishedPages()).save();
    await files.vault.write(path, source);
    expect(await ensurePrepared(files, described(source))).toEqual({ kind: "prepared" });
  });

  it("is nothing where the file is missing, another one, or must not be marked", async () => {
    const files = openTestFiles();
    const signed = await (await signedPages()).save();
    expect(await ensurePrepared(files, described(signed))).toEqual({ kind: "missing" });
    await files.vault.write(path, signed);
    const other = described(signed, { sha256: "0".repeat(64) });
    expect(await ensurePrepared(files, other)).toEqual({ kind: "differs" });
    expect(await ensurePrepared(files, described(signed))).toMatchObject({ kind: "refused" });
    const sheet = { ...described(signed), stamp: "sheet" as const };
    expect(await ensurePrepared(files, sheet)).toEqual({ kind: "not-marked" });
  });

  it("lifts restrictions only where the metadata says so", async () => {
    const files = openTestFiles();
    const pdf = await mixedPages();
    pdf.encrypt({ ownerPassword: "owner" });
    const source = await pdf.save();
    await files.vault.write(path, source);
    expect(await ensurePrepared(files, described(source))).toMatchObject({ kind: "refused" });
    const lifted = described(source, { restrictionsRemoved: true });
    expect(await ensurePrepared(files, lifted)).toEqual({ kind: "prepared" });
  });
});
