/** One suite over every storage, and what is particular to each. */
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { BlobsServer } from "@netlify/blobs/server";
import { AwsClient } from "aws4fetch";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { folderVault } from "#src/gate/adapters/folder-vault.ts";
import { netlifyVault } from "#src/gate/adapters/netlify-vault.ts";
import { readOnlyVault } from "#src/gate/adapters/read-only-vault.ts";
import { s3Vault } from "#src/gate/adapters/s3-vault.ts";
import { vercelVault } from "#src/gate/adapters/vercel-vault.ts";
import type { StoredFile, Vault } from "#src/gate/definitions.ts";
import { type FakeBlob, startFakeBlob } from "../support/gate/fake-blob.ts";
import { type FakeS3, startFakeS3 } from "../support/gate/fake-s3.ts";

const bytes = (length: number) => Uint8Array.from({ length }, (_, index) => (index * 31) % 256);
const all = async (file: StoredFile | undefined) =>
  file && new Uint8Array(await new Response(file.stream).arrayBuffer());

let folder: string;
let store: FakeS3;
let blob: FakeBlob;
let netlify: { server: BlobsServer; edgeURL: string };
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "vault-"));
  store = await startFakeS3("trust center/");
  blob = await startFakeBlob();
  const server = new BlobsServer({ directory: join(folder, "blobs"), token: "netlify token" });
  const { port } = await server.start();
  netlify = { server, edgeURL: `http://127.0.0.1:${port}` };
});
afterEach(async () => {
  await netlify.server.stop();
  await blob.close();
  await store.close();
  rmSync(folder, { recursive: true });
});

const onNetlify = (token = "netlify token") => ({
  siteID: "site",
  token,
  edgeURL: netlify.edgeURL,
});

const vaults: Record<string, () => Vault> = {
  "a folder": () => folderVault(join(folder, "private")),
  "an S3 store": () => s3Vault(store.settings),
  "Netlify Blobs": () => netlifyVault(onNetlify()),
  "Vercel Blob": () => vercelVault({ token: blob.token }),
};

describe.each(Object.entries(vaults))("%s", (_, open) => {
  it("gives back what was written, whole and in parts", async () => {
    const vault = open();
    const data = bytes(300_000);
    await vault.write("reports/2026/soc2 (final) + ü&'.pdf", data);
    const key = "reports/2026/soc2 (final) + ü&'.pdf";
    expect(await vault.size(key)).toBe(data.length);
    expect(await all(await vault.read(key))).toEqual(data);
    const part = await vault.read(key, { start: 1000, end: 200_001 });
    expect(part?.bytes).toBe(199_001);
    expect(await all(part)).toEqual(data.subarray(1000, 200_001));
    expect(await all(await vault.read(key, { start: 299_999, end: 300_000 }))).toEqual(
      data.subarray(-1),
    );
    expect(await all(await vault.read(key, { start: 5, end: 5 }))).toEqual(new Uint8Array());
  });

  it("says that a file is missing, and does not take a folder for one", async () => {
    const vault = open();
    await vault.write("a/b.pdf", bytes(3));
    for (const key of ["missing.pdf", "a", "a/b.pdf/c", "a/missing.pdf"]) {
      expect(await vault.size(key)).toBeUndefined();
      expect(await vault.read(key)).toBeUndefined();
      expect(await vault.read(key, { start: 0, end: 1 })).toBeUndefined();
    }
  });

  it("replaces a file whole", async () => {
    const vault = open();
    await vault.write("a.pdf", bytes(5000));
    await vault.write("a.pdf", bytes(10));
    expect(await all(await vault.read("a.pdf"))).toEqual(bytes(10));
  });

  it("lists what it holds in order, however much that is", async () => {
    const vault = open();
    expect(await vault.list()).toEqual([]);
    const keys = ["a & b.pdf", "c/d.pdf", "c/e/f.pdf", "g.pdf", "h.pdf"];
    for (const key of keys) await vault.write(key, bytes(1));
    expect(await vault.list()).toEqual(keys);
  });

  it.each(["../secret", "a/../../secret", "/etc/passwd", "..", "a/../..", ""])(
    "refuses the key %j",
    async (key) => {
      const vault = open();
      const leaves = /leaves its folder/;
      await expect((async () => vault.read(key))()).rejects.toThrow(leaves);
      await expect((async () => vault.size(key))()).rejects.toThrow(leaves);
      await expect((async () => vault.write(key, bytes(1)))()).rejects.toThrow(leaves);
    },
  );

  it("may be left in the middle of a file", async () => {
    const vault = open();
    await vault.write("a.pdf", bytes(1_000_000));
    const reader = (await vault.read("a.pdf"))?.stream.getReader();
    expect((await reader?.read())?.value?.length).toBeGreaterThan(0);
    await reader?.cancel();
    expect(await vault.size("a.pdf")).toBe(1_000_000);
  });
});

describe("a folder", () => {
  it("follows no link that leads out of it", async () => {
    const vault = vaults["a folder"]?.() as Vault;
    await vault.write("a.pdf", bytes(1));
    writeFileSync(join(folder, "outside.pdf"), "secret");
    symlinkSync(join(folder, "outside.pdf"), join(folder, "private/link.pdf"));
    symlinkSync(folder, join(folder, "private/up"));
    await expect(vault.read("link.pdf")).rejects.toThrow("leaves its folder");
    await expect(vault.size("up/outside.pdf")).rejects.toThrow("leaves its folder");
    await expect((async () => vault.read("a\\..\\..\\outside.pdf"))()).rejects.toThrow("leaves");
  });

  it("tells a file that was cut while it is sent from one that ended", async () => {
    const vault = vaults["a folder"]?.() as Vault;
    await vault.write("a.pdf", bytes(1_000_000));
    const file = await vault.read("a.pdf");
    writeFileSync(join(folder, "private/a.pdf"), "short");
    await expect(all(file)).rejects.toThrow("shorter than it was");
  });
});

describe("an S3 store", () => {
  const s3 = (change: object = {}) => s3Vault({ ...store.settings, ...change });

  it("is asked for no more than the part that is needed", async () => {
    await s3().write("a.pdf", bytes(1000));
    await all(await s3().read("a.pdf", { start: 10, end: 20 }));
    expect(store.log.at(-1)).toBe("GET /reports/trust%20center/a.pdf bytes=10-19 206");
    expect([...store.files.keys()]).toEqual(["trust center/a.pdf"]);
  });

  it.each([
    ["STORAGE_SECRET_ACCESS_KEY", { secretAccessKey: "wrong" }],
    ["STORAGE_REGION", { region: "us-east-1" }],
    ["STORAGE_ACCESS_KEY_ID", { accessKeyId: "AKIDOTHER" }],
    ["STORAGE_BUCKET", { bucket: "other" }],
  ])("names %s where it is wrong", async (name, change) => {
    await expect(s3(change).read("a.pdf")).rejects.toThrow(name);
    await expect(s3(change).write("a.pdf", bytes(1))).rejects.toThrow(name);
    await expect(s3(change).list()).rejects.toThrow(name);
    expect(store.files.size).toBe(0);
  });

  it("says that it is refused, not that a file is missing", async () => {
    store.misbehave.push("refuse");
    await expect(s3().size("a.pdf")).rejects.toThrow("403 AccessDenied");
  });

  it("asks again where the store is busy", async () => {
    await s3().write("a.pdf", bytes(10));
    store.misbehave.push("fail", "fail");
    expect(await all(await s3().read("a.pdf"))).toEqual(bytes(10));
  });

  it("gives up a store that does not answer, or stops in the middle", async () => {
    await s3().write("a.pdf", bytes(1000));
    const impatient = s3({ patience: 300 });
    store.misbehave.push("hang");
    await expect(impatient.read("a.pdf")).rejects.toThrow("did not answer");
    store.misbehave.push("stall");
    await expect(all(await impatient.read("a.pdf"))).rejects.toThrow("sent nothing");
    await store.close();
    await expect(s3().read("a.pdf")).rejects.toThrow("cannot be reached. Check STORAGE_ENDPOINT");
    store = await startFakeS3();
  });

  it("refuses a store that sends the whole file for a part", async () => {
    await s3().write("a.pdf", bytes(1000));
    store.misbehave.push("ignore-range");
    await expect(s3().read("a.pdf", { start: 1, end: 2 })).rejects.toThrow("part of a file");
  });
});

describe("the store that tests run against", () => {
  const address = () => `${store.settings.endpoint.href}reports/a.pdf`;
  const client = () => new AwsClient({ ...store.settings, service: "s3", retries: 0 });
  const status = async (answer: Response | Promise<Response>) => {
    const { status, body } = await answer;
    await body?.cancel();
    return status;
  };

  it("lets in nobody without a signature that holds", async () => {
    store.files.set("a.pdf", Buffer.from("secret"));
    expect(await status(client().fetch(address()))).toBe(200);
    expect(await status(fetch(address()))).toBe(403);
    const signed = await client().sign(address());
    expect(await status(fetch(new Request(`${address()}?versionId=1`, signed)))).toBe(403);
    expect(await status(fetch(`${address()}x`, { headers: signed.headers }))).toBe(403);
    signed.headers.set("x-amz-date", "20200101T000000Z");
    expect(await status(fetch(signed))).toBe(403);
  });

  it("refuses a body that is not the one that was signed", async () => {
    const signed = await client().sign(address(), {
      method: "PUT",
      body: "one",
      headers: { "x-amz-content-sha256": "0".repeat(64) },
    });
    expect(await status(fetch(signed))).toBe(403);
    expect(store.files.size).toBe(0);
  });

  it("lets a signed address in until it ends, and no other one", async () => {
    store.files.set("a.pdf", Buffer.from("secret"));
    const sign = (datetime?: string) =>
      client().sign(`${address()}?X-Amz-Expires=60`, {
        aws: { signQuery: true, ...(datetime && { datetime }) },
      });
    const { url } = await sign();
    expect(await status(fetch(url))).toBe(200);
    expect(await status(fetch(url.replace("a.pdf", "b.pdf")))).toBe(403);
    expect(await status(fetch(url.replace("Expires=60", "Expires=6000")))).toBe(403);
    expect(await status(fetch((await sign("20200101T000000Z")).url))).toBe(403);
  });
});

describe("Netlify Blobs", () => {
  it("is told from a missing file where the token is not taken", async () => {
    await netlifyVault(onNetlify()).write("a.pdf", bytes(3));
    const stranger = netlifyVault(onNetlify("wrong"));
    await expect(stranger.read("a.pdf")).rejects.toThrow("NETLIFY_AUTH_TOKEN");
    await expect(stranger.size("a.pdf")).rejects.toThrow("NETLIFY_AUTH_TOKEN");
    await expect(stranger.write("a.pdf", bytes(1))).rejects.toThrow("NETLIFY_AUTH_TOKEN");
  });

  it("says what to set where nobody told it the site", async () => {
    await expect(netlifyVault({}).size("a.pdf")).rejects.toThrow(
      "Set NETLIFY_SITE_ID and NETLIFY_AUTH_TOKEN",
    );
  });
});

describe("Vercel Blob", () => {
  it("opens no file by its address alone", async () => {
    await vercelVault({ token: blob.token }).write("a.pdf", bytes(3));
    const address = blob.addressOf("a.pdf");
    expect((await fetch(address)).status).toBe(403);
    const authorization = `Bearer ${blob.token}`;
    expect((await fetch(address, { headers: { authorization } })).status).toBe(200);
    expect(blob.access).toEqual(["private"]);
  });

  it("names the setting where the token is not taken", async () => {
    const stranger = vercelVault({ token: "vercel_blob_rw_store_wrong" });
    for (const work of [
      () => stranger.read("a.pdf"),
      () => stranger.write("a.pdf", bytes(1)),
      () => stranger.list(),
    ])
      await expect(work()).rejects.toThrow("BLOB_READ_WRITE_TOKEN");
  });

  it("asks for no more than the part that is needed", async () => {
    const vault = vercelVault({ token: blob.token });
    await vault.write("a.pdf", bytes(1000));
    expect(await all(await vault.read("a.pdf", { start: 10, end: 20 }))).toHaveLength(10);
    expect(blob.ranges).toEqual(["bytes=10-19"]);
  });
});

describe("files that were deployed with the function", () => {
  it("are read, and never written", async () => {
    const open = folderVault(join(folder, "private"));
    await open.write("a.pdf", bytes(3));
    const vault = readOnlyVault(open);
    expect(await all(await vault.read("a.pdf"))).toEqual(bytes(3));
    await expect(vault.write("a.pdf", bytes(1))).rejects.toThrow("deploy again");
    expect(await vault.size("a.pdf")).toBe(3);
  });
});
