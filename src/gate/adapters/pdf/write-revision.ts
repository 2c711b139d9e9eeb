/**
 * Writes objects as one revision that ends with the slots. The catalogue and the pages come after the slots, so that a copy
 * which is cut before them has no pages at all; then the cross-reference stream. Never linearised, never encrypted.
 */
import {
  type PDFContext,
  PDFInvalidObject,
  PDFName,
  type PDFObject,
  type PDFRawStream,
  type PDFRef,
  PDFStream,
} from "@cantoo/pdf-lib";
import type { Slot } from "../../definitions.ts";
import { compressedStream } from "./compressed-stream.ts";
import { CrossReference } from "./cross-reference.ts";
import { END_OF_STREAM, GrowingFile, serialise } from "./growing-file.ts";
import type { IndirectObject } from "./reach.ts";

export interface SlotStream {
  ref: PDFRef;
  stream: PDFRawStream;
  /** Where within the stream's bytes the slot is. */
  slot: Slot;
}

export interface RevisionOptions {
  version: string;
  /** Written after the slots. */
  last: ReadonlySet<PDFObject>;
  slots: readonly SlotStream[];
  trailer: Record<string, PDFObject>;
}

export interface Revision {
  data: Uint8Array;
  /** In the order in which they were given, counted from the file's start. */
  slots: Slot[];
}

/** How many objects share an object stream. */
const TOGETHER = 200;

export function writeRevision(
  context: PDFContext,
  objects: readonly IndirectObject[],
  { version, last, slots, trailer }: RevisionOptions,
): Revision {
  const file = new GrowingFile(`%PDF-${version}\n%\xe2\xe3\xcf\xd3\n`);
  const entries = new CrossReference();
  const isSlot = new Set(slots.map(({ ref }) => ref));
  const others = objects.filter(([ref]) => !isSlot.has(ref));
  const write = ([ref, object]: IndirectObject) => {
    entries.addPlain(ref, file.length);
    file.addObject(ref, object);
  };
  const pack = (packed: readonly IndirectObject[]) => {
    for (let from = 0; from < packed.length; from += TOGETHER) {
      const part = packed.slice(from, from + TOGETHER);
      const container = context.nextRef();
      part.forEach(([ref], index) => {
        entries.addPacked(ref, container, index);
      });
      write([container, packTogether(context, part)]);
    }
  };
  const isPlain = ([ref, object]: IndirectObject) =>
    object instanceof PDFStream || object instanceof PDFInvalidObject || ref.generationNumber !== 0;
  const after = others.filter((pair) => last.has(pair[1]) && !isPlain(pair));
  const before = others.filter((pair) => !last.has(pair[1]) && !isPlain(pair));
  others.filter(isPlain).forEach(write);
  pack(before);
  const found = slots.map(({ ref, stream, slot }) => {
    write([ref, stream]);
    const end = file.length - END_OF_STREAM.length;
    return { start: end - stream.contents.length + slot.start, length: slot.length };
  });
  pack(after);
  const table = context.nextRef();
  const start = file.length;
  entries.addPlain(table, start);
  file.addObject(table, entries.toStream(context, trailer));
  file.add(`startxref\n${start}\n%%EOF\n`);
  return { data: file.join(), slots: found };
}

function packTogether(context: PDFContext, objects: readonly IndirectObject[]): PDFRawStream {
  const bodies = objects.map(([, object]) => serialise(object));
  let offset = 0;
  const index = objects.map(([ref], at) => {
    const entry = `${ref.objectNumber} ${offset}`;
    offset += (bodies[at]?.length ?? 0) + 1;
    return entry;
  });
  const head = Buffer.from(`${index.join(" ")}\n`);
  const newline = Buffer.from("\n");
  const content = Buffer.concat([head, ...bodies.flatMap((body) => [body, newline])]);
  return compressedStream(context, content, {
    Type: PDFName.of("ObjStm"),
    N: objects.length,
    First: head.length,
  });
}
