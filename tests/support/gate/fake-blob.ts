/**
 * Vercel Blob over HTTP, as its client asks for it: an API for writing, looking up and listing, and addresses of files that open with
 * the store's token alone. Lists come in small pages.
 */
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

export interface FakeBlob {
  token: string;
  files: Map<string, Buffer>;
  /** What each write asked for. */
  access: string[];
  /** Of each read of a part. */
  ranges: string[];
  /** Of a file's bytes. */
  addressOf(key: string): string;
  close(): Promise<void>;
}

const PAGE = 2;
const TOKEN = "vercel_blob_rw_store_secret";

/** Its address is what the client reads from VERCEL_BLOB_API_URL, until it is closed. */
export async function startFakeBlob(): Promise<FakeBlob> {
  const files = new Map<string, Buffer>();
  const access: string[] = [];
  const ranges: string[] = [];
  const server = createServer(async (request, response) => {
    const body = await readBody(request);
    const json = (status: number, value: unknown) =>
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(value));
    const url = new URL(request.url ?? "/", base());
    const key = decodeURIComponent(url.pathname.slice("/store/".length));
    const isFile = url.pathname.startsWith("/store/");
    if (request.headers.authorization !== `Bearer ${TOKEN}`)
      return json(403, { error: { code: "forbidden", message: "Access denied" } });
    if (isFile) {
      const file = files.get(key);
      if (!file) return response.writeHead(404).end();
      const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? "") ?? [];
      if (from === undefined)
        return response.writeHead(200, { "content-length": file.length }).end(file);
      ranges.push(request.headers.range ?? "");
      const part = file.subarray(Number(from), Number(to) + 1);
      return response.writeHead(206, { "content-length": part.length }).end(part);
    }
    if (request.method === "PUT") {
      const path = url.searchParams.get("pathname") ?? "";
      if (request.headers["x-add-random-suffix"] !== "0" || path === "")
        return json(400, { error: { code: "bad_request" } });
      access.push(String(request.headers["x-vercel-blob-access"]));
      files.set(path, body);
      return json(200, factsOf(path, body));
    }
    const asked = url.searchParams.get("url");
    if (asked !== null) {
      const file = files.get(asked);
      return file
        ? json(200, factsOf(asked, file))
        : json(404, { error: { code: "not_found", message: "The requested blob does not exist" } });
    }
    const from = Number(url.searchParams.get("cursor") ?? 0);
    const keys = [...files.keys()].sort();
    const blobs = keys.slice(from, from + PAGE).map((one) => factsOf(one, files.get(one)));
    const hasMore = from + PAGE < keys.length;
    return json(200, { blobs, hasMore, ...(hasMore && { cursor: String(from + PAGE) }) });
  });
  await new Promise<void>((done) => {
    server.listen(0, "127.0.0.1", done);
  });
  const base = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const addressOf = (key: string) =>
    `${base()}/store/${key.split("/").map(encodeURIComponent).join("/")}`;
  const factsOf = (pathname: string, file: Buffer | undefined) => ({
    url: addressOf(pathname),
    downloadUrl: addressOf(pathname),
    pathname,
    size: file?.length ?? 0,
    uploadedAt: new Date().toISOString(),
    contentType: "application/octet-stream",
    contentDisposition: "attachment",
    cacheControl: "max-age=60",
    etag: "e",
  });
  const before = process.env.VERCEL_BLOB_API_URL;
  process.env.VERCEL_BLOB_API_URL = `${base()}/api`;
  return {
    token: TOKEN,
    files,
    access,
    ranges,
    addressOf,
    async close() {
      if (before === undefined) delete process.env.VERCEL_BLOB_API_URL;
      else process.env.VERCEL_BLOB_API_URL = before;
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
