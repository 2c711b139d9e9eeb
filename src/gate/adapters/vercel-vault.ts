/** Gated files in a private store of Vercel Blob: every request carries the store's token, so that no address alone opens a file. */
import {
  StorageFault,
  type StoredFile,
  type Vault,
  type VercelBlobSettings,
} from "../definitions.ts";
import { checkKey } from "./storage-key.ts";
import { untilStalled } from "./until-stalled.ts";

/** Milliseconds until an answer begins, and between two pieces of one. */
const PATIENCE = 15_000;

export function vercelVault({ token }: VercelBlobSettings): Vault {
  const find = (key: string) =>
    ask(async () => {
      const { head, BlobNotFoundError } = await loadClient();
      try {
        return await head(checkKey(key), { token });
      } catch (error) {
        if (error instanceof BlobNotFoundError) return undefined;
        throw error;
      }
    });
  return {
    size: async (key) => (await find(key))?.size,
    async read(key, range): Promise<StoredFile | undefined> {
      const found = await find(key);
      if (!found) return undefined;
      const start = Math.min(range?.start ?? 0, found.size);
      const end = Math.max(start, Math.min(range?.end ?? found.size, found.size));
      if (start === end) return { bytes: 0, stream: new Blob([]).stream() };
      const isPart = start > 0 || end < found.size;
      return ask(async () => {
        const address = new URL(found.url);
        // A file that was replaced is not read from a copy on the way.
        address.searchParams.set("cache", "0");
        const answer = await fetch(address, {
          headers: {
            authorization: `Bearer ${token}`,
            ...(isPart && { range: `bytes=${start}-${end - 1}` }),
          },
          signal: AbortSignal.timeout(PATIENCE * 20),
        });
        if (answer.status === 404) return undefined;
        if (answer.status !== (isPart ? 206 : 200)) {
          await answer.body?.cancel();
          throw faultOf(String(answer.status));
        }
        const stream = untilStalled(answer.body ?? new Blob([]).stream(), PATIENCE);
        return { bytes: end - start, stream };
      });
    },
    write: (key, data) =>
      ask(async () => {
        const { put } = await loadClient();
        await put(checkKey(key), Buffer.from(data.buffer, data.byteOffset, data.length), {
          access: "private",
          token,
          addRandomSuffix: false,
          allowOverwrite: true,
          contentType: "application/octet-stream",
        });
      }),
    list: () =>
      ask(async () => {
        const { list } = await loadClient();
        const keys: string[] = [];
        let cursor: string | undefined;
        do {
          const page = await list({ token, ...(cursor && { cursor }) });
          keys.push(...page.blobs.map(({ pathname }) => pathname));
          cursor = page.hasMore ? page.cursor : undefined;
        } while (cursor);
        return keys.sort();
      }),
  };
}

/** Loaded with the first file: a server with another storage never does. */
const loadClient = () => import("@vercel/blob");

function faultOf(code: string, cause?: unknown): StorageFault {
  const advice = /access|403|401|token/i.test(code)
    ? "The store does not take the token. Correct BLOB_READ_WRITE_TOKEN."
    : "Check that the store exists and is private, and Vercel’s status page.";
  return new StorageFault(code, `Vercel Blob refused (${code}). ${advice}`, { cause });
}

async function ask<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const { name } = error as Error;
    if (/^Blob/.test((error as Error).constructor.name))
      throw faultOf((error as Error).constructor.name, error);
    if (name === "TypeError" || name === "TimeoutError")
      throw new StorageFault("unreachable", "Vercel Blob cannot be reached. Check the network.", {
        cause: error,
      });
    throw error;
  }
}
