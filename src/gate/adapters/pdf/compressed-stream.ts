/** A stream made by us, compressed by the native library: the PDF library's own is many times slower. */
import { deflateSync } from "node:zlib";
import { type PDFContext, PDFName, type PDFObject, PDFRawStream } from "@cantoo/pdf-lib";

/** Fast: most of a file is compressed already. */
const LEVEL = 4;

export function compressedStream(
  context: PDFContext,
  content: Uint8Array,
  more: Record<string, PDFObject | number | number[]>,
): PDFRawStream {
  const dict = context.obj({ ...more, Filter: PDFName.of("FlateDecode") });
  return PDFRawStream.of(dict, deflateSync(content, { level: LEVEL }));
}
