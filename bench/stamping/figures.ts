/** What one file takes: each way in turn, several times, so that what else the machine does falls on all of them. */
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { folderVault } from "../../src/gate/adapters/folder-vault.ts";
import { pdfPreparer } from "../../src/gate/adapters/pdf/pdf-preparer.ts";
import { pdfStamper } from "../../src/gate/adapters/pdf/pdf-stamper.ts";
import { preparePdf } from "../../src/gate/adapters/pdf/prepare.ts";
import { median } from "../builds/median.ts";
import { makeOverlay, overlayWithQpdf, saveWithLibpdf } from "./contestants.ts";
import { type BenchFile, makeNote } from "./make-files.ts";

const run = promisify(execFile);

export interface Figures {
  name: string;
  bytes: number;
  preparedBytes: number;
  /** Milliseconds, medians. */
  fill: number;
  firstByte: number;
  /** Copy made, and every byte of it read. */
  whole: number;
  prepare: number;
  qpdf: number;
  libpdf: number;
  /** Bytes above the process at rest. */
  extraOfOne: number;
  extraOfTwenty: number;
  /** Bytes of the whole process. */
  peakOfOne: number;
  peakOfTwenty: number;
}

export interface MeasureOptions {
  rounds: number;
  /** The second number of downloads at once. */
  many: number;
}

export async function measureFile(
  { name, data }: BenchFile,
  { rounds, many }: MeasureOptions,
): Promise<Figures> {
  const folder = await mkdtemp(join(tmpdir(), "stamping-"));
  try {
    const source = join(folder, "source.pdf");
    await writeFile(source, data);
    await makeOverlay(folder);
    const overlay = await readFile(join(folder, "overlay.pdf"));
    const vault = folderVault(folder);
    const preparer = pdfPreparer(vault);
    const record = await preparer.prepare({ path: "source.pdf", data });
    const warm = await preparer.prepare({ path: "warm.pdf", data: await makeNote() });
    const stamper = pdfStamper(vault);
    const file = { path: "source.pdf", sha256: record.source };
    const ways = {
      fill: () => stamper.stamp(file, readerOf(0)),
      firstByte: async () => {
        const reader = (await stamper.stamp(file, readerOf(1))).stream().getReader();
        await reader.read();
        void reader.cancel();
      },
      whole: async () => {
        for await (const _ of (await stamper.stamp(file, readerOf(2))).stream());
      },
      qpdf: () => overlayWithQpdf({ folder, source, data }),
      prepare: () => preparePdf(data),
      libpdf: () => saveWithLibpdf(overlay, data),
    };
    const times = await takeTurns(ways, rounds);
    const measured = { folder, sha256: record.source, warm: warm.source };
    const one = await memoryOf({ ...measured, count: 1 });
    const twenty = await memoryOf({ ...measured, count: many });
    return {
      name,
      bytes: data.length,
      preparedBytes: record.bytes,
      ...times,
      extraOfOne: one.peak - one.before,
      extraOfTwenty: twenty.peak - twenty.before,
      peakOfOne: one.peak,
      peakOfTwenty: twenty.peak,
    };
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Another reader each time, so that nothing is kept from the time before. */
let readers = 0;
function readerOf(kind: number) {
  readers += 1;
  return {
    name: `Łucja Ångström ${readers}`,
    company: "Beispiel & Söhne (Holding) GmbH",
    email: `lucja.${kind}.${readers}@beispiel.example`,
    at: "2026-11-02T10:00:00Z",
    copyId: crypto.randomUUID(),
  };
}

type Ways = Record<string, () => Promise<unknown>>;

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void;

/** Warm: the first two rounds do not count. What one way leaves behind, several times the file, is collected before the next one's time begins. */
async function takeTurns<T extends Ways>(
  ways: T,
  rounds: number,
): Promise<Record<keyof T, number>> {
  const times = new Map<string, number[]>(Object.keys(ways).map((way) => [way, []]));
  for (let round = -2; round < rounds; round += 1) {
    for (const [way, act] of Object.entries(ways)) {
      collectGarbage();
      const start = performance.now();
      await act();
      if (round >= 0) times.get(way)?.push(performance.now() - start);
    }
  }
  return Object.fromEntries(Array.from(times, ([way, taken]) => [way, median(taken)])) as Record<
    keyof T,
    number
  >;
}

async function memoryOf({
  folder,
  sha256,
  warm,
  count,
}: {
  folder: string;
  sha256: string;
  /** Of a small file in the folder. */
  warm: string;
  count: number;
}): Promise<{ before: number; peak: number }> {
  const script = resolve(import.meta.dirname, "measure-memory.ts");
  const args = ["--expose-gc", script, folder, "source.pdf", sha256, String(count), warm];
  const { stdout } = await run(process.execPath, args);
  return JSON.parse(stdout);
}
