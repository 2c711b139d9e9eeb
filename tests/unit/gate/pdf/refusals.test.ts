/** Files that are not taken, or must not be marked: each with a sentence that says what to do. */
import { PDFDocument } from "@cantoo/pdf-lib";
import { describe, expect, it } from "vitest";
import { preparePdf } from "#src/gate/adapters/pdf/prepare.ts";
import { readPdf } from "#src/gate/adapters/pdf/read-pdf.ts";
import {
  furnishedPages,
  mixedPages,
  NO_DATES,
  signedPages,
} from "../../../support/gate/pdf-sources.ts";

const encrypted = async (options: { userPassword?: string; algorithm: "AES-256" | "AES-128" }) => {
  const pdf = await mixedPages();
  pdf.encrypt({ ownerPassword: "owner", ...options });
  return pdf.save();
};
const refusal = (data: Uint8Array) =>
  preparePdf(data).then(
    () => "taken",
    ({ name, reason, message }) => `${name} ${reason}: ${message}`,
  );

describe("a file is refused", () => {
  it("that is no PDF", async () => {
    expect(await refusal(Buffer.from("PK\x03\x04 a spreadsheet"))).toMatchInlineSnapshot(
      `"PdfRefused not-pdf: The file is not a PDF: it does not begin with %PDF-. Export the document as a PDF and add that."`,
    );
    expect(await refusal(Buffer.from(""))).toContain("not-pdf");
  });

  it("that is broken", async () => {
    expect(await refusal(Buffer.from("%PDF-1.7\n nothing else"))).toMatchInlineSnapshot(
      `"PdfRefused broken: The PDF is broken: it has no catalogue, so its pages cannot be found."`,
    );
    expect(await refusal(Buffer.from(`%PDF-1.7\n${"1 0 obj << ".repeat(50)}`))).toContain("broken");
  });

  it("that has no pages", async () => {
    const pdf = await PDFDocument.create(NO_DATES);
    expect(await refusal(await pdf.save({ addDefaultPage: false }))).toMatchInlineSnapshot(
      `"PdfRefused no-pages: The PDF has no pages that can be read. Export the document again and add that."`,
    );
  });

  it.each(["AES-256", "AES-128"] as const)(
    "that opens with a password only (%s)",
    async (algorithm) => {
      expect(await refusal(await encrypted({ userPassword: "secret", algorithm }))).toBe(
        "PdfRefused password: The PDF cannot be opened without a password or a certificate. Save it without one and add that.",
      );
    },
  );

  it("that its owner restricted, unless the company lifts that", async () => {
    const data = await encrypted({ algorithm: "AES-256" });
    expect((await readPdf(data)).facts).toEqual({ pages: 28, locked: true, signed: false });
    expect(await refusal(data)).toMatchInlineSnapshot(
      `"PdfRefused locked: The PDF's owner restricted what may be done with it. If you may lift that, add it with --remove-restrictions, which is recorded; else with --stamp none."`,
    );
    const { data: prepared } = await preparePdf(data, { removeRestrictions: true });
    expect(Buffer.from(prepared).includes("/Encrypt")).toBe(false);
  });

  it("that is signed", async () => {
    const data = await (await signedPages()).save();
    expect((await readPdf(data)).facts).toEqual({ pages: 3, locked: false, signed: true });
    expect(await refusal(data)).toMatchInlineSnapshot(
      `"PdfRefused signed: The PDF carries a digital signature, which a mark on its pages would break. Add it with --stamp none: it is then delivered unaltered beside a cover sheet that names its reader."`,
    );
  });

  it("cut anywhere, with a clear word or as far as its pages can be read", async () => {
    const data = await (await furnishedPages()).save({ useObjectStreams: false });
    for (let cut = 0; cut < data.length; cut += 97)
      expect(await refusal(data.subarray(0, cut))).toMatch(/^taken$|^PdfRefused \S+: .+\.$/);
  });
});
