/** Names of every script on a stamp and on a cover sheet. */
import { PDF } from "@libpdf/core";
import { describe, expect, it } from "vitest";
import { coverSheet } from "#src/gate/adapters/pdf/cover-sheet.ts";
import { fillForm } from "#src/gate/adapters/pdf/form-slot.ts";
import type { StampText } from "#src/gate/definitions.ts";
import { outlineText } from "#src/type/outline-text.ts";

const reader: StampText = {
  name: "Ann Example",
  company: "Example, Inc.",
  email: "ann@example.com",
  at: "2026-11-02T10:00:00Z",
  copyId: "0123abcd-1111-4222-8333-abcdefabcdef",
};
const file = { title: "ISO 27001 certificate", name: "certificate.pdf", sha256: "ab".repeat(32) };

describe("a stamp", () => {
  it.each([
    ["Arabic", "محمد بن عبد الله", "شركة الاتصالات (ABC) 24"],
    ["Hebrew", "דוד גוריון", "חברת ABC 24 בע״מ"],
    ["Chinese", "陈晓明", "深圳市腾讯计算机系统有限公司"],
    ["Japanese", "山田 太郎", "株式会社ソニー・グループ"],
    ["Korean", "김민수", "삼성전자 주식회사"],
    ["Devanagari", "राष्ट्रीय", "लिमिटेड"],
  ])("draws a name and a company in %s in full, joined and in order", async (_, name, company) => {
    const form = (await fillForm({ ...reader, name, company })).toString("latin1");
    for (const text of [name, company]) expect(form).toContain((await outlineText(text)).path);
  });

  it.each([
    ["Latin with diacritics", "Łukasz Żółć"],
    ["Vietnamese", "Đặng Thị Ngọc Ánh"],
    ["Cyrillic", "Юлия Щербакова"],
    ["Greek", "Παπαδόπουλος"],
  ])("draws each letter of a name in %s", async (_, name) => {
    const form = (await fillForm({ ...reader, name })).toString("latin1");
    for (const letter of name.replaceAll(" ", "")) {
      const { path, missing } = await outlineText(letter);
      expect(missing).toEqual([]);
      expect(form).toContain(path);
    }
  });
});

describe("a cover sheet", () => {
  const textOf = async (data: Uint8Array) => {
    const pages = (await PDF.load(data)).getPages();
    expect(pages).toHaveLength(1);
    return (pages[0]?.extractText().text ?? "").replace(/\s+/g, " ");
  };

  it("says on one page whose copy it is and which file it belongs to", async () => {
    const text = await textOf(await coverSheet(file, { ...reader, name: "山田 太郎" }));
    for (const part of [
      file.title,
      file.name,
      file.sha256,
      "山田 太郎",
      reader.company,
      reader.email,
      reader.copyId,
      "2 November 2026 at 10:00:00 UTC",
      "Confidential",
    ])
      expect(text).toContain(part);
  });

  it("is the same file every time, since its hash is recorded before it is sent", async () => {
    const [one, other] = [await coverSheet(file, reader), await coverSheet(file, reader)];
    expect(Buffer.from(one).equals(Buffer.from(other))).toBe(true);
  });

  it("says which characters could not be drawn", async () => {
    const text = await textOf(await coverSheet(file, { ...reader, name: "สม" }));
    expect(text).toContain("The characters are U+0E2A U+0E21.");
  });

  it("stays one page for the longest names that the form takes", async () => {
    await textOf(
      await coverSheet(file, { ...reader, name: "山".repeat(100), company: "深".repeat(150) }),
    );
  });
});
