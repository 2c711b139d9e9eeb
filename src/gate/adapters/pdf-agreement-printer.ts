/** Prints agreements as PDF: the text to be read before signing, and the text as signed with its certificate. */
import { createHash } from "node:crypto";
import { prepareText } from "#src/type/set-line.ts";
import { readTextBlocks, type TextBlock } from "../../domain/door/text-blocks.ts";
import type { TextSpan } from "../../domain/door/text-spans.ts";
import type { AgreementPrinter, Receipt } from "../definitions.ts";
import { setBlocks } from "./paper/set-blocks.ts";
import { setCertificate } from "./paper/set-certificate.ts";
import { setFoot } from "./paper/set-foot.ts";
import { setTitle } from "./paper/set-title.ts";
import { plain, sentence } from "./paper/set-words.ts";
import { Sheet } from "./paper/sheet.ts";
import type { Undrawn } from "./paper/undrawn.ts";

export const pdfAgreementPrinter: AgreementPrinter = {
  async printText(title, text) {
    const sheet = new Sheet({
      title,
      subject: "Agreement, to be read before it is accepted",
    });
    const sha256 = createHash("sha256").update(text, "utf8").digest("hex");
    const blocks = readTextBlocks(text);
    setTitle(sheet, title, [
      plain(
        "The whole text, to be read before it is accepted. It says the same to everybody who accepts it.",
      ),
      plain(`SHA-256 of the text: ${sha256}`),
    ]);
    setBlocks(sheet, blocks);
    return sheet.finish(setFoot(sheet, sentence(title).flat()));
  },

  async print(text, receipt) {
    const { nda, signer, discloser, acceptedAt } = receipt.payload;
    const sheet = new Sheet({
      title: `${nda.title}, accepted by ${signer.name}`,
      author: discloser,
      subject: `Agreement, version ${nda.version}, with its certificate of acceptance`,
      date: new Date(acceptedAt),
    });
    const blocks = readTextBlocks(text);
    setTitle(sheet, nda.title, [
      sentence(
        "Version ",
        nda.version,
        ". Accepted by ",
        signer.name,
        ", ",
        signer.title,
        ", ",
        signer.company,
        ". The certificate of acceptance follows the text.",
      ),
    ]);
    setBlocks(sheet, blocks);
    setCertificate(sheet, receipt, findUndrawn(blocks));
    attach(sheet, text, receipt);
    return sheet.finish(
      setFoot(
        sheet,
        sentence("", nda.title, ", version ", nda.version, ", accepted by ", signer.name).flat(),
      ),
    );
  },
};

/** What the check needs travels with the certificate. */
function attach(sheet: Sheet, text: string, receipt: Receipt): void {
  const date = new Date(receipt.payload.acceptedAt);
  const dates = { creationDate: date, modifiedDate: date };
  sheet.pdf.file(Buffer.from(`${JSON.stringify(receipt, null, 2)}\n`), {
    name: "receipt.json",
    type: "application/json",
    description: "Receipt of the acceptance",
    ...dates,
  });
  sheet.pdf.file(Buffer.from(text), {
    name: "nda.md",
    type: "text/markdown",
    description: "The exact text that was accepted",
    ...dates,
  });
}

function findUndrawn(blocks: readonly TextBlock[]): Undrawn[] {
  const characters = wordsOf(blocks).flatMap(
    (text) => prepareText([{ text, style: "regular" }]).undrawn,
  );
  return characters.length > 0 ? [{ label: "The agreement's text", characters }] : [];
}

function wordsOf(blocks: readonly TextBlock[]): string[] {
  return blocks.flatMap((block) => {
    if (block.kind === "list") return block.items.flatMap(wordsOf);
    if (block.kind === "quote") return wordsOf(block.blocks);
    if (block.kind === "plain") return block.lines;
    return block.kind === "rule" ? [] : [block.spans.map(textOf).join("")];
  });
}

function textOf(span: TextSpan): string {
  return span.kind === "text" ? span.text : " ";
}
