/** A file as it grows, object by object. */
import { type PDFObject, PDFRawStream, type PDFRef } from "@cantoo/pdf-lib";

export const END_OF_STREAM = "\nendstream\nendobj\n";

export class GrowingFile {
  readonly #pieces: Uint8Array[] = [];
  length = 0;

  constructor(start: string) {
    this.add(start);
  }

  add(piece: string | Uint8Array): void {
    const bytes = typeof piece === "string" ? Buffer.from(piece, "latin1") : piece;
    this.#pieces.push(bytes);
    this.length += bytes.length;
  }

  join(): Uint8Array {
    return Buffer.concat(this.#pieces, this.length);
  }

  addObject(ref: PDFRef, object: PDFObject): void {
    this.add(`${ref.objectNumber} ${ref.generationNumber} obj\n`);
    if (object instanceof PDFRawStream) {
      object.updateDict();
      this.add(serialise(object.dict));
      this.add("\nstream\n");
      // As it is: the library would copy it byte by byte.
      this.add(object.contents);
      this.add(END_OF_STREAM);
    } else {
      this.add(serialise(object));
      this.add("\nendobj\n");
    }
  }
}

export function serialise(object: PDFObject): Uint8Array {
  const bytes = Buffer.allocUnsafe(object.sizeInBytes());
  return bytes.subarray(0, object.copyBytesInto(bytes, 0));
}
