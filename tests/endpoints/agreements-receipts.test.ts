import { createHash } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { deliverReceipt, receiptsJob } from "#src/gate/agreements/deliver-receipt.ts";
import { presentNda } from "#src/gate/agreements/present-nda.ts";
import { signAgreement } from "#src/gate/agreements/sign-agreement.ts";
import { commitTo, hashRow } from "#src/gate/audit/hashes.ts";
import type { AgreementPrinter, Mail, Receipt, Store } from "#src/gate/definitions.ts";
import { emptyTables } from "../support/gate/empty-tables.ts";
import { fakePrinter } from "../support/gate/fake-documents.ts";
import { openMemoryStore } from "../support/gate/memory-store.ts";
import { openTestDoor, type TestDoor } from "../support/gate/test-door.ts";
import { addPerson, type TestPerson } from "../support/gate/test-people.ts";

let store: Store;
let door: TestDoor;
let ada: TestPerson;
let printer: AgreementPrinter;

beforeAll(async () => {
  store = await openMemoryStore();
});
afterAll(() => store.close());
beforeEach(async () => {
  await emptyTables(store);
  printer = fakePrinter();
  door = await openTestDoor({ store, services: { printer } });
  ada = await addPerson(door);
});

async function sign(): Promise<string> {
  const result = await signAgreement(door.services, {
    visitor: ada,
    proof: presentNda(door.services, ada.personId)?.proof ?? "",
    typed: {
      name: "Ада Пример",
      title: "Analyst",
      company: "Reader Ltd",
      capacity: "bind",
      agreed: true,
    },
    sender: { ip: "198.51.100.7", userAgent: "Test browser", language: "en" },
  });
  if (result.outcome !== "signed") throw new Error(result.outcome);
  return result.agreementId;
}

function open(mail: Mail | undefined, filename: string): string {
  const found = mail?.attachments?.find((attachment) => attachment.filename === filename);
  return Buffer.from(found?.content ?? "", "base64").toString("utf8");
}

describe("a receipt", () => {
  it("goes to the signer and each owner, with PDF, receipt and the exact text", async () => {
    await deliverReceipt(door.services, await sign());
    const mails = await door.waitingMails();
    expect(mails.map(({ kind, to }) => [kind, to])).toEqual([
      ["agreement-receipt", "ada@example.org"],
      ["agreement-receipt-owner", "owner@example.com"],
    ]);
    for (const mail of mails) {
      expect(mail.attachments?.map(({ filename, mediaType }) => [filename, mediaType])).toEqual([
        ["agreement.pdf", "application/pdf"],
        ["receipt.json", "application/json"],
        ["nda.md", "text/markdown"],
      ]);
      expect(mail.text).toContain("Ада Пример");
      expect(open(mail, "agreement.pdf")).toMatch(/^%PDF-/);
    }
  });

  it("verifies without us: text, payload and record hang together", async () => {
    await deliverReceipt(door.services, await sign());
    const [mail] = await door.waitingMails();
    const receipt = JSON.parse(open(mail, "receipt.json")) as Receipt;
    const { hash, ...row } = receipt.row;
    expect(commitTo(receipt.salt, receipt.payload)).toBe(row.commitment);
    expect(hashRow(row)).toBe(hash);
    const text = createHash("sha256").update(open(mail, "nda.md")).digest("hex");
    expect(text).toBe(receipt.payload.nda.sha256);
  });

  it("asked for twelve times at once is mailed once", async () => {
    const id = await sign();
    await Promise.all(Array.from({ length: 12 }, () => deliverReceipt(door.services, id)));
    await receiptsJob.run(door.services);
    expect(await door.waitingMails()).toHaveLength(2);
  });

  it("that could not be printed is delivered by the job, and by none of its other turns", async () => {
    const id = await sign();
    const print = printer.print;
    printer.print = async () => {
      throw new Error("The fonts are away.");
    };
    await expect(deliverReceipt(door.services, id)).rejects.toThrow("The fonts are away.");
    await receiptsJob.run(door.services);
    expect(await door.waitingMails()).toEqual([]);
    expect(door.lines.join()).toContain("receipt-not-delivered");
    expect(door.lines.join()).not.toContain("ada@");
    printer.print = print;
    await receiptsJob.run(door.services);
    await receiptsJob.run(door.services);
    expect(await door.waitingMails()).toHaveLength(2);
  });

  it("is lost by no process that ends between the mails and the mark", async () => {
    const id = await sign();
    const { transaction } = store;
    store.transaction = (work) =>
      transaction(async (tx) => {
        await work(tx);
        throw new Error("The process ended.");
      });
    await expect(deliverReceipt(door.services, id)).rejects.toThrow("The process ended.");
    store.transaction = transaction;
    expect(await door.waitingMails()).toEqual([]);
    await receiptsJob.run(door.services);
    expect(await door.waitingMails()).toHaveLength(2);
  });

  it("is not made for an agreement that was signed elsewhere, or is not there", async () => {
    await deliverReceipt(door.services, ada.personId);
    expect(await door.waitingMails()).toEqual([]);
  });
});
