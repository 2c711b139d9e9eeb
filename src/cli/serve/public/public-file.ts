/** One public file as it is sent: its forms with their heads, made once. */
import { createHash } from "node:crypto";
import type { Headers } from "#src/domain/headers/header-rules.ts";
import { compressNow, ENCODINGS, type Encoding, expandNow, LEAST } from "./compress.ts";
import { isText, mediaType } from "./media-type.ts";
import type { ReadyHead } from "./ready-head.ts";

/** What goes over the wire for one encoding. */
export interface Form {
  etag: string;
  /** Of an answer with the body. */
  head: ReadyHead;
  /** Of `304 Not Modified`. */
  unchanged: ReadyHead;
  /** Undefined where the file is not kept and is read from the disk each time. */
  body(): Body | undefined;
}

/** A string holds one byte in each character (latin1): Node writes it together with the head, and a buffer by itself, which costs a third more. */
export type Body = string | Uint8Array;

export interface PublicFile {
  address: string;
  /** Where it lies, for what is not kept. */
  path: string;
  size: number;
  identity: Form;
  /** The form for an encoding that the visitor takes; undefined where there is none. */
  encoded(encoding: Encoding): Form | undefined;
}

export interface FileSource {
  address: string;
  path: string;
  size: number;
  /** Undefined where it is too large to be read before it is asked for. */
  body: Uint8Array | undefined;
  /** Of what is not read: changes when the file does. */
  version: string;
  /** Forms that the build made. */
  made: Partial<Record<Encoding, Uint8Array>>;
  /** Of the policy. */
  headers: Headers;
}

/** Pictures and documents larger than this stay on the disk: most of a portal's bytes are theirs, and few ask for them. */
const LONGEST_KEPT = 32 * 1024;

/** Beyond this, joining text with the head costs more than writing both. */
const LONGEST_STRING = 64 * 1024;

export function publicFile({ address, path, size, body, ...source }: FileSource): PublicFile {
  const type = mediaType(address);
  const isKept = body !== undefined && (isText(type) || body.length <= LONGEST_KEPT);
  const varies = isKept && isText(type) && body.length >= LEAST;
  const tag = createHash("sha256")
    .update(body ?? source.version)
    .digest("base64url")
    .slice(0, 22);
  const common = [
    ...Object.entries(source.headers).flat(),
    ...(varies ? ["Vary", "Accept-Encoding"] : []),
  ];
  const form = (length: number, read: Form["body"], encoding?: Encoding): Form => {
    const etag = encoding ? `"${tag}-${encoding}"` : `"${tag}"`;
    const unchanged = [...common, "ETag", etag];
    const about = [
      ...["Content-Type", type, "Content-Length", String(length)],
      ...(encoding ? ["Content-Encoding", encoding] : ["Accept-Ranges", "bytes"]),
    ];
    const whole = { fields: [...unchanged, ...about] };
    return { etag, unchanged: { fields: unchanged }, head: whole, body: read };
  };
  const packed = varies ? packedBodies(source.made) : {};
  return {
    address,
    path,
    size,
    identity: form(size, isKept ? plainBody(body, packed) : () => undefined),
    encoded: varies ? encodedForms(body, packed, form) : () => undefined,
  };
}

type Packed = Partial<Record<Encoding, Body>>;

function packedBodies(made: FileSource["made"]): Packed {
  return Object.fromEntries(Object.entries(made).map(([name, bytes]) => [name, toBody(bytes)]));
}

/** Small buffers are pieces of larger ones, which would be held with them; their strings are not. */
function toBody(bytes: Uint8Array): Body {
  return bytes.length > LONGEST_STRING ? bytes : Buffer.from(bytes).toString("latin1");
}

/** Text is not held twice: where a compressed form is there, the few who take no compression get it expanded. */
function plainBody(body: Uint8Array, { gzip, br }: Packed): Form["body"] {
  if (gzip !== undefined) return () => expandNow(toBytes(gzip), "gzip");
  if (br !== undefined) return () => expandNow(toBytes(br), "br");
  const kept = toBody(body);
  return () => kept;
}

const toBytes = (body: Body): Uint8Array =>
  typeof body === "string" ? Buffer.from(body, "latin1") : body;

function encodedForms(
  body: Uint8Array,
  packed: Packed,
  form: (length: number, read: Form["body"], encoding: Encoding) => Form,
): PublicFile["encoded"] {
  const formOf = (kept: Body, encoding: Encoding) => form(kept.length, () => kept, encoding);
  const forms = new Map<Encoding, Form>();
  for (const encoding of ENCODINGS) {
    const kept = packed[encoding];
    if (kept !== undefined) forms.set(encoding, formOf(kept, encoding));
  }
  // Held only as long as there is a form to make of it.
  const text = forms.size < ENCODINGS.length ? body : undefined;
  return (encoding) => {
    const known = forms.get(encoding);
    if (known || !text) return known;
    const now = formOf(toBody(compressNow(text, encoding)), encoding);
    forms.set(encoding, now);
    return now;
  };
}
