/** `document add` and `document verify`, on a copy of the small company's content. */
import { randomBytes } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { setFileBlock } from "#src/cli/document/set-file-block.ts";
import { hashOf } from "../support/gate/copies.ts";
import { startFakeS3 } from "../support/gate/fake-s3.ts";
import { furnishedPages, mixedPages, signedPages } from "../support/gate/pdf-sources.ts";
import { root, runCli, temporaryFolder } from "./run-cli.ts";

const ENTRY = `# The overview.
kind: architecture # for engineers
title:   "Architecture"
file: # not yet

access: approval # a person decides

# The end.
`;

async function project() {
  const folder = temporaryFolder();
  cpSync(join(root, "tests/fixtures/company"), join(folder, "content"), { recursive: true });
  mkdirSync(join(folder, "content/documents"), { recursive: true });
  const entry = join(folder, "content/documents/architecture.yaml");
  writeFileSync(entry, ENTRY);
  const pdf = await (await furnishedPages()).save();
  writeFileSync(join(folder, "issued.pdf"), pdf);
  const run = (line: string, env: Record<string, string> = {}) =>
    runCli(line.split(" "), { root: folder, cwd: folder, env: { ...env } });
  const read = () => readFileSync(entry, "utf8");
  const inPrivate = (name: string) => join(folder, "private", name);
  return { folder, entry, pdf, run, read, inPrivate };
}

describe("document add", () => {
  it("stores both forms and writes the file block, leaving the rest of the entry as it stands", async () => {
    const { run, read, pdf, inPrivate } = await project();
    const { code, out, err } = await run("document add issued.pdf --document architecture");
    expect(err).toBe("");
    expect(code).toBe(0);
    const hash = hashOf(pdf);
    expect(
      out.replaceAll(hash, "<sha256>").replaceAll(String(pdf.length), "<bytes>"),
    ).toMatchInlineSnapshot(`
      "issued.pdf: 3 pages, <bytes> bytes
        SHA-256 <sha256>
        Not signed. Not restricted.
        Stored as architecture.pdf.
        Prepared for copies; a trial copy has the SHA-256 that was computed for it.
      content/documents/architecture.yaml is written. Look at it and commit it."
    `);
    expect(
      read().replaceAll(hash, "<sha256>").replaceAll(String(pdf.length), "<bytes>"),
    ).toMatchInlineSnapshot(`
      "# The overview.
      kind: architecture # for engineers
      title:   "Architecture"
      file: # not yet
        path: architecture.pdf
        bytes: <bytes>
        sha256: "<sha256>"
        pages: 3

      access: approval # a person decides

      # The end.
      "
    `);
    expect(hashOf(readFileSync(inPrivate("architecture.pdf")))).toBe(hash);
    const record = JSON.parse(readFileSync(inPrivate("architecture.pdf.prepared.json"), "utf8"));
    expect(record).toMatchObject({ source: hash, pages: 3 });
    expect(hashOf(readFileSync(inPrivate("architecture.pdf.prepared.pdf")))).toBe(record.sha256);
    expect(await run("document verify architecture")).toMatchObject({ code: 0 });
  });

  it("changes nothing the second time", async () => {
    const { run, read, inPrivate } = await project();
    await run("document add issued.pdf --document architecture");
    const [entry, prepared] = [read(), readFileSync(inPrivate("architecture.pdf.prepared.pdf"))];
    const { code, out } = await run("document add issued.pdf --document architecture");
    expect(code).toBe(0);
    expect(out).toContain("architecture.yaml says so already.");
    expect(read()).toBe(entry);
    expect(readFileSync(inPrivate("architecture.pdf.prepared.pdf"))).toEqual(prepared);
  });

  it("replaces a file, and keeps its path and its own choice not to be marked", async () => {
    const { folder, entry, run, read } = await project();
    const was = `kind: other\ntitle: T\nfile:\n  # Where it lies\n  path: given/name.pdf\n  bytes: 1\n  sha256: ${"1".repeat(64)}\n  mediaType: text/plain\n  stamp: none\naccess: nda\n`;
    writeFileSync(entry, was);
    writeFileSync(join(folder, "issued.pdf"), await (await signedPages()).save());
    expect(await run("document add issued.pdf --document architecture")).toMatchObject({ code: 0 });
    expect(
      read()
        .replace(/[0-9a-f]{64}/, "<sha256>")
        .replace(/bytes: \d+/, "bytes: <bytes>"),
    ).toMatchInlineSnapshot(`
      "kind: other
      title: T
      file:
        # Where it lies
        path: given/name.pdf
        bytes: <bytes>
        sha256: <sha256>
        stamp: none
        pages: 3
      access: nda
      "
    `);
    expect(existsSync(join(folder, "private/given/name.pdf.prepared.pdf"))).toBe(false);
    expect(await run("document verify architecture")).toMatchObject({ code: 0 });
    const again = await run("document add issued.pdf --document architecture --stamp pages");
    expect(again.err).toContain("carries a digital signature");
    expect(read()).toContain("stamp: none");
  });

  it("lifts restrictions only when told to, and records it", async () => {
    const { folder, run, read, inPrivate } = await project();
    const pdf = await mixedPages();
    pdf.encrypt({ ownerPassword: "owner" });
    writeFileSync(join(folder, "issued.pdf"), await pdf.save());
    const refused = await run("document add issued.pdf --document architecture");
    expect(refused).toMatchObject({ code: 1 });
    expect(refused.err).toContain("issued.pdf: The PDF's owner restricted");
    expect(existsSync(inPrivate(""))).toBe(false);
    expect(read()).toBe(ENTRY);
    const line = "document add issued.pdf --document architecture --remove-restrictions";
    expect(await run(line)).toMatchObject({ code: 0 });
    expect(read()).toContain("  restrictionsRemoved: true\n");
    writeFileSync(join(folder, "issued.pdf"), await (await furnishedPages()).save());
    expect(await run(line)).toMatchObject({ code: 0 });
    expect(read()).not.toContain("restrictionsRemoved");
  });

  it("puts a public file where anybody may have it, unmarked", async () => {
    const { folder, entry, run } = await project();
    writeFileSync(entry, ENTRY.replace("approval", "public"));
    const { code, out } = await run("document add issued.pdf --document architecture");
    expect(code).toBe(0);
    expect(out).toContain("Public: written to content/files/architecture.pdf");
    expect(existsSync(join(folder, "content/files/architecture.pdf"))).toBe(true);
    expect(existsSync(join(folder, "private"))).toBe(false);
  });

  it.each([
    ["document add", "document add takes one PDF", 2],
    ["document add issued.pdf", "Say what the file is", 2],
    ["document add issued.pdf --report a --document b", "Say what the file is", 2],
    ["document add issued.pdf --document architecture --stamp some", "--stamp is pages or none", 2],
    ["document add missing.pdf --document architecture", "There is no file", 1],
    ["document add issued.pdf --document architectur", 'Did you mean "architecture"?', 1],
    ["document add issued.pdf --report architecture", "There is no reports/architecture.yaml", 1],
    ["document add content/company.yaml --document architecture", "is not a PDF", 1],
    ["document add content --document architecture", "cannot be read", 1],
    ["document verify a b", "takes one id at most", 2],
    ["document verify nothing", 'there is no "nothing" with a file', 1],
  ])("%s: says what is wrong", async (line, message, code) => {
    const { run, entry, read } = await project();
    if (line.startsWith("document verify")) rmSync(entry);
    const ran = await run(line);
    expect(ran.err).toContain(message);
    expect(ran.code).toBe(code);
    if (existsSync(entry)) expect(read()).toBe(ENTRY);
  });

  it("refuses a path that another entry has", async () => {
    const { folder, run } = await project();
    const other = join(folder, "content/documents/other.yaml");
    writeFileSync(other, "kind: other\ntitle: T\nfile:\n  path: architecture.pdf\n");
    const { err } = await run("document add issued.pdf --document architecture");
    expect(err).toContain('The file architecture.pdf already belongs to "other"');
  });
});

describe("document verify", () => {
  it("finds each way in which the storage and the metadata part, and says what to do", async () => {
    const { folder, run, inPrivate, pdf } = await project();
    await run("document add issued.pdf --document architecture");
    const original = inPrivate("architecture.pdf");
    const verify = async () => {
      const { out, code } = await run("document verify architecture");
      expect(code).toBe(1);
      expect(out).toContain("document add <pdf> --document architecture");
      return out;
    };
    writeFileSync(original, pdf.subarray(1));
    expect(await verify()).toContain(`has ${pdf.length - 1} bytes in the storage`);
    writeFileSync(original, Buffer.alloc(pdf.length));
    expect(await verify()).toContain("has the SHA-256");
    rmSync(original);
    expect(await verify()).toContain("The storage has no file architecture.pdf");
    writeFileSync(original, pdf);
    rmSync(inPrivate("architecture.pdf.prepared.json"));
    expect(await verify()).toContain("is not prepared for copies");
    await run("document add issued.pdf --document architecture");
    const prepared = inPrivate("architecture.pdf.prepared.pdf");
    writeFileSync(prepared, readFileSync(prepared).fill(0x20, 100, 110));
    const { out } = await run("document verify architecture");
    expect(out).toContain("is damaged");
    writeFileSync(join(folder, "content/company.yaml"), "nonsense");
    expect((await run("document verify")).err).toContain("`npm run check`");
  });
});

describe("a file of more than 18 MB", () => {
  it("is taken, with what Netlify will need for it", async () => {
    const { folder, run, read } = await project();
    const pdf = await furnishedPages();
    const noise = randomBytes(19_000_000);
    await pdf.attach(noise, "evidence.bin", { mimeType: "application/octet-stream" });
    writeFileSync(join(folder, "issued.pdf"), await pdf.save());
    const company = join(folder, "content/company.yaml");
    writeFileSync(company, `${readFileSync(company, "utf8")}\nstorage: bundled\n`);
    const { code, out } = await run("document add issued.pdf --document architecture");
    expect(code).toBe(0);
    expect(out).toMatch(
      /On Netlify the build will refuse this: "architecture" has \d+ MB, and Netlify sends at most 18 MB from a function\. Set STORAGE_ENDPOINT/,
    );
    expect(read()).toMatch(/bytes: 19\d{6}/);
  });
});

describe("with storage: s3", () => {
  it("stores and checks there, and names every setting that is missing", async () => {
    const { folder, run } = await project();
    const company = join(folder, "content/company.yaml");
    writeFileSync(company, `${readFileSync(company, "utf8")}\nstorage: s3\n`);
    const { err, code } = await run("document add issued.pdf --document architecture", {
      STORAGE_BUCKET: "reports",
    });
    expect(code).toBe(1);
    expect(err).toMatchInlineSnapshot(`
      "The storage cannot be reached.
      - STORAGE_ENDPOINT is not set, and company.yaml says storage: s3. Set it to the address of the store, for example https://s3.eu-central-1.amazonaws.com.
      - STORAGE_REGION is not set, and company.yaml says storage: s3. Set it to the store's region, for example eu-central-1 (auto where it has none).
      - STORAGE_ACCESS_KEY_ID is not set, and company.yaml says storage: s3. Set it to the id of a key that may read, write and list in the bucket.
      - STORAGE_SECRET_ACCESS_KEY is not set, and company.yaml says storage: s3. Set it to the secret of that key."
    `);
    const store = await startFakeS3("gated/");
    try {
      const { settings } = store;
      const env = {
        STORAGE_ENDPOINT: settings.endpoint.href,
        STORAGE_BUCKET: settings.bucket,
        STORAGE_REGION: settings.region,
        STORAGE_ACCESS_KEY_ID: settings.accessKeyId,
        STORAGE_SECRET_ACCESS_KEY: settings.secretAccessKey,
        STORAGE_PREFIX: "/gated/",
      };
      const added = await run("document add issued.pdf --document architecture", env);
      expect(added.err).toBe("");
      expect([...store.files.keys()].sort()).toEqual([
        "gated/architecture.pdf",
        "gated/architecture.pdf.prepared.json",
        "gated/architecture.pdf.prepared.pdf",
      ]);
      expect(await run("document verify architecture", env)).toMatchObject({ code: 0 });
      const wrong = { ...env, STORAGE_SECRET_ACCESS_KEY: "wrong" };
      const refused = await run("document verify architecture", wrong);
      expect(refused.err).toContain("Correct STORAGE_SECRET_ACCESS_KEY");
    } finally {
      await store.close();
    }
  });
});

describe("the file block of an entry", () => {
  const values = { path: "a.pdf", bytes: 5, sha256: "0".repeat(64), pages: 2 };

  it("is added at the end where there is none", () => {
    expect(setFileBlock("title: T # as printed", values)).toBe(
      `title: T # as printed\nfile:\n  path: a.pdf\n  bytes: 5\n  sha256: "${"0".repeat(64)}"\n  pages: 2\n`,
    );
  });

  it("keeps its comments, its order and what it says beside", () => {
    const text = `file:\n  # The hash\n  sha256: 'x' # of the PDF\n  bytes: 1\n\n  path: a.pdf\n# About access\naccess: nda\n`;
    expect(setFileBlock(text, values)).toBe(
      `file:\n  # The hash\n  sha256: '${"0".repeat(64)}' # of the PDF\n  bytes: 5\n\n  path: a.pdf\n  pages: 2\n# About access\naccess: nda\n`,
    );
  });

  it("may be written in braces", () => {
    const text = "file: { path: a.pdf, bytes: 1 }\naccess: nda\n";
    expect(setFileBlock(text, values)).toBe(
      `file: { path: a.pdf, bytes: 5, sha256: "${"0".repeat(64)}", pages: 2 }\naccess: nda\n`,
    );
  });
});
