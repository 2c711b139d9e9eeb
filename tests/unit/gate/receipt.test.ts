import { describe, expect, it } from "vitest";
import { hashRow } from "#src/gate/audit/hashes.ts";
import { receiptSchema } from "#src/gate/audit/receipt-schema.ts";
import { describeVerdict, listReceiptFields } from "#src/gate/audit/receipt-words.ts";
import { verifyReceipt } from "#src/gate/audit/verify-receipt.ts";
import type { Receipt } from "#src/gate/definitions.ts";
import { testReceipt } from "../../support/gate/test-receipt.ts";

const TEXT = "# Agreement\n\nYou keep secret what you read.";

/** Every value in it, by its path. */
function leaves(value: unknown, path: string[] = []): string[][] {
  if (value === null || typeof value !== "object") return [path];
  return Object.entries(value).flatMap(([key, one]) => leaves(one, [...path, key]));
}

function changed(receipt: Receipt, path: string[]): Receipt {
  const copy = structuredClone(receipt);
  const last = path.at(-1) ?? "";
  const parent = path
    .slice(0, -1)
    .reduce<Record<string, unknown>>(
      (at, key) => at[key] as Record<string, unknown>,
      copy as unknown as Record<string, unknown>,
    );
  const value = parent[last];
  if (typeof value === "number") parent[last] = value + 1;
  else if (typeof value === "string" && /^[0-9a-f]{64}$/.test(value))
    parent[last] = `${value[0] === "0" ? "1" : "0"}${value.slice(1)}`;
  else parent[last] = `${value}x`;
  return copy;
}

describe("a receipt", () => {
  const receipt = testReceipt(TEXT);

  it("verifies with the text that was signed, after the way through a file", () => {
    const read = receiptSchema.parse(JSON.parse(JSON.stringify(receipt)));
    const verdict = verifyReceipt(read, ["another form", TEXT]);
    expect(verdict.ok).toBe(true);
    expect(verdict.checks.map(({ name }) => name)).toMatchInlineSnapshot(`
      [
        "The contents are those that the record was sealed with",
        "The record is the one that was sealed",
        "The record is of this signature",
        "The head of the log does not come before the record",
        "The text is the one that was signed",
      ]
    `);
  });

  it.each(leaves(receipt).map((path) => [path.join("."), path] as const))(
    "does not verify, or is none, when only %s was changed",
    (name, path) => {
      const read = receiptSchema.safeParse(changed(receipt, path));
      // A later head proves nothing of an earlier record, and takes nothing from it.
      const isHead = name === "head.seq";
      expect(read.success && verifyReceipt(read.data, [TEXT]).ok).toBe(isHead);
    },
  );

  it("does not verify with another text", () => {
    const verdict = verifyReceipt(receipt, [`${TEXT} `]);
    expect(describeVerdict(verdict)).toMatchInlineSnapshot(`
      [
        "holds: The contents are those that the record was sealed with.",
        "holds: The record is the one that was sealed.",
        "holds: The record is of this signature.",
        "holds: The head of the log does not come before the record.",
        "fails: The text is the one that was signed: no form of the file has the SHA-256 57425d3278828d20c100ef804f1f3074a544db6ccbb9e6c9734372294ab65bd6.",
        "The receipt does not prove what it states.",
      ]
    `);
  });

  it("does not verify when the contents belong to another signature's record", () => {
    const row = { ...receipt.row, refs: { agreement: "another" } };
    const hash = hashRow(row);
    const verdict = verifyReceipt({ ...receipt, row: { ...row, hash }, head: { seq: 9, hash } }, [
      TEXT,
    ]);
    expect(verdict.checks.filter(({ holds }) => !holds).map(({ name }) => name)).toEqual([
      "The record is of this signature",
    ]);
  });

  it("refuses keys that no digest covers", () => {
    expect(receiptSchema.safeParse({ ...receipt, note: "x" }).success).toBe(false);
  });

  it("prints every field that the evidence of a signature has", () => {
    const printed = listReceiptFields(receipt)
      .map(([, value]) => value)
      .join("\n");
    for (const path of leaves(receipt)) {
      const value = path.reduce<unknown>(
        (at, key) => (at as Record<string, unknown>)[key],
        receipt,
      );
      if (path.at(-1) !== "schema" && path.at(-1) !== "capacity")
        expect(printed).toContain(String(value));
    }
    expect(printed).toContain("binds the company");
  });
});
