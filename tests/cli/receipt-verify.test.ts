import { cpSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { fillIn } from "#src/domain/door/fill-in.ts";
import type { Company } from "#src/schemas/company.ts";
import { testReceipt } from "../support/gate/test-receipt.ts";
import { root, runCli, temporaryFolder } from "./run-cli.ts";

const MDX = `---
title: Agreement
version: "1.0"
effectiveOn: "2026-01-01"
change: material
---

# Agreement

You keep secret what [[legalName]] gives you. The law of [[governingLaw]] applies.
`;

const TEXT = fillIn(MDX.split("---\n")[2] ?? "", {
  legalName: "Tidewater Data, Inc.",
  agreement: { governingLaw: "the State of Delaware", courts: "" },
  contacts: { security: { email: "" } },
} as Company);

function files(text: string, given = text): { receipt: string; text: string; cwd: string } {
  const cwd = temporaryFolder();
  const receipt = join(cwd, "receipt.json");
  const file = join(cwd, given.startsWith("---") ? "nda.mdx" : "nda.md");
  writeFileSync(receipt, JSON.stringify(testReceipt(text)));
  writeFileSync(file, given);
  return { receipt, text: file, cwd };
}

const company = join(root, "content/company.yaml");

describe("receipt verify", () => {
  it("needs nothing but the receipt and the text that was mailed", async () => {
    const { receipt, text } = files(TEXT);
    const ran = await runCli(["receipt", "verify", receipt, text]);
    expect(ran.code).toBe(0);
    expect(ran.out).toContain("Name as typed              Nguyễn Thị Ánh 田中");
    expect(ran.out).toContain("holds: The text is the one that was signed.");
    expect(ran.out).toContain("The receipt is genuine in itself");
  });

  it.each([
    ["as it is", MDX],
    ["with the line endings of Windows", MDX.replaceAll("\n", "\r\n")],
  ])("takes the agreement of content/nda/ %s, filled in from company.yaml", async (_, given) => {
    const { receipt, text } = files(TEXT, given);
    const ran = await runCli(["receipt", "verify", receipt, text, "--company", company]);
    expect([ran.code, ran.err]).toEqual([0, ""]);
  });

  it("finds company.yaml above the agreement's folder by itself", async () => {
    const { receipt, cwd } = files(TEXT);
    cpSync(join(root, "content/company.yaml"), join(cwd, "content/company.yaml"));
    cpSync(join(root, "content/nda"), join(cwd, "content/nda"), { recursive: true });
    writeFileSync(join(cwd, "content/nda/nda.mdx"), MDX);
    const ran = await runCli(["receipt", "verify", receipt, "content/nda/nda.mdx"], { cwd });
    expect([ran.code, ran.err]).toEqual([0, ""]);
  });

  it("ends with 1 and says what fails when a word of the text was changed", async () => {
    const { receipt, text } = files(TEXT, TEXT.replace("keep secret", "publish"));
    const ran = await runCli(["receipt", "verify", receipt, text]);
    expect(ran.code).toBe(1);
    expect(ran.out).toContain("fails: The text is the one that was signed");
    expect(ran.out).toContain("The receipt does not prove what it states.");
  });

  it("asks for company.yaml where the agreement has places to fill in", async () => {
    const { receipt, text } = files(TEXT, MDX);
    const ran = await runCli(["receipt", "verify", receipt, text]);
    expect(ran.code).toBe(1);
    expect(ran.err).toContain("Name that file with --company");
  });

  it("says what is wrong with a file that is no receipt", async () => {
    const { receipt, text } = files(TEXT);
    writeFileSync(receipt, JSON.stringify({ ...testReceipt(TEXT), salt: "short" }));
    expect((await runCli(["receipt", "verify", receipt, text])).err).toContain(
      "salt: must be 64 hex digits in lower case",
    );
    writeFileSync(receipt, "receipt");
    expect((await runCli(["receipt", "verify", receipt, text])).err).toContain("is not JSON");
    expect((await runCli(["receipt", "verify", `${receipt}x`, text])).err).toContain(
      "There is no file",
    );
    expect((await runCli(["receipt", "verify", receipt])).code).toBe(2);
  });

  it("lets nothing that was typed move the terminal's cursor", async () => {
    const { receipt, text } = files(TEXT);
    writeFileSync(receipt, JSON.stringify(testReceipt(TEXT, { purpose: "a\u001b[2Jb\u202ec" })));
    const ran = await runCli(["receipt", "verify", receipt, text]);
    expect(ran.out).toContain("a\\u{1b}[2Jb\\u{202e}c");
    expect(ran.code).toBe(0);
  });
});
