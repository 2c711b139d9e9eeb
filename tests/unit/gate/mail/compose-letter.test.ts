import { describe, expect, it } from "vitest";
import { composeLetter, type LetterBlock } from "#src/gate/mail/compose-letter.ts";

const company = { name: "Example", legalName: "Example, Inc." };
const compose = (subject: string, ...blocks: LetterBlock[]) =>
  composeLetter({ subject, blocks }, company);

describe("a letter", () => {
  it("says the same as text and as HTML", () => {
    const { subject, text, html } = compose(
      "Confirm your request",
      { kind: "text", text: "Somebody asked for these.\n\nWas it you?" },
      { kind: "button", label: "Confirm", href: "https://trust.example.com/request/confirm/?t=a" },
      { kind: "code", label: "Or type this code", code: "012345" },
      { kind: "facts", facts: [["Documents", "SOC 2 Type 2 report"]] },
      { kind: "list", items: ["one", "two"] },
      {
        kind: "link",
        label: "This was not you?",
        href: "https://trust.example.com/request/not-me/",
      },
    );
    expect(subject).toBe("Confirm your request");
    expect(text).toMatchInlineSnapshot(`
      "Confirm your request

      Somebody asked for these.

      Was it you?

      Confirm:
      https://trust.example.com/request/confirm/?t=a

      Or type this code: 012345

      Documents: SOC 2 Type 2 report

      - one
      - two

      This was not you?
      https://trust.example.com/request/not-me/

      -- 
      Sent by the trust center of Example (Example, Inc.).
      "
    `);
    for (const part of ["Somebody asked for these.", "Was it you?", "012345", "<li", "<dt"])
      expect(html).toContain(part);
  });

  it("is a document that tools for reading aloud can follow", () => {
    const { html } = compose("Confirm your request", { kind: "text", text: "Hello." });
    expect(html).toMatch(/^<!doctype html>\n<html lang="en">/);
    expect(html).toContain("<title>Confirm your request</title>");
    expect(html.match(/<h1/g)).toHaveLength(1);
    expect(html).not.toContain("<table");
  });

  it("fetches nothing", () => {
    const { html } = compose("s", { kind: "button", label: "Go", href: "https://example.com/" });
    expect(html).not.toMatch(/<(?:img|link|script|iframe)|src=|url\(|@import/);
    expect([...html.matchAll(/https?:\/\/[^"<\s]+/g)].map(([found]) => found)).toEqual([
      "https://example.com/",
      "https://example.com/",
    ]);
  });

  it("keeps the code selectable as six plain digits", () => {
    const { html } = compose("s", { kind: "code", label: "Code", code: "012345" });
    expect(html).toContain(">012345</p>");
  });

  it("writes typed HTML as text, wherever it stands", () => {
    const typed = `<img src=x onerror="alert('1')">&`;
    const { html, text } = compose(
      typed,
      { kind: "text", text: typed },
      { kind: "button", label: typed, href: "https://example.com/?a=1&b='2'" },
      { kind: "code", label: typed, code: "000000" },
      { kind: "facts", facts: [[typed, typed]] },
      { kind: "list", items: [typed] },
    );
    expect(html).not.toContain("<img");
    expect(html).toContain("&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;&amp;");
    expect(html).toContain('href="https://example.com/?a=1&amp;b=&#39;2&#39;"');
    expect(text).toContain(typed);
  });

  it("lets no typed text begin a header or turn the subject round", () => {
    const { subject } = compose("Ada\r\nBcc: evil@example.org\u0000\u202e gnp.exe\u2028x\ud800", {
      kind: "text",
      text: "t",
    });
    expect(subject).toBe("Ada Bcc: evil@example.org gnp.exe x\ufffd");
  });

  it("cuts a long subject where it can be seen, and never within a character", () => {
    const { subject } = compose("🙂".repeat(300));
    expect(Array.from(subject)).toHaveLength(200);
    expect(subject.endsWith("🙂…")).toBe(true);
  });

  it("lets no typed fact look like another line", () => {
    const { text } = compose("s", {
      kind: "facts",
      facts: [["Name", "Ada\n\nApprove here:\nhttps://evil.example"]],
    });
    expect(text).toContain("Name: Ada Approve here: https://evil.example");
  });

  it("keeps what scripts need: joiners, accents, right-to-left letters", () => {
    const name = "می‌خواهم Nguyễn Łukasz 王";
    expect(compose("s", { kind: "facts", facts: [["Name", name]] }).text).toContain(name);
  });

  it.each(["javascript:alert(1)", "/request/", "https://a b", 'https://a"b', "data:text/html,x"])(
    "refuses a button that leads to %s",
    (href) => {
      expect(() => compose("s", { kind: "button", label: "Go", href })).toThrow(
        "What a letter leads to needs an absolute address on http or https.",
      );
    },
  );
});
