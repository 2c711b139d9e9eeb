/** The forms in which a file may hide in an output: as it is, compressed, archived, as base64, or escaped in a text. */
import { brotliDecompressSync, gunzipSync, inflateRawSync, zstdDecompressSync } from "node:zlib";
import { base64Runs } from "./base64-runs.ts";

export interface Form {
  /** For the message: "base64", "gzip", "zip: report.pdf". */
  how: string;
  bytes: Uint8Array;
}

/** Base64 of 512 bytes has 684 characters; what is shorter holds no run that counts. */
const SHORTEST_BASE64 = 684;

const DEEPEST = 3;

/** @param name decides where bytes do not: brotli has no mark of its own */
export function expand(name: string, bytes: Buffer, depth = 0): Form[] {
  const forms: Form[] = [{ how: "", bytes }];
  if (depth >= DEEPEST) return forms;
  for (const { how, bytes: inside } of unpack(name, bytes)) {
    const inner = name.replace(/\.(?:br|gz|zst)$/i, "");
    forms.push(
      ...expand(inner, Buffer.from(inside), depth + 1).map((form) => ({
        how: [how, form.how].filter(Boolean).join(", "),
        bytes: form.bytes,
      })),
    );
  }
  for (const decoded of decodeBase64(bytes)) forms.push({ how: "base64", bytes: decoded });
  // Text in one of the usual encodings: latin1 keeps each byte as one character.
  const text = bytes.toString("latin1");
  if (/\\[nrtu"\\]/.test(text)) forms.push({ how: "escaped", bytes: unescapeJson(text) });
  if (/&(?:amp|lt|gt|quot|#\d+|#x[0-9a-f]+);/i.test(text))
    forms.push({ how: "escaped", bytes: unescapeHtml(text) });
  return forms;
}

function unpack(name: string, bytes: Buffer): Form[] {
  const attempt = (how: string, read: (data: Buffer) => Uint8Array): Form[] => {
    try {
      return [{ how, bytes: read(bytes) }];
    } catch {
      // It only looked like one: its own bytes are searched all the same.
      return [];
    }
  };
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return attempt("gzip", gunzipSync);
  if (bytes.readUInt32LE !== undefined && bytes.length > 4 && bytes.readUInt32LE(0) === 0xfd2fb528)
    return attempt("zstd", zstdDecompressSync);
  if (/\.br$/i.test(name)) return attempt("brotli", brotliDecompressSync);
  if (bytes.length > 4 && bytes.readUInt32LE(0) === 0x04034b50) return unzip(bytes);
  return [];
}

const CENTRAL = 0x02014b50;

/** Entries by the central directory; what cannot be read is left to the search in the archive's own bytes. */
function unzip(archive: Buffer): Form[] {
  const forms: Form[] = [];
  for (let at = archive.indexOf("PK\u0001\u0002", 0, "latin1"); at >= 0; ) {
    if (at + 46 > archive.length || archive.readUInt32LE(at) !== CENTRAL) break;
    const [method, size] = [archive.readUInt16LE(at + 10), archive.readUInt32LE(at + 20)];
    const [name, extra, comment] = [28, 30, 32].map((place) => archive.readUInt16LE(at + place));
    const local = archive.readUInt32LE(at + 42);
    const label = archive.toString("utf8", at + 46, at + 46 + (name ?? 0));
    if (local + 30 <= archive.length) {
      const start =
        local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
      const data = archive.subarray(start, start + size);
      try {
        forms.push({ how: `zip: ${label}`, bytes: method === 8 ? inflateRawSync(data) : data });
      } catch {
        forms.push({ how: `zip: ${label}`, bytes: data });
      }
    }
    at += 46 + (name ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  return forms;
}

/** Wherever a run was cut, one of the four beginnings falls on a group of four characters. */
function decodeBase64(bytes: Buffer): Uint8Array[] {
  return base64Runs(bytes, SHORTEST_BASE64).flatMap((run) => {
    const plain = run
      .replace(/\\[nr]|\s/g, "")
      .replace(/%2B/gi, "+")
      .replace(/%2F/gi, "/");
    return [0, 1, 2, 3].map((skip) => Buffer.from(plain.slice(skip), "base64"));
  });
}

const ESCAPES: Record<string, string> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f", v: "\v" };

/** As in JSON and JavaScript; characters above 255 become UTF-8. */
function unescapeJson(text: string): Uint8Array {
  return fromPieces(
    text,
    /\\(?:u([0-9a-f]{4})|x([0-9a-f]{2})|(.))/gis,
    ([, four, two, one = ""]) =>
      four || two ? Number.parseInt(four ?? two ?? "", 16) : (ESCAPES[one] ?? one),
  );
}

const ENTITIES: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function unescapeHtml(text: string): Uint8Array {
  return fromPieces(
    text,
    /&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi,
    ([whole, decimal, hex, name = ""]) =>
      decimal
        ? Number.parseInt(decimal, 10)
        : hex
          ? Number.parseInt(hex, 16)
          : (ENTITIES[name.toLowerCase()] ?? whole),
  );
}

function fromPieces(
  text: string,
  pattern: RegExp,
  read: (match: RegExpMatchArray) => string | number,
): Uint8Array {
  const pieces: Buffer[] = [];
  let last = 0;
  for (const match of text.matchAll(pattern)) {
    pieces.push(Buffer.from(text.slice(last, match.index), "latin1"));
    const value = read(match);
    const isCharacter = typeof value === "number" && value <= 0x10ffff;
    pieces.push(
      isCharacter
        ? Buffer.from(String.fromCodePoint(value), "utf8")
        : Buffer.from(String(value), "latin1"),
    );
    last = match.index + match[0].length;
  }
  pieces.push(Buffer.from(text.slice(last), "latin1"));
  return Buffer.concat(pieces);
}
