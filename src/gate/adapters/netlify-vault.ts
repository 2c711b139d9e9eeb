/** Gated files in a store of Netlify Blobs, which belongs to the site and is reached by nobody else. It sends whole files only. */
import type { Store } from "@netlify/blobs";
import {
  type NetlifyBlobsSettings,
  StorageFault,
  type StoredFile,
  type Vault,
} from "../definitions.ts";
import { cutStream } from "./cut-stream.ts";
import { checkKey } from "./storage-key.ts";
import { untilStalled } from "./until-stalled.ts";

const STORE = "fanlight-documents";
/** Milliseconds between two pieces of a file. */
const PATIENCE = 15_000;

export function netlifyVault(settings: NetlifyBlobsSettings): Vault {
  const blobs = openStore(settings);
  const sizeOf = (found: { metadata: Record<string, unknown> } | null) =>
    found ? Number(found.metadata.bytes) : undefined;
  return {
    size: (key) => ask(async () => sizeOf(await (await blobs()).getMetadata(nameOf(key)))),
    read: (key, range) =>
      ask(async (): Promise<StoredFile | undefined> => {
        const found = await (await blobs()).getWithMetadata(nameOf(key), { type: "stream" });
        const bytes = sizeOf(found);
        if (!found || bytes === undefined) return undefined;
        const stream = untilStalled(found.data as ReadableStream<Uint8Array>, PATIENCE);
        if (!range) return { bytes, stream };
        const start = Math.min(range.start, bytes);
        const end = Math.max(start, Math.min(range.end, bytes));
        return { bytes: end - start, stream: cutStream(stream, { start, end }) };
      }),
    write: (key, data) =>
      ask(async () => {
        const body = new Blob([data as Uint8Array<ArrayBuffer>]);
        await (await blobs()).set(nameOf(key), body, { metadata: { bytes: data.length } });
      }),
    list: () =>
      ask(async () => {
        const { blobs: found } = await (await blobs()).list();
        return found.map(({ key }) => keyOf(key)).sort();
      }),
  };
}

/** Signs that every server of blobs keeps as they are: some return others escaped, and take a slash for a folder. */
function nameOf(key: string): string {
  return checkKey(key).replace(/[^\w.-]/gu, (sign) =>
    Buffer.from(sign).reduce((name, byte) => `${name}~${byte.toString(16).padStart(2, "0")}`, ""),
  );
}

function keyOf(name: string): string {
  return decodeURIComponent(name.replaceAll("~", "%"));
}

/** Loaded with the first file: a server with another storage never does. */
function openStore({ siteID, token, edgeURL }: NetlifyBlobsSettings): () => Promise<Store> {
  let opened: Promise<Store> | undefined;
  return () => {
    opened ??= import("@netlify/blobs").then(({ getStore }) =>
      getStore({
        name: STORE,
        ...(siteID && { siteID }),
        ...(token && { token }),
        // What was just added is found at once; of a server of one's own there is but one copy.
        ...(edgeURL ? { edgeURL } : { consistency: "strong" as const }),
      }),
    );
    return opened;
  };
}

async function ask<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const { name, message } = error as Error;
    if (name === "MissingBlobsEnvironmentError")
      throw new StorageFault(
        "no-settings",
        "Netlify did not tell the function how to reach its blobs. Set NETLIFY_SITE_ID and NETLIFY_AUTH_TOKEN, or build with Netlify’s own build.",
        { cause: error },
      );
    if (!/^Blobs|fetch failed/.test(name) && !/fetch failed|status code/.test(message)) throw error;
    const [, status] = /\((\d{3})|\b(\d{3}) status/.exec(message) ?? [];
    throw new StorageFault(
      status ?? "unreachable",
      `Netlify Blobs ${status ? `refused (${status})` : "cannot be reached"}. Check NETLIFY_SITE_ID and NETLIFY_AUTH_TOKEN, and Netlify’s status page.`,
      { cause: error },
    );
  }
}
