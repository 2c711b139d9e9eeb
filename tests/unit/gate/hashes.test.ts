import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { commitTo, GENESIS, hashRow } from "#src/gate/audit/hashes.ts";

const salt = "ab".repeat(32);
const row = {
  seq: 1,
  at: "2026-11-02T10:00:00.000Z",
  type: "agreement.signed",
  subject_id: "6b0e6f1e-5a54-4b4e-9a47-000000000001",
  refs: { request: "6b0e6f1e-5a54-4b4e-9a47-000000000002" },
  commitment: commitTo(salt, { name: "Łukasz" }),
  prev_hash: GENESIS,
};

describe("the digests of the log", () => {
  it("commit to the salt's bytes followed by the canonical payload", () => {
    const bytes = Buffer.concat([
      Buffer.alloc(32, 0xab),
      Buffer.from('{"a":[1,2],"name":"Łukasz"}', "utf8"),
    ]);
    expect(commitTo(salt, { name: "Łukasz", a: [1, 2] })).toBe(
      createHash("sha256").update(bytes).digest("hex"),
    );
  });

  it("give another commitment with another salt, so that short contents cannot be guessed", () => {
    expect(commitTo("cd".repeat(32), {})).not.toBe(commitTo(salt, {}));
  });

  it("cover every field of a record, whatever the order of its keys", () => {
    const hash = hashRow(row);
    expect(hashRow(Object.fromEntries(Object.entries(row).reverse()) as typeof row)).toBe(hash);
    for (const change of [
      { seq: 2 },
      { at: "2026-11-02T10:00:00.001Z" },
      { type: "agreement.void" },
      { subject_id: null },
      { refs: {} },
      { commitment: GENESIS },
      { prev_hash: "1".repeat(64) },
    ])
      expect(hashRow({ ...row, ...change })).not.toBe(hash);
  });

  it("leave the hash itself out", () => {
    expect(hashRow({ ...row, hash: "anything" } as typeof row)).toBe(hashRow(row));
  });
});
