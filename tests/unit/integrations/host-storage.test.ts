import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkStorage, type StorageCheck } from "#integrations/fanlight/hosts/check-storage.ts";
import { dataFiles } from "#integrations/fanlight/hosts/data-files.ts";
import type { CatalogueDocument } from "#src/domain/door/catalogue.ts";
import { tooLargeFor } from "#src/domain/door/host-limits.ts";

let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "hosted-"));
  mkdirSync(join(root, "private"));
  mkdirSync(join(root, "node_modules/@fontsource"), { recursive: true });
  for (const name of ["a.pdf", "a.pdf.prepared.json", "a.pdf.prepared.pdf", "b.pdf", "c.pdf"])
    writeFileSync(join(root, "private", name), name);
});
afterAll(() => rmSync(root, { recursive: true }));

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
const document = (id: string, more: object = {}, bytes = 5) =>
  ({
    id,
    concept: "document",
    stamp: "pages",
    file: { path: `${id}.pdf`, bytes, sha256: sha256(`${id}.pdf`) },
    ...more,
  }) as CatalogueDocument;

const check = (
  storage: StorageCheck["catalogue"]["storage"],
  documents: CatalogueDocument[] = [],
  more: Partial<StorageCheck> = {},
) =>
  checkStorage({
    host: "netlify",
    root,
    environment: {},
    catalogue: { storage, documents },
    ...more,
  });

describe("a build on a host that runs functions", () => {
  it("takes every storage that the host can reach", async () => {
    await check("s3");
    await check("netlify");
    await check("vercel", [], { host: "vercel" });
    await check("bundled", [document("a"), document("b", { stamp: "sheet" })]);
  });

  it("refuses a folder, and the other host's storage", async () => {
    await expect(check("folder")).rejects.toThrow("functions have no folder that lasts");
    await expect(check("vercel")).rejects.toThrow(
      "storage: vercel, and this build runs on netlify",
    );
    await expect(check("netlify", [], { host: "vercel" })).rejects.toThrow("Choose s3, vercel or");
  });

  it("refuses bundled files that are absent, are others, or are not prepared, all at once", async () => {
    const other = document("c");
    const changed = { ...other, file: { ...other.file, sha256: sha256("another") } };
    const failed = check("bundled", [document("missing"), changed, document("b")]);
    await expect(failed).rejects.toThrow(/private\/missing\.pdf of "missing" is not there/);
    await expect(failed).rejects.toThrow(/private\/c\.pdf is not the file/);
    await expect(failed).rejects.toThrow(/private\/b\.pdf is not prepared/);
  });

  it("refuses more than five bundled files", async () => {
    const six = Array.from({ length: 6 }, () => document("a"));
    await expect(check("bundled", six)).rejects.toThrow("At most 5");
    await check("bundled", six.slice(1));
  });

  it("refuses on Netlify what is too large for a function, unless there is a store to leave it in", async () => {
    const large = document("a", {}, 30_000_000);
    await expect(check("netlify", [large])).rejects.toThrow(
      '"a" has 30 MB, and Netlify sends at most 18 MB',
    );
    await check("netlify", [large], { environment: { STORAGE_ENDPOINT: "https://s3.example" } });
    await check("s3", [large]);
    await check("vercel", [large], { host: "vercel" });
    expect(tooLargeFor("netlify", { id: "a", bytes: 18_000_000, hasStore: false })).toBeUndefined();
  });

  it("takes of the bundled files what copies are made of, and nothing else of the folder", async () => {
    const documents = [document("a"), document("b", { stamp: "sheet" })];
    const files = await dataFiles({ root, catalogue: { storage: "bundled", documents } });
    expect(files.filter((file) => file.startsWith("private/"))).toEqual([
      "private/a.pdf.prepared.pdf",
      "private/a.pdf.prepared.json",
      "private/b.pdf",
    ]);
    const none = await dataFiles({ root, catalogue: { storage: "s3", documents } });
    expect(none.filter((file) => file.startsWith("private/"))).toEqual([]);
  });
});
