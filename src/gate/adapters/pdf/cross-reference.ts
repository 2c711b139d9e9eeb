/** Where each object of a file is: the stream that readers begin with. */
import {
  type PDFContext,
  PDFName,
  type PDFObject,
  type PDFRawStream,
  type PDFRef,
} from "@cantoo/pdf-lib";
import { compressedStream } from "./compressed-stream.ts";

export class CrossReference {
  readonly #entries = new Map<number, readonly [kind: number, place: number, detail: number]>([
    [0, [0, 0, 65535]],
  ]);

  addPlain({ objectNumber, generationNumber }: PDFRef, offset: number): void {
    this.#entries.set(objectNumber, [1, offset, generationNumber]);
  }

  addPacked(ref: PDFRef, container: PDFRef, index: number): void {
    this.#entries.set(ref.objectNumber, [2, container.objectNumber, index]);
  }

  toStream(context: PDFContext, trailer: Record<string, PDFObject>): PDFRawStream {
    const sorted = [...this.#entries].sort(([one], [other]) => one - other);
    const sections: number[] = [];
    const rows = Buffer.alloc(sorted.length * 8);
    let expected = -1;
    sorted.forEach(([number, [kind, place, detail]], row) => {
      if (number !== expected) sections.push(number, 0);
      sections[sections.length - 1] = (sections.at(-1) ?? 0) + 1;
      expected = number + 1;
      rows.writeUInt8(kind, row * 8);
      rows.writeUIntBE(place, row * 8 + 1, 5);
      rows.writeUInt16BE(detail, row * 8 + 6);
    });
    return compressedStream(context, rows, {
      Type: PDFName.of("XRef"),
      Size: expected,
      W: [1, 5, 2],
      Index: sections,
      ...trailer,
    });
  }
}
