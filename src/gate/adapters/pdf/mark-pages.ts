/** Places the stamp's form on every page, outside the page's own content and out of the way of the document's tags. */
import {
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFName,
  type PDFObject,
  PDFRawStream,
  type PDFRef,
  PDFStream,
} from "@cantoo/pdf-lib";
import { BALANCED, type Balance, balanceContent } from "./balance-content.ts";
import { decodeStream } from "./decode-stream.ts";
import type { PdfPage } from "./list-pages.ts";
import { placeForm } from "./place-form.ts";

const CONTENTS = PDFName.of("Contents");
const RESOURCES = PDFName.of("Resources");
const XOBJECT = PDFName.of("XObject");

export function markPages(context: PDFContext, pages: readonly PdfPage[], form: PDFRef): void {
  const name = freeName(pages);
  // Pages of one size share the two streams around their content.
  const streams = new Map<string, PDFRef>();
  const stream = (text: string) => {
    const known = streams.get(text);
    if (known) return known;
    const made = context.register(PDFRawStream.of(context.obj({}), Buffer.from(text, "latin1")));
    streams.set(text, made);
    return made;
  };
  for (const page of pages) {
    addToResources(page, { context, name, form });
    const contents = listContents(page.dict);
    const balance = balanceOf(contents.map((content) => context.lookup(content)));
    const matrix = placeForm(page.box, page.turns).map(plain).join(" ");
    page.dict.set(
      CONTENTS,
      context.obj([
        stream("q\n".repeat(1 + balance.missing)),
        ...contents,
        stream(
          `\n${balance.closing}Q\n/Artifact <</Type /Pagination /Subtype /Watermark>> BDC\nq ${matrix} cm ${name} Do Q\nEMC\n`,
        ),
      ]),
    );
  }
}

/** A name that no page gives to a drawing of its own. */
function freeName(pages: readonly PdfPage[]): PDFName {
  for (let number = 0; ; number += 1) {
    const name = PDFName.of(number === 0 ? "FlS" : `FlS${number}`);
    if (!pages.some(({ resources }) => drawingsOf(resources)?.has(name))) return name;
  }
}

function drawingsOf(resources: PDFDict | undefined): PDFDict | undefined {
  const drawings = resources?.lookup(XOBJECT);
  return drawings instanceof PDFDict ? drawings : undefined;
}

/** In place: pages that share their resources share the form as well. */
function addToResources(
  { dict, resources }: PdfPage,
  { context, name, form }: { context: PDFContext; name: PDFName; form: PDFRef },
): void {
  const own = resources ?? context.obj({});
  if (!resources) dict.set(RESOURCES, own);
  const drawings = drawingsOf(own) ?? context.obj({});
  if (!drawingsOf(own)) own.set(XOBJECT, drawings);
  drawings.set(name, form);
}

function listContents(page: PDFDict): PDFObject[] {
  const contents = page.lookup(CONTENTS);
  if (contents instanceof PDFArray) return contents.asArray();
  const single = page.get(CONTENTS);
  return contents instanceof PDFStream && single ? [single] : [];
}

function balanceOf(contents: readonly (PDFObject | undefined)[]): Balance {
  const decoded: Uint8Array[] = [];
  for (const content of contents) {
    const bytes = content instanceof PDFRawStream ? decodeStream(content) : undefined;
    // What cannot be read here is left as it is, as a reader would show it.
    if (!bytes) return BALANCED;
    decoded.push(bytes, Buffer.from("\n"));
  }
  return balanceContent(decoded.length === 2 && decoded[0] ? decoded[0] : Buffer.concat(decoded));
}

/** PDF knows no exponents. */
function plain(value: number): string {
  return String(Number(value.toFixed(4)));
}
