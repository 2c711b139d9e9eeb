/**
 * Mails a signed agreement to both sides: the PDF with its certificate, the receipt, and the exact text. The mails are queued in
 * the transaction that marks them as queued, so a crash neither loses nor doubles them.
 */
import { makeReceipt } from "../audit/make-receipt.ts";
import type { Attachment, Receipt, Services } from "../definitions.ts";
import type { Job } from "../jobs/job.ts";
import { composeLetter } from "../mail/compose-letter.ts";
import { queueMail } from "../mail/queue-mail.ts";

export interface SignedFiles {
  receipt: Receipt;
  text: string;
  pdf: Uint8Array;
}

/** Undefined where there is no such signed agreement, or its contents were erased. Seals the log first. */
export async function makeSignedFiles(
  services: Services,
  agreementId: string,
): Promise<SignedFiles | undefined> {
  const row = await services.store.db
    .selectFrom("agreements")
    .innerJoin("nda_texts", "nda_texts.sha256", "agreements.nda_sha256")
    .select("nda_texts.text")
    .where("agreements.id", "=", agreementId)
    .where("agreements.evidence", "is not", null)
    .executeTakeFirst();
  if (!row) return undefined;
  const receipt = await makeReceipt(services, agreementId);
  return { receipt, text: row.text, pdf: await services.printer.print(row.text, receipt) };
}

export async function deliverReceipt(services: Services, agreementId: string): Promise<void> {
  if (!(await isDue(services, agreementId))) return;
  const files = await makeSignedFiles(services, agreementId);
  if (!files) return;
  const { payload, row } = files.receipt;
  const { signer, nda } = payload;
  const attachments = attach(files);
  await services.store.transaction(async (tx) => {
    const due = await tx
      .updateTable("agreements")
      .set({ receipt_queued_at: services.clock.now() })
      .where("id", "=", agreementId)
      .where("receipt_queued_at", "is", null)
      .where("person_id", "is not", null)
      .returning("person_id")
      .executeTakeFirst();
    if (!due) return;
    const personId = due.person_id;
    const { company, access } = services.catalogue;
    const facts = [
      ["Agreement", `${nda.title}, version ${nda.version}`],
      ["Signed by", `${signer.name}, ${signer.title}, ${signer.company}`],
      ["Capacity", signer.capacity === "bind" ? `binds ${signer.company}` : "signs personally"],
      ["Signed at", `${payload.acceptedAt.slice(0, 19).replace("T", " ")} UTC`],
      ["SHA-256 of the text", nda.sha256],
      ["Record in the sealed log", `${row.seq}`],
    ] as const;
    const how =
      "Attached are the agreement with its certificate as PDF, the receipt, and the exact text that was signed. Keep them: the receipt proves the signature without us.";
    const mine = composeLetter(
      {
        subject: `Your signed copy: ${nda.title}`,
        blocks: [
          { kind: "text", text: `You signed this agreement with ${company.legalName}.\n\n${how}` },
          { kind: "facts", facts },
          {
            kind: "button",
            label: "See where your request stands",
            href: new URL("/request/status/", services.settings.publicUrl).href,
          },
        ],
      },
      company,
    );
    await queueMail(tx, services, {
      kind: "agreement-receipt",
      personId,
      mail: { to: signer.email, ...mine, attachments },
    });
    const theirs = composeLetter(
      {
        subject: `Agreement signed by ${signer.name}, ${signer.company}`,
        blocks: [
          { kind: "text", text: `${nda.title} was signed on the trust center.\n\n${how}` },
          { kind: "facts", facts: [["Address", signer.email], ...facts] },
        ],
      },
      company,
    );
    const owners = access.approvers.filter(({ role }) => role === "owner");
    for (const to of new Set(owners.map(({ email }) => email)))
      await queueMail(tx, services, {
        kind: "agreement-receipt-owner",
        personId,
        mail: { to, ...theirs, attachments },
      });
  });
}

async function isDue({ store }: Services, agreementId: string): Promise<boolean> {
  const due = await store.db
    .selectFrom("agreements")
    .select("id")
    .where("id", "=", agreementId)
    .where("receipt_queued_at", "is", null)
    .executeTakeFirst();
  return due !== undefined;
}

/** The text has its bytes as signed, so that its SHA-256 is the one that the receipt names. */
function attach({ receipt, text, pdf }: SignedFiles): Attachment[] {
  const base64 = (data: string | Uint8Array) =>
    (typeof data === "string" ? Buffer.from(data, "utf8") : Buffer.from(data)).toString("base64");
  return [
    { filename: "agreement.pdf", mediaType: "application/pdf", content: base64(pdf) },
    {
      filename: "receipt.json",
      mediaType: "application/json",
      content: base64(writeReceipt(receipt)),
    },
    { filename: "nda.md", mediaType: "text/markdown", content: base64(text) },
  ];
}

export function writeReceipt(receipt: Receipt): string {
  return `${JSON.stringify(receipt, null, 2)}\n`;
}

/** What an immediate delivery did not reach: the printer failed, or the process ended. */
export const receiptsJob: Job = {
  name: "deliver-receipts",
  everySeconds: 60,
  async run(services) {
    const due = await services.store.db
      .selectFrom("agreements")
      .select("id")
      .where("receipt_queued_at", "is", null)
      .where("evidence", "is not", null)
      .where("person_id", "is not", null)
      .orderBy("created_at")
      .execute();
    for (const { id } of due) {
      try {
        await deliverReceipt(services, id);
      } catch (error) {
        services.logger.error("receipt-not-delivered", error, { agreement: id });
      }
    }
  },
};
