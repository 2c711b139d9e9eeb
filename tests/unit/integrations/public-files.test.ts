import { createHash } from "node:crypto";
import { mkdir, mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { type PublicFile, publishFiles } from "#integrations/release/public-files.ts";

const bytes = Buffer.from("a public file");
let folder = "";
let file: PublicFile;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "fanlight-files-"));
  await mkdir(join(folder, "files"));
  await writeFile(join(folder, "files", "dpa.pdf"), bytes);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  file = {
    from: join(folder, "files", "dpa.pdf"),
    to: "/files/dpa/dpa.pdf",
    bytes: bytes.length,
    sha256,
    entry: "documents/dpa.yaml",
  };
});

describe("publishing files", () => {
  it("copies a public file to the address that its page names", async () => {
    await publishFiles([file], join(folder, "out"));
    expect(await readFile(join(folder, "out/files/dpa/dpa.pdf"))).toEqual(bytes);
  });

  it("refuses a file of another hash, naming the entry and both hashes", async () => {
    const other = { ...file, sha256: "0".repeat(64) };
    await expect(publishFiles([other], join(folder, "out"))).rejects.toThrow(
      /^documents\/dpa\.yaml describes dpa\.pdf with 13 bytes and SHA-256 0{64}, but the file has 13 bytes and SHA-256 [0-9a-f]{64}\./,
    );
  });

  it("refuses a file of another size", async () => {
    await expect(publishFiles([{ ...file, bytes: 12 }], join(folder, "out"))).rejects.toThrow(
      "with 12 bytes",
    );
  });

  it("says which file is missing and what to do", async () => {
    const missing = { ...file, from: join(folder, "files", "none.pdf") };
    await expect(publishFiles([missing], join(folder, "out"))).rejects.toThrow(
      "documents/dpa.yaml names the public file none.pdf, but it cannot be read at content/files/.",
    );
  });
});
