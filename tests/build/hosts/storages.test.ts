/** Each host's own storage, and files that are deployed with the function: the same way through the door, at full size only. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { BlobsServer } from "@netlify/blobs/server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { folderVault } from "#src/gate/adapters/folder-vault.ts";
import { netlifyVault } from "#src/gate/adapters/netlify-vault.ts";
import { pdfPreparer } from "#src/gate/adapters/pdf/pdf-preparer.ts";
import { vercelVault } from "#src/gate/adapters/vercel-vault.ts";
import type { Vault } from "#src/gate/definitions.ts";
import { startFakeBlob } from "../../support/gate/fake-blob.ts";
import { type Around, letterPdf, startAround } from "../../support/hosts/around.ts";
import {
  buildFor,
  documentYaml,
  filesIn,
  type Host,
  startFunction,
} from "../../support/hosts/build-for.ts";
import { goIn } from "../../support/hosts/whole-way.ts";

let around: Around;
let pdf: Uint8Array;
beforeAll(async () => {
  around = await startAround();
  pdf = await letterPdf();
});
afterAll(() => around.close());

const companyYaml = (storage: string) =>
  readFileSync(join(import.meta.dirname, "../../fixtures/door/company.yaml"), "utf8").replace(
    "storage: s3",
    `storage: ${storage}`,
  );

async function putInto(vault: Vault): Promise<void> {
  await pdfPreparer(vault).prepare({ path: "letter.pdf", data: pdf });
  await vault.write("letter.pdf", pdf);
}

interface Trial {
  host: Host;
  storage: string;
  gated?: Record<string, Uint8Array>;
  env?: Record<string, string>;
}

/** @returns the function's files */
async function goThrough({ host, storage, gated, env }: Trial): Promise<string[]> {
  const files = {
    "company.yaml": companyYaml(storage),
    "documents/letter.yaml": documentYaml("letter", pdf),
  };
  const build = await buildFor({ host, files, ...(gated && { gated }) });
  try {
    expect(build.said).toContain("Built ");
    const settings = Object.entries(await around.settings()).filter(
      ([name]) => !name.startsWith("STORAGE_"),
    );
    const running = await startFunction(host, build.folder, {
      ...Object.fromEntries(settings),
      ...env,
    });
    try {
      const way = await goIn(running, around.smtp);
      const answer = await way.download();
      expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "application/pdf"]);
      expect(answer.data.length).toBeGreaterThan(pdf.length);
      return filesIn(running.folder).map(({ path }) => path);
    } finally {
      await running.stop();
    }
  } finally {
    build.remove();
  }
}

// Each builds a whole portal with its function: half a minute by itself, some minutes beside other work.
const BUILD = { timeout: 600_000 };

const full = process.env.FANLIGHT_TEST_FULL;
const name = "a function whose documents lie";

describe.skipIf(!full)(full ? name : `${name} (minutes: in npm run test:full)`, BUILD, () => {
  it.each<Host>(["netlify", "vercel"])("beside it, on %s", async (host) => {
    const folder = mkdtempSync(join(tmpdir(), "bundled-"));
    await putInto(folderVault(folder));
    const gated = Object.fromEntries(
      filesIn(folder).map(({ path }) => [path, readFileSync(join(folder, path))]),
    );
    rmSync(folder, { recursive: true });
    const files = await goThrough({ host, storage: "bundled", gated });
    expect(files.filter((path) => path.startsWith("private/")).sort()).toEqual([
      "private/letter.pdf.prepared.json",
      "private/letter.pdf.prepared.pdf",
    ]);
  });

  it("in Netlify Blobs, as Netlify tells its functions", async () => {
    const directory = mkdtempSync(join(tmpdir(), "blobs-"));
    const server = new BlobsServer({ directory, token: "a token" });
    const { port } = await server.start();
    const edgeURL = `http://127.0.0.1:${port}`;
    const given = { siteID: "site", token: "a token", edgeURL };
    try {
      await putInto(netlifyVault(given));
      const context = JSON.stringify({ ...given, uncachedEdgeURL: edgeURL });
      await goThrough({
        host: "netlify",
        storage: "netlify",
        env: { NETLIFY_BLOBS_CONTEXT: Buffer.from(context).toString("base64") },
      });
    } finally {
      await server.stop();
      rmSync(directory, { recursive: true });
    }
  });

  it("in a private store of Vercel Blob", async () => {
    const blob = await startFakeBlob();
    try {
      await putInto(vercelVault({ token: blob.token }));
      await goThrough({
        host: "vercel",
        storage: "vercel",
        env: {
          BLOB_READ_WRITE_TOKEN: blob.token,
          VERCEL_BLOB_API_URL: process.env.VERCEL_BLOB_API_URL ?? "",
        },
      });
    } finally {
      await blob.close();
    }
  });
});

describe("a build for a host", () => {
  it("stops where the documents cannot be given from there", async () => {
    const files = {
      "company.yaml": companyYaml("bundled"),
      "documents/letter.yaml": documentYaml("letter", pdf),
    };
    const build = await buildFor({ host: "netlify", files });
    build.remove();
    expect(build.status).toBe(1);
    expect(build.said).toContain(
      'private/letter.pdf of "letter" is not there, so it would not be deployed.',
    );
  });

  it("writes Vercel's output without an adapter where there is no door", async () => {
    const files = { "company.yaml": companyYaml("folder").replace("gate: on", "gate: off") };
    const build = await buildFor({ host: "vercel", files });
    try {
      expect(build.status).toBe(0);
      const output = join(build.folder, ".vercel/output");
      const { routes } = JSON.parse(readFileSync(join(output, "config.json"), "utf8"));
      const paths = filesIn(output).map(({ path }) => path);
      expect(paths).toContain("static/index.html");
      expect(paths.filter((path) => path.startsWith("functions"))).toEqual([]);
      const policies = routes.filter(
        (route: { headers?: object; src?: string }) =>
          route.headers &&
          "Content-Security-Policy" in route.headers &&
          new RegExp(route.src ?? "$.").test("/criteria/CC6.1/"),
      );
      expect(policies).toHaveLength(1);
    } finally {
      build.remove();
    }
  });
});
