/** Runs downloads in a process of its own and prints how much memory they took: `{before, peak}` in bytes. */
import { setImmediate as tick } from "node:timers/promises";
import { folderVault } from "../../src/gate/adapters/folder-vault.ts";
import { pdfStamper } from "../../src/gate/adapters/pdf/pdf-stamper.ts";
import { letGo } from "../../src/gate/let-go.ts";

const [folder = "", path = "", sha256 = "", count = "1", warmSha256 = ""] = process.argv.slice(2);
const WARM = { path: "warm.pdf", sha256: warmSha256 };
const READER = {
  name: "Ann",
  company: "Example",
  email: "a@example.com",
  at: "2026-11-02T10:00:00Z",
};
const stamper = pdfStamper(folderVault(folder));
let peak = 0;

async function download(path: string, sha256: string, copyId: string): Promise<void> {
  const copy = await stamper.stamp({ path, sha256 }, { ...READER, copyId });
  for await (const piece of copy.stream()) {
    peak = Math.max(peak, process.memoryUsage.rss());
    // As the server does: the others have their turn while a socket takes it, and then its memory is given back.
    await tick();
    letGo(piece);
  }
}

// Warm: another file was downloaded as often as code needs to be compiled. Nothing of this file was read yet.
for (let index = 0; index < 200; index += 1) await download(WARM.path, WARM.sha256, String(index));
globalThis.gc?.();
const before = process.memoryUsage.rss();
peak = before;
await Promise.all(
  Array.from({ length: Number(count) }, (_, index) => download(path, sha256, String(index))),
);
console.log(JSON.stringify({ before, peak }));
