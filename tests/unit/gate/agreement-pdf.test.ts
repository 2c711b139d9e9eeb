/** Agreements as PDF, read again by other software than that which made them. */
import { readFileSync } from "node:fs";
import { PDFDict, PDFDocument, PDFName } from "@cantoo/pdf-lib";
import { PDF } from "@libpdf/core";
import { describe, expect, it } from "vitest";
import { withoutComments } from "#src/domain/door/fill-in.ts";
import { pdfAgreementPrinter } from "#src/gate/adapters/pdf-agreement-printer.ts";
import { verifyReceipt } from "#src/gate/audit/verify-receipt.ts";
import type { Receipt, SignatureEvidence } from "#src/gate/definitions.ts";
import { testReceipt } from "../../support/gate/test-receipt.ts";
import { missingTool, runTool } from "../../support/system-tools.ts";

const NDA = withoutComments(readFileSync("content/nda/nda.mdx", "utf8").split(/^---$/m)[2] ?? "");
const SHORT =
  "# Agreement\n\nYou keep secret what you read.\n\n1. For **three** years.\n2. Longer for *trade secrets*.";

async function pagesOf(data: Uint8Array): Promise<string[]> {
  const pdf = await PDF.load(data);
  return pdf.getPages().map((page) => page.extractText().text);
}

/** Without the foot of each page, which stands between the lines of a paragraph. */
async function textOf(data: Uint8Array): Promise<string> {
  const pages = await pagesOf(data);
  return pages.map((page) => page.replace(/\n[^\n]*Page \d+ of \d+\s*$/, "")).join("\n");
}

/**
 * Lines end where the page does, so only what is between the spaces can be compared. The library gives the code of a glyph that
 * stands for no text of its own, such as the dots of an Arabic letter, as a control character.
 */
const squeeze = (text: string) => text.replace(/[\s\p{Cc}]+/gu, "");

function signedBy(signer: Partial<SignatureEvidence["signer"]>, text = SHORT): Receipt {
  const { payload } = testReceipt(text);
  return testReceipt(text, { signer: { ...payload.signer, ...signer } });
}

function leaves(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value === "number") return [String(value)];
  return Object.values(value ?? {}).flatMap(leaves);
}

describe("a signed agreement", () => {
  it("holds the whole text, and then every field of the receipt", async () => {
    const receipt = testReceipt(NDA, {
      userAgent: `Mozilla/5.0 ${"x".repeat(300)}`,
      documents: ["SOC 2 Type 2 report", "Penetration test, dated 1 June 2026"],
      purpose: "First line.\nSecond line.",
    });
    const text = squeeze(await textOf(await pdfAgreementPrinter.print(NDA, receipt)));
    for (const paragraph of NDA.split(/\n+/).map((line) => line.replace(/^#+ |^\d\. |\*+/g, "")))
      expect(text).toContain(squeeze(paragraph).replaceAll("*", ""));
    const capacities = ["bind", "code"];
    for (const leaf of leaves(receipt).filter((leaf) => !capacities.includes(leaf)))
      expect(text).toContain(squeeze(leaf));
    expect(text).toContain(squeeze("Declares that they may bind the organisation"));
    expect(text).toContain(squeeze("by the code that was mailed to it"));
  });

  it("says how to recompute the seal, with the results and the command", async () => {
    const receipt = testReceipt(SHORT);
    const text = await textOf(await pdfAgreementPrinter.print(SHORT, receipt));
    const how = text.slice(text.indexOf("How to recompute the seal"));
    for (const result of [receipt.payload.nda.sha256, receipt.row.commitment, receipt.row.hash])
      expect(how).toContain(result);
    expect(how).toContain("npm run fanlight -- receipt verify receipt.json nda.md");
  });

  it("carries the receipt and the exact text, which verify each other", async () => {
    const pdf = await PDF.load(await pdfAgreementPrinter.print(SHORT, testReceipt(SHORT)));
    const attached = (name: string) =>
      new TextDecoder().decode(pdf.getAttachment(name) ?? undefined);
    expect(attached("nda.md")).toBe(SHORT);
    const receipt: Receipt = JSON.parse(attached("receipt.json"));
    expect(receipt).toEqual(testReceipt(SHORT));
    expect(verifyReceipt(receipt, [attached("nda.md")]).ok).toBe(true);
  });

  it("is the same file every time", async () => {
    const receipt = testReceipt(SHORT);
    const [one, other] = [
      await pdfAgreementPrinter.print(SHORT, receipt),
      await pdfAgreementPrinter.print(SHORT, receipt),
    ];
    expect(Buffer.from(one).equals(Buffer.from(other))).toBe(true);
  });

  it("has a title, a language, tags and the time of the acceptance, and numbers its pages", async () => {
    const data = await pdfAgreementPrinter.print(NDA, signedBy({ name: "Anna <b>&Co" }, NDA));
    const pdf = await PDFDocument.load(data, { updateMetadata: false });
    expect(pdf.getTitle()).toBe("Confidentiality agreement, accepted by Anna <b>&Co");
    expect(pdf.getAuthor()).toBe("Example, Inc.");
    expect(pdf.getCreationDate()).toEqual(new Date("2026-11-02T10:00:00Z"));
    expect(pdf.catalog.lookup(PDFName.of("Lang"))?.toString()).toBe("(en)");
    expect(pdf.catalog.lookup(PDFName.of("MarkInfo"), PDFDict).toString()).toContain(
      "/Marked true",
    );
    expect(pdf.catalog.lookup(PDFName.of("StructTreeRoot"), PDFDict).has(PDFName.of("K"))).toBe(
      true,
    );
    const pages = await pagesOf(data);
    pages.forEach((page, index) => {
      expect(page).toContain(`Page ${index + 1} of ${pages.length}`);
    });
  });

  it("embeds only what it shows, so that it stays small enough to mail", async () => {
    const latin = await pdfAgreementPrinter.print(NDA, signedBy({ name: "Anna Berg" }, NDA));
    expect(latin.length).toBeLessThan(80_000);
    const japanese = await pdfAgreementPrinter.print(
      NDA,
      signedBy({ name: "山田 太郎", company: "株式会社ソニー・グループ" }, NDA),
    );
    expect(japanese.length).toBeLessThan(110_000);
  });

  it("is a sound PDF in the eyes of qpdf", async ({ skip }) => {
    const reason = missingTool("qpdf");
    if (reason) skip(reason);
    const data = await pdfAgreementPrinter.print(NDA, signedBy({ name: "محمد 山田 สม" }, NDA));
    expect(runTool("qpdf", data, "--check", "{}")).toContain("No syntax or stream encoding errors");
  });
});

describe("names in an agreement", () => {
  it.each([
    ["Latin with diacritics", "Łukasz Żółć"],
    ["Vietnamese", "Đặng Thị Ngọc Ánh"],
    ["Cyrillic", "Юлия Щербакова Ђорђе"],
    ["Greek", "Παπαδόπουλος Ἀθηνᾶ"],
    ["Chinese", "陈晓明"],
    ["Japanese", "山田 太郎 ソニー"],
    ["Korean", "김민수 金哲洙"],
    ["Thai, which is not drawn", "สมชาย ใจดี"],
  ])("in %s are read as they were typed", async (_, name) => {
    const text = await textOf(
      await pdfAgreementPrinter.print(SHORT, signedBy({ name, company: name })),
    );
    expect(squeeze(text)).toContain(squeeze(`Name, as typed ${name}`));
    expect(squeeze(text)).toContain(squeeze(`Organisation ${name}`));
  });

  it.each([
    ["Arabic", "محمد بن عبد الله الأحمد"],
    ["Arabic letters that differ by their dots", "شركة الاتصالات"],
    ["Hebrew", "דוד גוריון"],
    ["Hebrew with brackets", "חברה (ישראל) אב"],
    ["Devanagari", "राष्ट्रीय कीर्ति"],
  ])("in %s lose no letter, and poppler reads them in order", async (_, name) => {
    const data = await pdfAgreementPrinter.print(SHORT, signedBy({ name, title: "-" }));
    const sorted = (text: string) => Array.from(squeeze(text)).sort().join("");
    // The library gives letters as they stand from left to right.
    const line = /Name, as typed([\s\S]*?)Title/.exec(await textOf(data))?.[1] ?? "";
    expect(sorted(line)).toBe(sorted(name));
    if (missingTool("pdftotext")) return;
    const read = runTool("pdftotext", data, "-layout", "{}", "-");
    expect(read.replace(/[\u202a-\u202e]/g, "")).toContain(name);
  });

  it("keep digits and Latin words in their own direction", async ({ skip }) => {
    const reason = missingTool("pdftotext");
    if (reason) skip(reason);
    const data = await pdfAgreementPrinter.print(SHORT, signedBy({ company: "חברת ABC 24 בעמ" }));
    expect(runTool("pdftotext", data, "-layout", "{}", "-")).toContain("ABC 24");
  });

  it("say which characters could not be drawn, and keep them in the receipt", async () => {
    const receipt = signedBy({ name: "สม Anna 😀", company: "Reader Ltd" });
    const text = await textOf(await pdfAgreementPrinter.print(SHORT, receipt));
    expect(text).toContain("Characters that could not be drawn");
    expect(text).toContain("The record keeps exactly what was written.");
    expect(text).toContain("U+0E2A U+0E21 U+1F600");
    expect(receipt.payload.signer.name).toBe("สม Anna 😀");
  });

  it("say nothing of it where all could be drawn", async () => {
    const text = await textOf(await pdfAgreementPrinter.print(SHORT, testReceipt(SHORT)));
    expect(text).not.toContain("could not be drawn");
  });
});

describe("the text to be read before signing", () => {
  it("is whole, names its SHA-256 and claims no date", async () => {
    const data = await pdfAgreementPrinter.printText("Confidentiality agreement", SHORT);
    const text = await textOf(data);
    expect(text).toContain("You keep secret what you read.");
    expect(text).toContain(testReceipt(SHORT).payload.nda.sha256);
    expect(text).not.toContain("Certificate");
    const pdf = await PDFDocument.load(data, { updateMetadata: false });
    expect(pdf.getTitle()).toBe("Confidentiality agreement");
    expect(pdf.getCreationDate()).toBeUndefined();
  });

  it("sets what it does not understand as it is written", async () => {
    const text = await textOf(
      await pdfAgreementPrinter.printText(
        "T",
        "| a | b |\n|---|---|\n| 1 | 2 |\n\n> quoted\n\n---\n\n- x\n  1. y\n     1. z",
      ),
    );
    for (const part of ["| a | b |", "| 1 | 2 |", "quoted", "a.", "y", "z"])
      expect(text).toContain(part);
  });

  it("can be an empty text or one long word", async () => {
    expect((await pagesOf(await pdfAgreementPrinter.printText("T", ""))).length).toBe(1);
    const long = await pdfAgreementPrinter.printText("T", "x".repeat(20_000));
    expect(squeeze(await textOf(long)).match(/x/g)?.length).toBeGreaterThanOrEqual(20_000);
  });
});
