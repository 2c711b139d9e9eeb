/** What an S3-compatible store says: its XML is flat enough to be read without a parser. */

import { StorageFault } from "../definitions.ts";

const ADVICE: Readonly<Record<string, string>> = {
  NoSuchBucket: "There is no bucket of this name. Correct STORAGE_BUCKET, or make the bucket.",
  InvalidAccessKeyId: "The store does not know the key. Correct STORAGE_ACCESS_KEY_ID.",
  SignatureDoesNotMatch:
    "The signature does not hold. Correct STORAGE_SECRET_ACCESS_KEY and STORAGE_REGION.",
  AuthorizationHeaderMalformed: "The store is in another region. Correct STORAGE_REGION.",
  PermanentRedirect:
    "The bucket is in another region. Correct STORAGE_ENDPOINT and STORAGE_REGION.",
  RequestTimeTooSkewed:
    "The clocks of this server and of the store differ. Set this server's clock.",
  AccessDenied: "The key may not do this. Allow it to read, write and list in the bucket.",
};

export async function readFault(answer: Response, bucket: string): Promise<StorageFault> {
  const text = await answer.text();
  const code = /<Code>([^<]{1,80})<\/Code>/.exec(text)?.[1] ?? codeOf(answer.status);
  const advice = ADVICE[code] ?? "Look into the store's own log.";
  const region = /<Region>([\w-]{1,40})<\/Region>/.exec(text)?.[1];
  return new StorageFault(
    code,
    `The storage refused (bucket ${bucket}, ${answer.status} ${code}). ${advice}${region ? ` The store says ${region}.` : ""}`,
  );
}

/** Answers to HEAD have no body. */
function codeOf(status: number): string {
  if (status === 403) return "AccessDenied";
  return status === 404 ? "NoSuchKey" : "unknown";
}

export function keysOf(xml: string): string[] {
  return Array.from(xml.matchAll(/<Key>([^<]*)<\/Key>/g), ([, key = ""]) => unescapeXml(key));
}

export function nextPageOf(xml: string): string | undefined {
  if (!/<IsTruncated>true<\/IsTruncated>/.test(xml)) return undefined;
  const [, token] = /<NextContinuationToken>([^<]+)</.exec(xml) ?? [];
  return token && unescapeXml(token);
}

const SIGNS: Readonly<Record<string, string>> = {
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  amp: "&",
};

function unescapeXml(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) => {
    if (name) return SIGNS[name] ?? whole;
    return String.fromCodePoint(hex ? Number.parseInt(hex, 16) : Number(decimal));
  });
}
