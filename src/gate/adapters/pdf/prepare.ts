/**
 * Rewrites a PDF once, at publication, so that a copy for a reader only has to fill two slots of fixed length: a form that is
 * placed on every page, and a part of the XMP metadata. The result is one revision: the clean original is nowhere in it as
 * a file, not even as its beginning. Everything else of the document, its outline, tags, labels and attachments, stays.
 */
import { createHash } from "node:crypto";
import {
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFHexString,
  PDFName,
  type PDFObject,
  PDFRawStream,
  PDFString,
} from "@cantoo/pdf-lib";
import { PdfRefused, type PreparedRecord } from "../../definitions.ts";
import { decodeStream } from "./decode-stream.ts";
import { emptyForm, FORM_FONT, FORM_LENGTH, FORM_STATES } from "./form-slot.ts";
import { markPages } from "./mark-pages.ts";
import { reach } from "./reach.ts";
import { type ReadPdf, readPdf } from "./read-pdf.ts";
import { type SlotStream, writeRevision } from "./write-revision.ts";
import { emptyXmp, splitPacket, XMP_LENGTH } from "./xmp-slot.ts";

export interface PreparedPdf {
  data: Uint8Array;
  record: PreparedRecord;
}

export interface PrepareOptions {
  /** The company says that it may lift what the file's owner restricted. */
  removeRestrictions?: boolean | undefined;
}

const METADATA = PDFName.of("Metadata");

/** @throws PdfRefused where the file cannot be read or must not be marked */
export async function preparePdf(
  source: Uint8Array,
  options: PrepareOptions = {},
): Promise<PreparedPdf> {
  const pdf = await readPdf(source);
  refuseUnmarkable(pdf, options);
  const { context, catalog, pages } = pdf;
  const sourceHash = createHash("sha256").update(source).digest();
  const form = addForm(context);
  markPages(context, pages, form.ref);
  const xmp = addPacket(context, catalog);
  const trailer = describeTrailer(context, sourceHash);
  const { data, slots } = writeRevision(context, reach(context), {
    version: versionOf(context),
    last: new Set<PDFObject>([catalog, ...pages.map(({ dict }) => dict)]),
    slots: [form, xmp],
    trailer,
  });
  const [formSlot, xmpSlot] = slots;
  if (!formSlot || !xmpSlot) throw new Error("A slot was not written.");
  return {
    data,
    record: {
      schema: "fanlight-prepared/1",
      source: sourceHash.toString("hex"),
      sha256: createHash("sha256").update(data).digest("hex"),
      bytes: data.length,
      pages: pages.length,
      slots: { form: formSlot, xmp: xmpSlot },
    },
  };
}

function refuseUnmarkable({ facts }: ReadPdf, { removeRestrictions }: PrepareOptions): void {
  if (facts.signed)
    throw new PdfRefused(
      "signed",
      "The PDF carries a digital signature, which a mark on its pages would break. Add it with --stamp none: it is then delivered unaltered beside a cover sheet that names its reader.",
    );
  if (facts.locked && !removeRestrictions)
    throw new PdfRefused(
      "locked",
      "The PDF's owner restricted what may be done with it. If you may lift that, add it with --remove-restrictions, which is recorded; else with --stamp none.",
    );
}

function addForm(context: PDFContext): SlotStream {
  const font = context.register(
    context.obj({
      Type: "Font",
      Subtype: "Type1",
      BaseFont: "Helvetica",
      Encoding: "WinAnsiEncoding",
    }),
  );
  const dict = context.obj({
    Type: "XObject",
    Subtype: "Form",
    BBox: [0, 0, 1, 20],
    Resources: {
      Font: { [FORM_FONT]: font },
      ExtGState: {
        [FORM_STATES.strip]: { Type: "ExtGState", ca: 0.75 },
        [FORM_STATES.faint]: { Type: "ExtGState", ca: 0.14 },
      },
    },
  });
  const stream = PDFRawStream.of(dict, emptyForm());
  return { ref: context.register(stream), stream, slot: { start: 0, length: FORM_LENGTH } };
}

function addPacket(context: PDFContext, catalog: PDFDict): SlotStream {
  const before = catalog.lookup(METADATA);
  const { head, tail } = splitPacket(
    before instanceof PDFRawStream ? decodeStream(before) : undefined,
  );
  const stream = PDFRawStream.of(
    context.obj({ Type: "Metadata", Subtype: "XML" }),
    Buffer.concat([head, emptyXmp(), tail]),
  );
  const ref = context.register(stream);
  catalog.set(METADATA, ref);
  return { ref, stream, slot: { start: head.length, length: XMP_LENGTH } };
}

/** Object streams came with 1.5; 1.7 is what every reader of today knows. */
function versionOf(context: PDFContext): string {
  const [version] = /\d\.\d/.exec(context.header.toString()) ?? [];
  return version && version > "1.7" ? version : "1.7";
}

function describeTrailer(context: PDFContext, sourceHash: Buffer): Record<string, PDFObject> {
  const { Root, Info } = context.trailerInfo;
  // Broken files write the dictionary itself where its number belongs.
  if (Info instanceof PDFDict) context.trailerInfo.Info = context.register(Info);
  return Object.fromEntries(
    Object.entries({ Root, Info: context.trailerInfo.Info, ID: idsOf(context, sourceHash) }).filter(
      (entry): entry is [string, PDFObject] => entry[1] !== undefined,
    ),
  );
}

/** The first stays with the document through all its versions; the second names this one. */
function idsOf(context: PDFContext, sourceHash: Buffer): PDFArray {
  const made = PDFHexString.of(sourceHash.toString("hex", 0, 16));
  const ids = context.lookup(context.trailerInfo.ID);
  const first = ids instanceof PDFArray && ids.size() > 0 ? ids.lookup(0) : undefined;
  const kept = first instanceof PDFHexString || first instanceof PDFString ? first : made;
  return context.obj([kept, made]);
}
