/** One public file as it is sent: its forms with their heads, made once. */
import { createHash } from "node:crypto";
import type { Headers } from "#src/domain/headers/header-rules.ts";
import { compressNow, type Encoding, LEAST } from "./compress.ts";
import { isText, mediaType } from "./media-type.ts";

/** Names and values in turn, as `writeHead` takes them fastest. */
export type Head = readonly string[];

/** What goes over the wire for one encoding. */
export interface Form {
  etag: string;
  /** Of an answer with the body. */
  head: Head;
  /** Of `304 Not Modified`. */
  unchanged: Head;
  /** Undefined where the file is too large to be kept and is read from the disk each time. */
  body: Uint8Array | undefined;
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
  /** Undefined where it is too large to be kept. */
  body: Uint8Array | undefined;
  /** Of what is not kept: changes when the file does. */
  version: string;
  /** Forms that the build made. */
  made: Partial<Record<Encoding, Uint8Array>>;
  /** Of the policy. */
  headers: Headers;
}

export function publicFile(source: FileSource): PublicFile {
  const { address, path, size, body, headers } = source;
  const type = mediaType(address);
  const varies = body !== undefined && isText(type) && body.length >= LEAST;
  const tag = createHash("sha256")
    .update(body ?? source.version)
    .digest("base64url")
    .slice(0, 22);
  const common = [
    ...Object.entries(headers).flat(),
    ...(varies ? ["Vary", "Accept-Encoding"] : []),
  ];
  const form = (bytes: Uint8Array | undefined, encoding?: Encoding): Form => {
    const etag = encoding ? `"${tag}-${encoding}"` : `"${tag}"`;
    const unchanged = [...common, "ETag", etag];
    const about = [
      ...["Content-Type", type, "Content-Length", String(bytes?.length ?? size)],
      ...(encoding ? ["Content-Encoding", encoding] : ["Accept-Ranges", "bytes"]),
    ];
    return { etag, unchanged, head: [...unchanged, ...about], body: bytes };
  };
  const forms = new Map<Encoding, Form>();
  return {
    address,
    path,
    size,
    identity: form(body),
    encoded(encoding) {
      if (!varies) return undefined;
      const known = forms.get(encoding);
      if (known) return known;
      const made = form(source.made[encoding] ?? compressNow(body, encoding), encoding);
      forms.set(encoding, made);
      return made;
    },
  };
}
