/** PDFs of the kinds that firms issue, made here: no test needs a file that somebody else wrote. */
import {
  degrees,
  PDFDocument,
  PDFHexString,
  PDFName,
  type PDFPage,
  PDFString,
  StandardFonts,
} from "@cantoo/pdf-lib";
import sharp from "sharp";

export const NO_DATES = { updateMetadata: false } as const;

/** Each page says its number, near the top and near the foot as it is seen. */
async function numberPages(pdf: PDFDocument, pages: readonly PDFPage[]): Promise<void> {
  const font = await pdf.embedFont(StandardFonts.TimesRoman);
  for (const [index, page] of pages.entries()) {
    const { x, y, width, height } = page.getCropBox();
    const rotate = page.getRotation();
    page.drawText(`Page ${index + 1} of the source`, {
      x: x + width / 2,
      y: y + height / 2,
      size: Math.min(width, height) / 30,
      font,
      rotate,
    });
  }
}

const SIZES: readonly (readonly [number, number])[] = [
  [595, 842],
  [842, 595],
  [612, 792],
  [300, 1400],
  [1600, 400],
  [2384, 3370],
];

/** Sizes, quarter turns and crop boxes in every combination that readers meet. */
export async function mixedPages(): Promise<PDFDocument> {
  const pdf = await PDFDocument.create(NO_DATES);
  const pages = SIZES.flatMap((size) =>
    [0, 90, 180, 270].map((angle) => {
      const page = pdf.addPage([...size]);
      page.setRotation(degrees(angle));
      return page;
    }),
  );
  for (const angle of [0, 90, 180, 270]) {
    const page = pdf.addPage([700, 900]);
    page.setMediaBox(-50, -100, 700, 900);
    page.setCropBox(-20, -60, 500, 640);
    page.setRotation(degrees(angle));
    pages.push(page);
  }
  await numberPages(pdf, pages);
  return pdf;
}

/** Pictures alone, each page of another size. */
export async function scannedPages(count: number, side = 400): Promise<PDFDocument> {
  const pdf = await PDFDocument.create(NO_DATES);
  for (let number = 0; number < count; number += 1) {
    const [width, height] = [side + number * 7, Math.round(side * 1.3) + number * 5];
    const picture = await sharp({
      create: {
        width,
        height,
        channels: 3,
        background: { r: 240, g: 240, b: 235 },
        noise: { type: "gaussian", mean: 200, sigma: 40 },
      },
    })
      .jpeg({ quality: 60 })
      .toBuffer();
    const image = await pdf.embedJpg(picture);
    pdf.addPage([width * 1.2, height * 1.2]).drawImage(image, {
      x: 0,
      y: 0,
      width: width * 1.2,
      height: height * 1.2,
    });
  }
  return pdf;
}

/** An outline, page labels, an attachment, metadata and a form of drawings that has the name of our own. */
export async function furnishedPages(): Promise<PDFDocument> {
  const pdf = await PDFDocument.create(NO_DATES);
  const pages = [0, 1, 2].map(() => pdf.addPage([612, 792]));
  await numberPages(pdf, pages);
  pdf.setTitle("Furnished");
  pdf.setLanguage("en");
  await pdf.attach(Buffer.from("a,b\n1,2\n"), "figures.csv", { mimeType: "text/csv" });
  const { context, catalog } = pdf;
  catalog.set(
    PDFName.of("PageLabels"),
    context.obj({ Nums: [0, { S: "r" }, 1, { S: "D", St: 7 }] }),
  );
  const outlines = context.nextRef();
  const items = pages.map(() => context.nextRef());
  for (const [index, item] of items.entries()) {
    const [before, after] = [items[index - 1], items[index + 1]];
    const page = pages[index] as PDFPage;
    context.assign(
      item,
      context.obj({
        Title: PDFHexString.fromText(`Chapter ${index + 1}`),
        Parent: outlines,
        Dest: [page.ref, "Fit"],
        ...(before && { Prev: before }),
        ...(after && { Next: after }),
      }),
    );
  }
  context.assign(
    outlines,
    context.obj({ Type: "Outlines", First: items[0] as never, Last: items[2] as never, Count: 3 }),
  );
  catalog.set(PDFName.of("Outlines"), outlines);
  const packet = `<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" pdfaid:part="2"><pdfaid:conformance>B</pdfaid:conformance></rdf:Description><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:source>kept</dc:source></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`;
  catalog.set(
    PDFName.of("Metadata"),
    context.register(context.flateStream(packet, { Type: "Metadata", Subtype: "XML" })),
  );
  const taken = context.register(
    context.stream("0 0 1 1 re f", { Type: "XObject", Subtype: "Form", BBox: [0, 0, 1, 1] }),
  );
  for (const page of pages) page.node.setXObject(PDFName.of("FlS"), taken);
  return pdf;
}

/** Contents that leave states saved, restore what they never saved, end within a text, or are split over streams. */
export async function untidyPages(): Promise<PDFDocument> {
  const pdf = await PDFDocument.create(NO_DATES);
  const text = "BT /F1 12 Tf 72 700 Td (untidy) Tj";
  const contents = [
    [`q 3 0 0 3 50 50 cm q ${text} ET`],
    [`Q Q ${text} ET`],
    [`q 2 0 0 2 0 0 cm /Span <</MCID 0>> BDC ${text}`],
    ["q 5 0 0 5 0 0 cm", `${text} ET % Q Q (`],
    [`q .5 0 0 .5 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID Q EI ${text} (Q\\) Q) Tj <51> Tj ET`],
  ];
  for (const streams of contents) {
    const page = pdf.addPage([612, 792]);
    const { context } = pdf;
    const font = context.obj({ Type: "Font", Subtype: "Type1", BaseFont: "Helvetica" });
    page.node.setFontDictionary(PDFName.of("F1"), context.register(font));
    page.node.set(
      PDFName.of("Contents"),
      context.obj(streams.map((content) => context.register(context.flateStream(content)))),
    );
  }
  return pdf;
}

/** A dictionary that signs the whole file, as far as anybody looks who does not check it. */
export async function signedPages(): Promise<PDFDocument> {
  const pdf = await furnishedPages();
  const { context, catalog } = pdf;
  const signature = context.register(
    context.obj({
      Type: "Sig",
      Filter: "Adobe.PPKLite",
      SubFilter: "adbe.pkcs7.detached",
      ByteRange: [0, 10, 20, 30],
      Contents: PDFHexString.of("00".repeat(32)),
    }),
  );
  const field = context.register(
    context.obj({ FT: "Sig", T: PDFString.of("Signature1"), V: signature }),
  );
  catalog.set(PDFName.of("AcroForm"), context.obj({ Fields: [field], SigFlags: 3 }));
  return pdf;
}

/** The clean file, and behind it a second revision that changes its title. */
export async function twoRevisions(): Promise<Uint8Array> {
  const first = await (await furnishedPages()).save({ useObjectStreams: false });
  const pdf = await PDFDocument.load(first, { ...NO_DATES, forIncrementalUpdate: true });
  pdf.setTitle("Second revision");
  return pdf.commit();
}
