/** What of a file's objects is still in use: earlier revisions and stray objects are not carried into the copy. */
import {
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFInvalidObject,
  PDFName,
  type PDFObject,
  PDFRef,
  PDFStream,
} from "@cantoo/pdf-lib";

export type IndirectObject = readonly [PDFRef, PDFObject];

const TYPE = PDFName.of("Type");

/** All objects that the trailer leads to, by number. */
export function reach(context: PDFContext): IndirectObject[] {
  const { Root, Info } = context.trailerInfo;
  const found = new Map<PDFRef, PDFObject>();
  const waiting: PDFObject[] = [Root, Info].filter((object) => object !== undefined);
  for (let object = waiting.pop(); object; object = waiting.pop()) {
    if (object instanceof PDFRef) {
      if (found.has(object)) continue;
      const target = context.lookup(object);
      if (!target) continue;
      // It could not be parsed, so nobody knows what it refers to.
      if (target instanceof PDFInvalidObject) return everything(context);
      found.set(object, target);
      waiting.push(target);
    } else if (object instanceof PDFDict) waiting.push(...object.values());
    else if (object instanceof PDFArray) waiting.push(...object.asArray());
    else if (object instanceof PDFStream) waiting.push(...object.dict.values());
  }
  return [...found].sort(([one], [other]) => one.objectNumber - other.objectNumber);
}

/** Object and cross-reference streams held the file together; their contents are objects of their own by now. */
function everything(context: PDFContext): IndirectObject[] {
  return context
    .enumerateIndirectObjects()
    .filter(([, object]) => !(object instanceof PDFStream && isStructure(object.dict)));
}

function isStructure(dict: PDFDict): boolean {
  return ["/ObjStm", "/XRef"].includes(String(dict.get(TYPE)));
}
