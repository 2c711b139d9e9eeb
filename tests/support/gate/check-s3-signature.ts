/** AWS Signature Version 4 as the store computes it, written from AWS's description and not from the client that is tested. */
import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { S3Settings } from "#src/gate/definitions.ts";

export interface SignedRequest {
  request: Pick<IncomingMessage, "method" | "url" | "headers">;
  body: Buffer;
  settings: Pick<S3Settings, "accessKeyId" | "secretAccessKey" | "region">;
  now?: Date;
}

const UNSIGNED = "UNSIGNED-PAYLOAD";
const SKEW = 15 * 60 * 1000;

/** The code with which S3 refuses; undefined where the signature holds. */
export function signatureFault({
  request,
  body,
  settings,
  now = new Date(),
}: SignedRequest): string | undefined {
  const url = new URL(request.url ?? "/", "http://store");
  const found = readSignature(request, url);
  if (!found) return "AccessDenied";
  const [keyId, date = "", region, service, end] = found.credential.split("/");
  if (keyId !== settings.accessKeyId) return "InvalidAccessKeyId";
  // S3 itself says which region it would have been.
  if (region !== settings.region) return "AuthorizationHeaderMalformed";
  if (service !== "s3" || end !== "aws4_request") return "SignatureDoesNotMatch";
  const age = now.getTime() - parseTime(found.time).getTime();
  if (!found.time.startsWith(date)) return "SignatureDoesNotMatch";
  if (found.expires === undefined ? Math.abs(age) > SKEW : age > found.expires * 1000)
    return found.expires === undefined ? "RequestTimeTooSkewed" : "AccessDenied";
  if (!found.headers.includes("host")) return "SignatureDoesNotMatch";
  const unsigned = Object.keys(request.headers).filter(
    (name) => name.startsWith("x-amz-") && !found.headers.includes(name),
  );
  if (unsigned.length > 0) return "AccessDenied";
  if (found.hash !== UNSIGNED && found.hash !== sha256(body)) return "XAmzContentSHA256Mismatch";
  const scope = `${date}/${region}/s3/aws4_request`;
  const toSign = ["AWS4-HMAC-SHA256", found.time, scope, sha256(canonical(request, url, found))];
  const key = [region, "s3", "aws4_request"].reduce(
    (before, part) => hmac(before, part),
    hmac(`AWS4${settings.secretAccessKey}`, date),
  );
  const expected = hmac(key, toSign.join("\n"));
  const given = Buffer.from(found.signature, "hex");
  return given.length === expected.length && timingSafeEqual(given, expected)
    ? undefined
    : "SignatureDoesNotMatch";
}

interface Signature {
  credential: string;
  headers: string[];
  signature: string;
  time: string;
  hash: string;
  /** Seconds; only of an address that carries its signature. */
  expires: number | undefined;
}

function readSignature({ headers }: SignedRequest["request"], url: URL): Signature | undefined {
  const query = (name: string) => url.searchParams.get(name) ?? "";
  if (query("X-Amz-Signature"))
    return {
      credential: query("X-Amz-Credential"),
      headers: query("X-Amz-SignedHeaders").split(";"),
      signature: query("X-Amz-Signature"),
      time: query("X-Amz-Date"),
      hash: UNSIGNED,
      expires: Number(query("X-Amz-Expires")),
    };
  const [, credential, names, signature] =
    /^AWS4-HMAC-SHA256 Credential=([^,]+), ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/.exec(
      headers.authorization ?? "",
    ) ?? [];
  const hash = headers["x-amz-content-sha256"];
  const time = headers["x-amz-date"];
  if (!credential || !names || !signature || typeof hash !== "string" || typeof time !== "string")
    return undefined;
  return { credential, headers: names.split(";"), signature, time, hash, expires: undefined };
}

function canonical(
  { method, headers }: SignedRequest["request"],
  url: URL,
  { headers: signed, hash }: Signature,
): string {
  const path = decodeURIComponent(url.pathname).split("/").map(encode).join("/");
  const query = [...url.searchParams]
    .filter(([name]) => name !== "X-Amz-Signature")
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .sort()
    .join("&");
  const lines = signed.map((name) => `${name}:${String(headers[name] ?? "").trim()}\n`).join("");
  return [method, path, query, lines, signed.join(";"), hash].join("\n");
}

function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function parseTime(time: string): Date {
  return new Date(time.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, "$1-$2-$3T$4:$5:$6Z"));
}

const sha256 = (data: string | Buffer) => createHash("sha256").update(data).digest("hex");
const hmac = (key: string | Buffer, text: string) =>
  createHmac("sha256", key).update(text).digest();
