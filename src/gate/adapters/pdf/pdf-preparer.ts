/** Takes files into the storage: what they are, and their prepared form beside them. */
import type { Preparer, Vault } from "../../definitions.ts";
import { preparePdf } from "./prepare.ts";
import { preparedKey, readRecord, writePrepared } from "./prepared-record.ts";
import { readPdf } from "./read-pdf.ts";

export function pdfPreparer(vault: Vault): Preparer {
  return {
    async inspect(data) {
      return (await readPdf(data)).facts;
    },
    async prepare({ path, data }, options) {
      const prepared = await preparePdf(data, options);
      await writePrepared(vault, path, prepared);
      return prepared.record;
    },
    async find({ path, sha256 }) {
      const record = await readRecord(vault, path);
      if (record?.source !== sha256) return undefined;
      const bytes = await vault.size(preparedKey(path));
      return bytes === record.bytes ? record : undefined;
    },
  };
}
