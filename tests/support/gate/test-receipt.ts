/** A receipt as the door makes it, without a door. */
import { commitTo, GENESIS, hashRow, sha256Hex } from "#src/gate/audit/hashes.ts";
import type { Receipt, SignatureEvidence } from "#src/gate/definitions.ts";

export function testReceipt(text: string, more: Partial<SignatureEvidence> = {}): Receipt {
  const payload: SignatureEvidence = {
    schema: "fanlight-acceptance/1",
    id: "6b0e6f1e-5a54-4b4e-9a47-000000000001",
    nda: { id: "nda", title: "Confidentiality agreement", version: "1.0", sha256: sha256Hex(text) },
    discloser: "Example, Inc.",
    signer: {
      name: "Nguyễn Thị Ánh 田中",
      title: "Analyst",
      company: "Reader Ltd",
      capacity: "bind",
      email: "anh@reader.example",
      emailVerifiedAt: "2026-11-02T09:00:00.000Z",
      emailVerifiedBy: "code",
    },
    consent: "I accept.",
    documents: ["SOC 2 Type 2 report"],
    purpose: "Review of a vendor",
    presentedAt: "2026-11-02T09:58:00.000Z",
    acceptedAt: "2026-11-02T10:00:00.000Z",
    ip: "203.0.113.7",
    userAgent: "Browser",
    language: "vi",
    commit: "0123456789abcdef",
    ...more,
  };
  const salt = "5a".repeat(32);
  const row = {
    seq: 7,
    at: "2026-11-02T10:00:00.000Z",
    type: "agreement.signed",
    subject_id: "6b0e6f1e-5a54-4b4e-9a47-00000000000a",
    refs: { agreement: payload.id },
    commitment: commitTo(salt, payload),
    prev_hash: GENESIS,
  };
  const hash = hashRow(row);
  return {
    schema: "fanlight-receipt/1",
    payload,
    salt,
    row: { ...row, hash },
    head: { seq: 7, hash },
  };
}
