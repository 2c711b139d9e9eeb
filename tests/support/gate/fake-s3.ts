/**
 * A store that speaks S3 over HTTP and trusts nobody: every request must carry a signature that holds, in its headers or
 * in its address, and every body the hash that was signed. Lists come in small pages.
 */
import { createHash } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { S3Settings } from "#src/gate/definitions.ts";
import { signatureFault } from "./check-s3-signature.ts";

export interface FakeS3 {
  settings: S3Settings;
  files: Map<string, Buffer>;
  /** Method, key, range and status of each request, in order. */
  log: string[];
  /** Next answers instead of the true ones. */
  misbehave: ("hang" | "stall" | "fail" | "refuse" | "ignore-range")[];
  close(): Promise<void>;
}

const PAGE = 2;
const [ACCESS_KEY, SECRET] = ["AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"];

export async function startFakeS3(prefix = ""): Promise<FakeS3> {
  const files = new Map<string, Buffer>();
  const log: string[] = [];
  const misbehave: FakeS3["misbehave"] = [];
  const server = createServer(async (request, response) => {
    const body = await readBody(request);
    const trick = misbehave.shift();
    if (trick === "hang") return;
    const status = await answer({ request, response, body, trick });
    log.push(`${request.method} ${request.url} ${request.headers.range ?? "-"} ${status}`);
  });
  await new Promise<void>((done) => {
    server.listen(0, "127.0.0.1", done);
  });
  const { port } = server.address() as AddressInfo;
  const settings: S3Settings = {
    endpoint: new URL(`http://127.0.0.1:${port}`),
    bucket: "reports",
    region: "eu-test-1",
    accessKeyId: ACCESS_KEY,
    secretAccessKey: SECRET,
    prefix,
  };

  async function answer({ request, response, body, trick }: Exchange): Promise<number> {
    if (trick === "fail") return refuse(response, 503, "SlowDown");
    const fault = trick === "refuse" ? "AccessDenied" : signatureFault({ request, body, settings });
    if (fault === "AuthorizationHeaderMalformed")
      return send(
        response,
        400,
        `<Error><Code>${fault}</Code><Region>${settings.region}</Region></Error>`,
      );
    if (fault) return refuse(response, 403, fault);
    const { pathname, searchParams } = new URL(request.url ?? "/", settings.endpoint);
    const [bucket = "", ...rest] = pathname.slice(1).split("/").map(decodeURIComponent);
    if (bucket !== settings.bucket) return refuse(response, 404, "NoSuchBucket");
    const key = rest.join("/");
    if (request.method === "PUT") {
      files.set(key, body);
      return send(response, 200, "");
    }
    if (key === "") return send(response, 200, listing(searchParams));
    if (request.method === "DELETE") {
      files.delete(key);
      return send(response, 204, "");
    }
    const file = files.get(key);
    if (!file) return refuse(response, 404, "NoSuchKey", request.method === "HEAD");
    if (request.method === "HEAD") {
      response.writeHead(200, { "content-length": file.length }).end();
      return 200;
    }
    if (trick === "stall") {
      response.writeHead(200, { "content-length": file.length });
      response.write(file.subarray(0, Math.floor(file.length / 2)));
      return 200;
    }
    const range = trick === "ignore-range" ? undefined : request.headers.range;
    for (const [name, value] of searchParams)
      if (name.startsWith("response-")) response.setHeader(name.slice("response-".length), value);
    return sendFile(response, file, range);
  }

  function listing(query: URLSearchParams): string {
    const from = Number(query.get("continuation-token") ?? 0);
    const keys = [...files.keys()]
      .filter((key) => key.startsWith(query.get("prefix") ?? ""))
      .sort();
    const next = from + PAGE < keys.length ? from + PAGE : undefined;
    return `<?xml version="1.0"?><ListBucketResult><IsTruncated>${next !== undefined}</IsTruncated>${keys
      .slice(from, from + PAGE)
      .map((key) => `<Contents><Key>${escapeXml(key)}</Key></Contents>`)
      .join(
        "",
      )}${next === undefined ? "" : `<NextContinuationToken>${next}</NextContinuationToken>`}</ListBucketResult>`;
  }

  return {
    settings,
    files,
    log,
    misbehave,
    async close() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

interface Exchange {
  request: IncomingMessage;
  response: ServerResponse;
  body: Buffer;
  trick: FakeS3["misbehave"][number] | undefined;
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function send(response: ServerResponse, status: number, xml: string): number {
  response.writeHead(status, { "content-type": "application/xml" }).end(xml);
  return status;
}

function refuse(response: ServerResponse, status: number, code: string, bare = false): number {
  return send(response, status, bare ? "" : `<Error><Code>${code}</Code></Error>`);
}

function sendFile(response: ServerResponse, file: Buffer, range: string | undefined): number {
  const [, start, end] = /^bytes=(\d+)-(\d+)$/.exec(range ?? "") ?? [];
  if (start === undefined) {
    response.writeHead(200, { "content-length": file.length }).end(file);
    return 200;
  }
  if (Number(start) >= file.length) return refuse(response, 416, "InvalidRange");
  const part = file.subarray(Number(start), Number(end) + 1);
  response
    .writeHead(206, {
      "content-length": part.length,
      "content-range": `bytes ${start}-${Number(start) + part.length - 1}/${file.length}`,
      etag: `"${createHash("md5").update(file).digest("hex")}"`,
    })
    .end(part);
  return 206;
}

function escapeXml(text: string): string {
  return text.replace(/[<>&"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
