import { describe, expect, it } from "vitest";
import { cutToFit } from "#src/gate/adapters/pdf/cut-to-fit.ts";
import { FORM_LENGTH, fillForm } from "#src/gate/adapters/pdf/form-slot.ts";
import { winAnsiHex } from "#src/gate/adapters/pdf/helvetica.ts";
import { fillXmp, splitPacket, XMP_LENGTH } from "#src/gate/adapters/pdf/xmp-slot.ts";
import type { StampText } from "#src/gate/definitions.ts";

const text: StampText = {
  name: "Ann Example",
  company: "Example, Inc.",
  email: "ann@example.com",
  at: "2026-11-02T10:00:00Z",
  copyId: "0123abcd-1111-4222-8333-abcdefabcdef",
};
const fromHex = (hex: string) => Buffer.from(hex, "hex").toString("latin1");
/** What the form shows as text. */
const shown = (form: Buffer) =>
  Array.from(form.toString("latin1").matchAll(/<([0-9a-f]*)> Tj/g), ([, hex = ""]) => fromHex(hex));

const HOSTILE = [
  ") Tj ET Q (",
  "\\) \\( \\\\",
  "name\nendstream\nendobj\n1 0 obj",
  "Q Q Q EI EMC",
  "<</Type /Page>> /FlS Do",
  "<script>&amp;]]>--><?xpacket end='w'?></rdf:RDF>",
  "\u0000\u001b[2J\u202Egnp.exe\u200b",
  "\ud800 lone \udfff",
  "山田太郎 김민수 محمد עברית Łukasz Đặng Ελένη Дарья",
  "😀🏳️‍🌈👨‍👩‍👧",
  "",
  " ",
];

describe("the form's slot", () => {
  it("always has its length and says the same for the same texts", async () => {
    const one = await fillForm(text);
    expect(one).toHaveLength(FORM_LENGTH);
    expect(await fillForm({ ...text })).toEqual(one);
    expect(await fillForm({ ...text, name: "Bob" })).not.toEqual(one);
    expect(shown(one)).toEqual([
      "Copy for ann@example.com, 2026-11-02 10:00:00 UTC, copy id 0123abcd-1111-4222-8333-abcdefabcdef",
    ]);
  });

  it.each(HOSTILE)("lets %j draw itself and nothing else", async (hostile) => {
    for (const form of [
      await fillForm({ ...text, name: hostile }),
      await fillForm({ ...text, company: hostile }),
      await fillForm({ ...text, email: hostile }),
      await fillForm({ ...text, name: hostile, company: hostile, email: hostile }),
    ]) {
      expect(form).toHaveLength(FORM_LENGTH);
      const content = form.toString("latin1");
      const words = content.replaceAll(/<[0-9a-f]*> Tj|\/Fl[ABF] (?:gs|-?[\d.]+ Tf)/g, " ");
      // Numbers, path and state operators, one text.
      expect(words).toMatch(/^(?:[-\d.\s]|\b(?:q|Q|cm|m|l|c|v|y|h|re|f|g|BT|ET|Td)\b|f\*)*$/);
      expect(words.match(/\bq\b/g)?.length).toBe(words.match(/\bQ\b/g)?.length);
      expect(words.match(/\bBT\b/g)).toHaveLength(1);
      expect(shown(form)).toHaveLength(1);
    }
  });

  it("cuts over-long names and addresses visibly, and still fits", async () => {
    const long = await fillForm({
      ...text,
      name: "山".repeat(200),
      company: "Gesellschaft ".repeat(40),
      email: `${"a".repeat(240)}@example.com`,
    });
    expect(long).toHaveLength(FORM_LENGTH);
    expect(shown(long)[0]).toContain(`${"a".repeat(79)}\x85, 2026`);
  });

  it("writes addresses in other letters as an address bar does", () => {
    expect(fromHex(winAnsiHex("łucja@example.com"))).toBe("%C5%82ucja@example.com");
    expect(fromHex(winAnsiHex("jürgen@example.com"))).toBe("jürgen@example.com");
  });
});

describe("a text that is cut to its room", () => {
  const outline = async (drawn: string) => ({
    path: "0 0 m 1 1 l f ".repeat(drawn.length),
    width: drawn.length,
    missing: [],
  });

  it("stays whole where it fits, and ends with an ellipsis where it does not", async () => {
    const seen: string[] = [];
    const watch = (drawn: string) => {
      seen.push(drawn);
      return outline(drawn);
    };
    expect((await cutToFit("Ann", { width: 3, bytes: 999 }, watch)).width).toBe(3);
    expect(
      (await cutToFit("Ann Example", { width: 6, bytes: 999 }, watch)).width,
    ).toBeLessThanOrEqual(6);
    expect(seen.at(-1)).toMatch(/^Ann.*…$/);
    expect(
      (await cutToFit("Ann Example", { width: 99, bytes: 60 }, watch)).path.length,
    ).toBeLessThanOrEqual(60);
    expect((await cutToFit("Ann", { width: 0, bytes: 0 }, watch)).path).toBe("");
  });

  it("does not cut a letter from its marks", async () => {
    const seen: string[] = [];
    await cutToFit("a\u0301".repeat(3), { width: 4, bytes: 9999 }, async (drawn) => {
      seen.push(drawn);
      return outline(drawn);
    });
    expect(seen.at(-1)).toBe("a\u0301…");
  });

  it("refuses an outline that is more than a path", async () => {
    const evil = async () => ({ path: "q /FlS Do Q", width: 1, missing: [] });
    await expect(cutToFit("a", { width: 9, bytes: 99 }, evil)).rejects.toThrow("more than a path");
  });
});

describe("the metadata's slot", () => {
  it("always has its length, in ASCII, and reads as what was written", () => {
    const slot = fillXmp({ ...text, company: "Söhne & Co <山>" });
    expect(slot).toHaveLength(XMP_LENGTH);
    expect(slot.toString("latin1").trimEnd()).toMatchInlineSnapshot(`
      "<rdf:Description rdf:about="" xmlns:copy="urn:fanlight:copy:1#">
      <copy:name>Ann Example</copy:name>
      <copy:company>S&#246;hne &#38; Co &#60;&#23665;&#62;</copy:company>
      <copy:email>ann@example.com</copy:email>
      <copy:at>2026-11-02T10:00:00Z</copy:at>
      <copy:copyId>0123abcd-1111-4222-8333-abcdefabcdef</copy:copyId>
      </rdf:Description>"
    `);
  });

  it.each(HOSTILE)("keeps %j within its element", (hostile) => {
    const slot = fillXmp({ ...text, name: hostile, company: hostile.repeat(50) });
    expect(slot).toHaveLength(XMP_LENGTH);
    const words = slot.toString("latin1");
    expect(words).toMatch(/^[\x20-\x7e\n]*$/);
    expect(words.match(/<\/rdf:Description>/g)).toHaveLength(1);
    expect(words).not.toContain("endstream");
    expect(words).not.toContain("endobj");
    expect(words).not.toContain("<?");
  });

  it("stands within the packet of the source, which keeps what it says but no claim of PDF/A", () => {
    const source =
      '<x:xmpmeta><rdf:RDF xmlns:rdf="r"><rdf:Description pdfaid:part="2" dc:x="y"><pdfaid:conformance>B</pdfaid:conformance><dc:source>kept</dc:source></rdf:Description></rdf:RDF></x:xmpmeta>';
    const { head, tail } = splitPacket(Buffer.from(source));
    expect(head.toString()).toContain("<dc:source>kept</dc:source>");
    expect(head.toString()).not.toContain("pdfaid");
    expect(tail.toString()).toBe("\n</rdf:RDF></x:xmpmeta>");
  });

  it.each([undefined, Buffer.from("not XMP"), Buffer.from([0xff, 0xfe, 0x3c, 0])])(
    "makes a packet where the source has none that can be read",
    (source) => {
      const { head, tail } = splitPacket(source);
      expect(head.toString()).toContain("<rdf:RDF");
      expect(tail.toString()).toContain('<?xpacket end="w"?>');
    },
  );
});
