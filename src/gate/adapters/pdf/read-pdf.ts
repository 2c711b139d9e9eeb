/** Opens a PDF as far as it has to be understood to be marked, and says plainly why one cannot be. */
import { type PDFContext, PDFDict, PDFDocument, PDFName } from "@cantoo/pdf-lib";
import { type PdfFacts, PdfRefused } from "../../definitions.ts";
import { listPages, type PdfPage } from "./list-pages.ts";
import { type IndirectObject, reach } from "./reach.ts";

export interface ReadPdf {
  context: PDFContext;
  catalog: PDFDict;
  pages: PdfPage[];
  facts: PdfFacts;
}

/** @throws PdfRefused for what is no PDF, broken, without pages, or closed by a password */
export async function readPdf(data: Uint8Array): Promise<ReadPdf> {
  if (!startsLikePdf(data))
    throw new PdfRefused(
      "not-pdf",
      "The file is not a PDF: it does not begin with %PDF-. Export the document as a PDF and add that.",
    );
  const { context } = await open(data);
  const root = context.lookup(context.trailerInfo.Root);
  if (!(root instanceof PDFDict))
    throw broken("The PDF is broken: it has no catalogue, so its pages cannot be found.");
  const pages = listPages(root);
  if (pages.length === 0)
    throw new PdfRefused(
      "no-pages",
      "The PDF has no pages that can be read. Export the document again and add that.",
    );
  const facts = { pages: pages.length, locked: wasLocked(context), signed: isSigned(context) };
  return { context, catalog: root, pages, facts };
}

/** Readers accept some rubbish before the header. */
function startsLikePdf(data: Uint8Array): boolean {
  return Buffer.from(data.buffer, data.byteOffset, Math.min(data.length, 1024)).includes("%PDF-");
}

async function open(data: Uint8Array): Promise<PDFDocument> {
  try {
    // The empty password opens what its owner only restricted.
    return await PDFDocument.load(data, {
      updateMetadata: false,
      password: "",
      preserveXFA: true,
      // Lets other requests of a running server in between.
      parseSpeed: 5000,
    });
  } catch (error) {
    if (/password|encrypt|crypt/i.test(`${(error as Error).name} ${(error as Error).message}`))
      throw new PdfRefused(
        "password",
        "The PDF cannot be opened without a password or a certificate. Save it without one and add that.",
        { cause: error },
      );
    throw broken(
      "The PDF is broken and cannot be read. Export the document again and add that.",
      error,
    );
  }
}

const broken = (message: string, cause?: unknown) => new PdfRefused("broken", message, { cause });

/** The library takes the encryption's dictionary out of the trailer once the empty password opened it. */
function wasLocked(context: PDFContext): boolean {
  return context.isDecrypted;
}

const BYTE_RANGE = PDFName.of("ByteRange");
const VALUE = PDFName.of("V");

/** A signature's dictionary is the only one with a ByteRange: a field's value, a timestamp, or usage rights. */
function isSigned(context: PDFContext): boolean {
  if (!context.enumerateIndirectObjects().some(holdsSignature)) return false;
  // One that was removed may still lie in the file.
  return reach(context).some(holdsSignature);
}

function holdsSignature([, object]: IndirectObject): boolean {
  if (!(object instanceof PDFDict)) return false;
  const value = object.get(VALUE);
  return object.has(BYTE_RANGE) || (value instanceof PDFDict && value.has(BYTE_RANGE));
}
