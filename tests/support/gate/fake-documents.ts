/** Storage, stamper and printer by hand: bytes that say what they were made of. */
import { createHash } from "node:crypto";
import type { AgreementPrinter, Stamper, Vault } from "#src/gate/definitions.ts";

const encoder = new TextEncoder();

export function fakeVault(files: Record<string, string>): Vault {
  const held = new Map(Object.entries(files).map(([key, text]) => [key, encoder.encode(text)]));
  return {
    async read(key, range) {
      const data = held.get(key)?.slice(range?.start, range?.end);
      return data && { bytes: data.length, stream: new Blob([data]).stream() };
    },
    size: async (key) => held.get(key)?.length,
    async write(key, data) {
      held.set(key, new Uint8Array(data));
    },
    list: async () => [...held.keys()],
  };
}

/** Pauses while a copy is made, so that a test can change something meanwhile. */
export function fakeStamper(meanwhile: () => Promise<void> = async () => {}): Stamper {
  return {
    async stamp({ path }, text) {
      await meanwhile();
      const data = encoder.encode(`%PDF-1.7 ${path} for ${JSON.stringify(text)}`);
      return {
        bytes: data.length,
        sha256: createHash("sha256").update(data).digest("hex"),
        stream: () => new Blob([data]).stream(),
      };
    },
    async coverSheet(file, text) {
      return encoder.encode(`%PDF-1.7 cover of ${JSON.stringify({ file, text })}`);
    },
  };
}

export function fakePrinter(): AgreementPrinter & { printed: number } {
  return {
    printed: 0,
    async print(text, receipt) {
      this.printed += 1;
      return encoder.encode(`%PDF-1.7 ${text} ${JSON.stringify(receipt)}`);
    },
    async printText(title, text) {
      this.printed += 1;
      return encoder.encode(`%PDF-1.7 ${title} ${text}`);
    },
  };
}
