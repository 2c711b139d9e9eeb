/** One public file as it is sent: its forms with their heads, made once. */
import { createHash } from "node:crypto";
import type { Headers } from "#src/domain/headers/header-rules.ts";
import { compressNow, ENCODINGS, type Encoding, expandNow, LEAST } from "./compress.ts";
import { isText, mediaType } from "./media-type.ts";
import type { ReadyAnswer } from "./ready-answer.ts";

/** What goes over the wire for one encoding. */
export interface Form {
  etag: string;
  /** Head of the answer with the body: names and values in turn. */
  fields: readonly string[];
  /** The answer with the body, where that is kept. */
  whole: ReadyAnswer | undefined;
  /** `304 Not Modified`. */
  unchanged: ReadyAnswer;
  /** A body that is not kept; undefined where it is read from the disk each time. */
  makeBody(): Uint8Array | undefined;
}

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
  const form = ({ length, kept, makeBody = nothing, encoding }: Content): Form => {
    const etag = encoding ? `"${tag}-${encoding}"` : `"${tag}"`;
    const unchanged = [...common, "ETag", etag];
    const fields = [
      ...unchanged,
      ...["Content-Type", type, "Content-Length", String(length)],
      ...(encoding ? ["Content-Encoding", encoding] : ["Accept-Ranges", "bytes"]),
    ];
    return {
      etag,
      fields,
      unchanged: { fields: unchanged, body: EMPTY },
      whole: kept && { fields, body: alone(kept) },
      makeBody,
    };
  };
  const packed = varies ? source.made : {};
  return {
    address,
    path,
    size,
    identity: form({ length: size, ...(isKept ? plainBody(body, packed) : {}) }),
    encoded: varies ? encodedForms(body, packed, form) : nothing,
  };
}

interface Content {
  length: number;
  kept?: Uint8Array;
  makeBody?: Form["makeBody"];
  encoding?: Encoding;
}

const EMPTY = new Uint8Array();

/** Small buffers are pieces of larger ones, which would be held with them. */
const alone = (bytes: Uint8Array): Uint8Array =>
  bytes.buffer.byteLength > bytes.length ? new Uint8Array(bytes) : bytes;

const nothing = () => undefined;

type Packed = FileSource["made"];

/** Text is not held twice: where a compressed form is there, the few who take no compression get it expanded. */
function plainBody(body: Uint8Array, { gzip, br }: Packed): Pick<Content, "kept" | "makeBody"> {
  if (gzip !== undefined) return { makeBody: () => expandNow(gzip, "gzip") };
  if (br !== undefined) return { makeBody: () => expandNow(br, "br") };
  return { kept: body };
}

function encodedForms(
  body: Uint8Array,
  packed: Packed,
  form: (content: Content) => Form,
): PublicFile["encoded"] {
  const formOf = (kept: Uint8Array, encoding: Encoding) =>
    form({ length: kept.length, kept, encoding });
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
    const now = formOf(compressNow(text, encoding), encoding);
    forms.set(encoding, now);
    return now;
  };
}
