/**
 * What importers read: bytes as they come. Anything that goes wrong while reading is said as a `SourceError`.
 */
import { SourceError } from "./source-error.ts";

export interface SourceInput {
  /** Size in bytes, where it is known before reading. */
  size: number;
  read(): AsyncIterable<Uint8Array>;
}

/** Files that are read as one document. */
const DOCUMENT_BYTES = 64_000_000;

export function textInput(text: string | Uint8Array): SourceInput {
  const bytes = typeof text === "string" ? new TextEncoder().encode(text) : text;
  return {
    size: bytes.length,
    async *read() {
      yield bytes;
    },
  };
}

/** The whole file as it is. */
export async function readBytes(input: SourceInput): Promise<Uint8Array> {
  if (input.size > DOCUMENT_BYTES)
    throw new SourceError(
      `The file has ${Math.ceil(input.size / 1e6)} MB; one of this kind may have ${DOCUMENT_BYTES / 1e6}.`,
    );
  const chunks: Uint8Array[] = [];
  for await (const chunk of input.read()) chunks.push(chunk);
  const bytes = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

/** The whole file as text. */
export async function readText(input: SourceInput): Promise<string> {
  if (input.size > DOCUMENT_BYTES)
    throw new SourceError(
      `The file has ${Math.ceil(input.size / 1e6)} MB; one of this kind may have ${DOCUMENT_BYTES / 1e6}. Export less of it at a time.`,
    );
  const decode = openDecoder();
  let text = "";
  let size = 0;
  for await (const chunk of input.read()) {
    size += chunk.length;
    if (size > DOCUMENT_BYTES)
      throw new SourceError(`The file has more than ${DOCUMENT_BYTES / 1e6} MB.`);
    text += decode(chunk);
  }
  return text + decode();
}

/** Text out of bytes. A wrong encoding changes words without a trace, so it is refused; a BOM is dropped. */
export function openDecoder(): (chunk?: Uint8Array) => string {
  const utf16 = { le: false, seen: false };
  const decoder = new TextDecoder("utf-8", { fatal: true });
  return (chunk) => {
    if (chunk && !utf16.seen && chunk.length > 1) {
      utf16.seen = true;
      if ((chunk[0] === 0xff && chunk[1] === 0xfe) || (chunk[0] === 0xfe && chunk[1] === 0xff))
        throw new SourceError("The file is UTF-16. Save it as UTF-8 and import again.");
    }
    try {
      return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
    } catch (error) {
      throw new SourceError(
        "The file is not UTF-8 (Latin-1 and other older encodings are not read). Save it as UTF-8 and import again.",
        { cause: error },
      );
    }
  };
}

/** The whole file as JSON. */
export async function readDocument(input: SourceInput): Promise<unknown> {
  return parseJson(await readText(input));
}

export function parseJson(text: string): unknown {
  if (text.trim() === "") throw new SourceError("The file is empty.");
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw new SourceError(
      `The file is not JSON, or its end is missing: ${(error as Error).message}.`,
      { cause: error },
    );
  }
}
