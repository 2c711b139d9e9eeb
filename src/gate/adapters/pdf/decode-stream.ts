/** The bytes of a stream without its filters. */
import { inflateSync, constants as zlib } from "node:zlib";
import { decodePDFRawStream, PDFName, type PDFRawStream } from "@cantoo/pdf-lib";

const FILTER = PDFName.of("Filter");
const PARAMETERS = PDFName.of("DecodeParms");
const FLATE = PDFName.of("FlateDecode");
const LARGEST = 64 * 1024 * 1024;

/** Undefined where it is damaged, in a form that only pictures have, or larger than any page. */
export function decodeStream(stream: PDFRawStream): Uint8Array | undefined {
  const filter = stream.dict.lookup(FILTER);
  if (!filter) return stream.contents;
  try {
    if (filter === FLATE && !stream.dict.has(PARAMETERS))
      return inflateSync(stream.contents, {
        maxOutputLength: LARGEST,
        // A stream that was cut short still says what is left of it.
        finishFlush: zlib.Z_SYNC_FLUSH,
      });
    return decodePDFRawStream(stream).decode();
  } catch {
    return undefined;
  }
}
