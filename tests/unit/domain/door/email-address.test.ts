import { describe, expect, it } from "vitest";
import { mailboxOf, normaliseEmail } from "#src/domain/door/email-address.ts";

describe("an address", () => {
  it.each([
    ["Ada@Example.COM", "ada@example.com"],
    [" ada@example.com ", "ada@example.com"],
    ["ada+tag@sub.example.com", "ada+tag@sub.example.com"],
    ["o'neil@example.ie", "o'neil@example.ie"],
    ["ada@bücher.example", "ada@xn--bcher-kva.example"],
    ["ada@BÜCHER.example", "ada@xn--bcher-kva.example"],
  ])("has one spelling: %s", (typed, email) => {
    expect(normaliseEmail(typed)?.email).toBe(email);
  });

  it.each([
    "",
    "ada",
    "@example.com",
    "ada@",
    "ada@localhost",
    "ada@example",
    "ada@127.0.0.1",
    "ada@0x7f.1",
    "ada@[127.0.0.1]",
    "a@b@example.com",
    "ada@example.com, eve@evil.example",
    "ada@example.com\r\nBcc: eve@evil.example",
    "ada@example.com\nx",
    '"ada smith"@example.com',
    "ada..smith@example.com",
    ".ada@example.com",
    "ada@-example.com",
    "ada@example..com",
    "ada@exa mple.com",
    "ada@example.com/x",
    "ada\u202e@example.com",
    "ada@exam\u200bple.com",
    "адa@example.com",
    `${"a".repeat(65)}@example.com`,
    `ada@${"a".repeat(60)}.${"b".repeat(60)}.${"c".repeat(60)}.${"d".repeat(60)}.example`,
  ])("is refused where it is no single plain one: %j", (typed) => {
    expect(normaliseEmail(typed)).toBeUndefined();
  });

  it("keeps look-alikes apart", () => {
    // A Cyrillic a.
    const other = normaliseEmail("dana@ex\u0430mple.com");
    expect(other?.domain).toMatch(/^xn--/);
    expect(other?.domain).not.toBe(normaliseEmail("dana@example.com")?.domain);
  });

  it("has one mailbox whatever its tag", () => {
    expect(mailboxOf("ada+one@example.com")).toBe("ada@example.com");
    expect(mailboxOf("ada@example.com")).toBe("ada@example.com");
  });
});
