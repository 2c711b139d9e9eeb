/** Runs downloads in a process of its own and prints how much memory they took: `{before, peak}` in bytes. */
import { setImmediate as tick } from "node:timers/promises";
import { folderVault } from "../../src/gate/adapters/folder-vault.ts";
import { fillForm } from "../../src/gate/adapters/pdf/form-slot.ts";
import { pdfStamper } from "../../src/gate/adapters/pdf/pdf-stamper.ts";

const [folder = "", path = "", sha256 = "", count = "1"] = process.argv.slice(2);
const READER = {
  name: "Ann",
  company: "Example",
  email: "a@example.com",
  at: "2026-11-02T10:00:00Z",
};
const stamper = pdfStamper(folderVault(folder));
let peak = 0;

async function download(copyId: string): Promise<void> {
  const copy = await stamper.stamp({ path, sha256 }, { ...READER, copyId });
  for await (const _ of copy.stream()) {
    peak = Math.max(peak, process.memoryUsage.rss());
    // As a socket would, let the others on.
    await tick();
  }
}

// Fonts and code are in place; nothing of the file was read, so what its first reading leaves behind counts as well.
for (let index = 0; index < 20; index += 1) await fillForm({ ...READER, copyId: String(index) });
globalThis.gc?.();
const before = process.memoryUsage.rss();
peak = before;
await Promise.all(Array.from({ length: Number(count) }, (_, index) => download(String(index))));
console.log(JSON.stringify({ before, peak }));
