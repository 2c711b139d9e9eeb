/** What a copy costs, as shares that hold on a busy machine too; `npm run bench -- stamping` has the figures. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { pdfStamper } from "#src/gate/adapters/pdf/pdf-stamper.ts";
import type { Vault } from "#src/gate/definitions.ts";
import { makeOverlay, saveWithLibpdf } from "../../bench/stamping/contestants.ts";
import { printTagged, reportHtml } from "../support/gate/chromium-pdf.ts";
import { hashOf, makeCopy, READER } from "../support/gate/copies.ts";
import { scannedPages } from "../support/gate/pdf-sources.ts";

const path = "report.pdf";
const shortest = async (times: number, work: () => Promise<unknown>) => {
  let best = Number.POSITIVE_INFINITY;
  for (let time = 0; time < times; time += 1) {
    const start = performance.now();
    await work();
    best = Math.min(best, performance.now() - start);
  }
  return best;
};

describe("a copy", () => {
  it("is filled in a twentieth of the time that others take to mark the file", async () => {
    const source = await printTagged(reportHtml(150));
    const { files } = await makeCopy(source);
    await makeOverlay(files.folder);
    const overlay = await readFile(join(files.folder, "overlay.pdf"));
    const file = { path, sha256: hashOf(source) };
    let copies = 0;
    const fill = await shortest(20, () => {
      copies += 1;
      return files.stamper.stamp(file, { ...READER, email: `reader${copies}@example.com` });
    });
    const full = await shortest(3, () => saveWithLibpdf(overlay, source));
    expect(fill / full).toBeLessThan(0.05);
  });

  it("holds one piece of the file in memory, however slowly its reader takes it", async () => {
    const source = await (await scannedPages(12, 900)).save();
    const { files, record } = await makeCopy(source);
    let taken = 0;
    const watched: Vault = {
      ...files.vault,
      async read(key, range) {
        const found = await files.vault.read(key, range);
        if (!range || !found) return found;
        const count = new TransformStream<Uint8Array, Uint8Array>(
          {
            transform(piece, controller) {
              taken += piece.length;
              controller.enqueue(piece);
            },
          },
          { highWaterMark: 1 },
          { highWaterMark: 0 },
        );
        return { bytes: found.bytes, stream: found.stream.pipeThrough(count) };
      },
    };
    const copy = await pdfStamper(watched).stamp({ path, sha256: hashOf(source) }, READER);
    const reader = copy.stream().getReader();
    let received = 0;
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      received += piece.value.length;
      await new Promise((done) => setTimeout(done, 5));
      expect(taken - received).toBeLessThanOrEqual(2 * 128 * 1024);
    }
    expect(received).toBe(record.bytes);
    expect(record.slots.form.start).toBeGreaterThan(1_000_000);
  });
});
