import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { describe, expect, it, onTestFinished } from "vitest";
import { findLeaks } from "#integrations/release/leaks/find-leaks.ts";

/** Bytes that look random and are the same in every run. */
function noise(length: number, seed: string): Buffer {
  const chunks: Buffer[] = [];
  for (let index = 0; index * 32 < length; index += 1)
    chunks.push(createHash("sha256").update(`${seed} ${index}`).digest());
  return Buffer.concat(chunks).subarray(0, length);
}

const SECRET = noise(5000, "secret");
const TEXT = Buffer.from(
  Array.from(
    { length: 80 },
    (_, line) => `Line ${line}: "the finding ${line * 7}" & its <answer>\n`,
  ).join(""),
);

interface Files {
  private?: Record<string, Buffer>;
  public?: Record<string, Buffer>;
  output: Record<string, Buffer | string>;
}

async function search(files: Files): Promise<string[]> {
  const root = mkdtempSync(join(tmpdir(), "fanlight-"));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const {
    output,
    public: open = {},
    private: closed = { "report.pdf": SECRET, "notes.txt": TEXT },
  } = files;
  for (const [folder, list] of Object.entries({ closed, open, output }))
    for (const [name, data] of Object.entries(list)) {
      const path = join(root, folder, name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, data);
    }
  const leaks = await findLeaks({
    privateFolder: join(root, "closed"),
    publicFiles: Object.keys(open).map((name) => join(root, "open", name)),
    outputs: [join(root, "output")],
  });
  return leaks.map(
    ({ output: path, file, what }) => `${path.split("/output/")[1]}: ${what} of ${file}`,
  );
}

const around = (data: Buffer | string) =>
  Buffer.concat([noise(999, "before"), Buffer.from(data), noise(777, "after")]);

describe("a private file in an output", () => {
  it("is found as a whole, under any name", async () => {
    expect(await search({ output: { "_astro/x.a1b2.js": SECRET, "y/z.html": "hello" } })).toEqual([
      "_astro/x.a1b2.js: a copy of report.pdf",
    ]);
  });

  it("is found as a whole within a packed file, also where it is small", async () => {
    const small = { "key.txt": Buffer.from("a small secret") };
    const packed = gzipSync("a small secret");
    expect(await search({ private: small, output: { "a.gz": packed } })).toEqual([
      "a.gz: a copy (gzip) of key.txt",
    ]);
  });

  it("is found by a run of a table that has figures only", async () => {
    const rows = Array.from({ length: 90 }, (_, row) => `${row * 7919},${row * row * 31}\n`);
    const table = Buffer.from(rows.join(""));
    const [found = ""] = await search({
      private: { "usage.csv": table },
      output: { "page.html": around(table.subarray(100, 700)) },
    });
    expect(found).toMatch(/^page\.html: a run of at least \d+ of its bytes of usage\.csv$/);
  });

  it("is found as a whole even where it is small", async () => {
    const small = { "key.txt": Buffer.from("a small secret") };
    expect(await search({ private: small, output: { "a.txt": "a small secret" } })).toEqual([
      "a.txt: a copy of key.txt",
    ]);
  });

  it.each([0, 1, 100, 255, 256, 257, 1111, 4488])(
    "is found by any 512 bytes of it, from %i",
    async (from) => {
      const found = await search({
        output: { "a.bin": around(SECRET.subarray(from, from + 512)) },
      });
      expect(found).toEqual(["a.bin: a run of at least 512 of its bytes of report.pdf"]);
    },
  );

  it("is not found by fewer bytes", async () => {
    expect(await search({ output: { "a.bin": around(SECRET.subarray(300, 300 + 511)) } })).toEqual(
      [],
    );
  });

  it.each([0, 1, 2, 3])("is found as base64, wherever the text begins (%i)", async (skip) => {
    const text = SECRET.subarray(skip, skip + 900).toString("base64");
    const script = `const data = "${text}";`;
    const lines = text.replace(/.{76}/g, "$&\\n");
    const url = `url(data:x;base64,${SECRET.subarray(skip, skip + 900).toString("base64url")})`;
    expect(
      await search({ output: { "a.js": script, "b.js": `"${lines}"`, "c.css": url } }),
    ).toHaveLength(3);
  });

  it("is found in compressed forms, and in those within those", async () => {
    const page = around(SECRET.subarray(0, 2000));
    const found = await search({
      output: {
        "a.html.gz": gzipSync(page),
        "a.html.br": brotliCompressSync(page),
        "b.js.gz": gzipSync(`x = "${SECRET.toString("base64")}"`),
        "c.gz": gzipSync(gzipSync(page)),
      },
    });
    expect(found.map((line) => line.split(":")[0])).toEqual([
      "a.html.br",
      "a.html.gz",
      "b.js.gz",
      "c.gz",
    ]);
  });

  it("is found as text in a page, a script and a source map", async () => {
    const text = TEXT.toString();
    const html = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&#34;");
    const found = await search({
      output: {
        "a.html": `<p>${html}</p>`,
        "b.js": `const text = ${JSON.stringify(text)};`,
        "c.js.map": JSON.stringify({
          sourcesContent: [`export default ${JSON.stringify(text)}`, text],
        }),
      },
    });
    expect(found.map((line) => line.split(":")[0])).toEqual(["a.html", "b.js", "c.js.map"]);
  });

  it("may share with the outputs what a public file has as well, and padding", async () => {
    const shared = noise(2000, "shared");
    const closed = Buffer.concat([SECRET, shared, Buffer.alloc(4000, 32)]);
    const output = { "a.bin": around(shared), "b.bin": Buffer.alloc(3000, 32) };
    const open = { "terms.pdf": around(shared) };
    expect(await search({ private: { "r.pdf": closed }, public: open, output })).toEqual([]);
    expect(await search({ private: { "r.pdf": closed }, output })).toHaveLength(1);
  });

  it("is not missed beside public bytes", async () => {
    const shared = noise(2000, "shared");
    const closed = { "r.pdf": Buffer.concat([shared, SECRET]) };
    const output = { "a.bin": Buffer.concat([shared, SECRET.subarray(0, 800)]) };
    expect(await search({ private: closed, public: { "t.pdf": shared }, output })).toHaveLength(1);
  });
});

it("finds nothing where nothing is private", async () => {
  expect(await search({ private: {}, output: { "a.bin": SECRET } })).toEqual([]);
});
