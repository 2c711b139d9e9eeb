/** Gated files in any S3-compatible store, addressed by path. Bodies are streamed; a store that does not answer is given up. */
import { createHash } from "node:crypto";
import { AwsClient } from "aws4fetch";
import { type S3Settings, StorageFault, type StoredFile, type Vault } from "../definitions.ts";
import { keysOf, nextPageOf, readFault } from "./s3-answers.ts";
import { untilStalled } from "./until-stalled.ts";

export interface S3VaultOptions extends S3Settings {
  /** Milliseconds until an answer begins, and between two pieces of one. */
  patience?: number | undefined;
}

const PATIENCE = 15_000;
/** A store may be asked again: reading and writing whole files have the same effect twice. */
const RETRIES = 2;
/** Bytes a millisecond of an upload that is still worth waiting for. */
const SLOWEST = 64;

export function s3Vault(options: S3VaultOptions): Vault {
  const { endpoint, bucket, prefix, patience = PATIENCE } = options;
  const { region, accessKeyId, secretAccessKey } = options;
  const client = new AwsClient({
    service: "s3",
    region,
    accessKeyId,
    secretAccessKey,
    retries: RETRIES,
  });
  const base = `${endpoint.href.replace(/\/+$/, "")}/${encodePath(bucket)}`;
  const addressOf = (key: string) => {
    const parts = key.split("/");
    if (parts.some((part) => part === "" || part === "." || part === ".."))
      throw new Error("A key of the storage leaves its folder.");
    return `${base}/${encodePath(`${prefix}${key}`)}`;
  };
  const ask = async (address: string, init: RequestInit = {}, wait = patience) => {
    const control = new AbortController();
    const timer = setTimeout(() => control.abort(), wait);
    try {
      const { body, status, headers } = await client.fetch(address, {
        ...init,
        signal: control.signal,
      });
      return new Response(body && untilStalled(body, patience), { status, headers });
    } catch (error) {
      const why = control.signal.aborted
        ? `did not answer within ${Math.round(wait / 1000)} s`
        : "cannot be reached";
      throw new StorageFault(
        "unreachable",
        `The storage ${why}. Check STORAGE_ENDPOINT and the network.`,
        {
          cause: error,
        },
      );
    } finally {
      clearTimeout(timer);
    }
  };
  const size = async (key: string) => {
    const answer = await ask(addressOf(key), { method: "HEAD" });
    if (answer.status === 404) return undefined;
    if (!answer.ok) throw await readFault(answer, bucket);
    return Number(answer.headers.get("content-length"));
  };
  return {
    size,
    async read(key, range): Promise<StoredFile | undefined> {
      if (range && range.end <= range.start) {
        const bytes = await size(key);
        return bytes === undefined ? undefined : { bytes: 0, stream: new Blob([]).stream() };
      }
      const headers = range ? { range: `bytes=${range.start}-${range.end - 1}` } : {};
      const answer = await ask(addressOf(key), { headers });
      if (!answer.ok) {
        const fault = await readFault(answer, bucket);
        if (fault.code === "NoSuchKey") return undefined;
        throw fault;
      }
      if (range && answer.status !== 206) {
        await answer.body?.cancel();
        throw new StorageFault(
          "no-range",
          "The storage does not answer with a part of a file, which downloads need.",
        );
      }
      return {
        bytes: Number(answer.headers.get("content-length")),
        stream: answer.body ?? new Blob([]).stream(),
      };
    },
    async write(key, data) {
      const headers = {
        "content-type": "application/octet-stream",
        // Signed with the request, so that the store refuses a body that was changed on the way.
        "x-amz-content-sha256": createHash("sha256").update(data).digest("hex"),
      };
      const body = data as Uint8Array<ArrayBuffer>;
      // The answer begins when all of it has arrived.
      const wait = patience + data.length / SLOWEST;
      const answer = await ask(addressOf(key), { method: "PUT", body, headers }, wait);
      if (!answer.ok) throw await readFault(answer, bucket);
      await answer.body?.cancel();
    },
    async list() {
      const keys: string[] = [];
      let page: string | undefined;
      do {
        const query = new URLSearchParams({ "list-type": "2", prefix });
        if (page) query.set("continuation-token", page);
        const answer = await ask(`${base}?${query}`);
        if (!answer.ok) throw await readFault(answer, bucket);
        const text = await answer.text();
        keys.push(...keysOf(text).map((key) => key.slice(prefix.length)));
        page = nextPageOf(text);
      } while (page);
      return keys.sort();
    },
  };
}

function encodePath(path: string): string {
  return path.split("/").map(encodeURIComponent).join("/");
}
