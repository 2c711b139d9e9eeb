/** The second slot: who the copy is for, in the document's XMP metadata, beside what the source said there. */
import type { StampText } from "../../definitions.ts";

export const XMP_LENGTH = 8192;

/** Longest value, in characters; the record has it in full. */
const LONGEST = 250;
const NAMESPACE = "urn:fanlight:copy:1#";

const EMPTY = `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>`;

/** A packet around the slot. What the source claims of archiving standards no longer holds once a page is marked. */
export function splitPacket(source: Uint8Array | undefined): { head: Buffer; tail: Buffer } {
  const text = source ? Buffer.from(source).toString("utf8") : "";
  const packet = isReadable(text) ? withoutClaims(text) : EMPTY;
  const end = packet.lastIndexOf("</rdf:RDF>");
  return { head: Buffer.from(packet.slice(0, end)), tail: Buffer.from(`\n${packet.slice(end)}`) };
}

function isReadable(text: string): boolean {
  return /<rdf:RDF[\s>]/.test(text) && text.includes("</rdf:RDF>") && !text.includes("\ufffd");
}

function withoutClaims(text: string): string {
  const keys = "(?:pdfaid:(?:part|conformance|amd|corr|rev)|pdfuaid:(?:part|rev|amd|corr))";
  return text
    .replace(new RegExp(`\\s${keys}=(?:"[^"]*"|'[^']*')`, "g"), "")
    .replace(new RegExp(`<(${keys})\\b[^>]*>[^<]*</\\1>`, "g"), "");
}

/** ASCII alone, always `XMP_LENGTH` bytes. */
export function fillXmp({ name, company, email, at, copyId }: StampText): Buffer {
  const values = Object.entries({ name, company, email, at, copyId })
    .map(([key, value]) => `<copy:${key}>${escapeXml(value)}</copy:${key}>`)
    .join("\n");
  const description = `<rdf:Description rdf:about="" xmlns:copy="${NAMESPACE}">\n${values}\n</rdf:Description>`;
  const slot = Buffer.alloc(XMP_LENGTH, " ");
  if (slot.write(description, "latin1") !== description.length)
    throw new Error("The texts of a copy do not fit into its metadata.");
  return slot;
}

export const emptyXmp = (): Buffer => Buffer.alloc(XMP_LENGTH, " ");

/** Letters, digits and a few signs stand for themselves; nothing else can be mistaken for XML or for PDF. */
function escapeXml(text: string): string {
  const characters = Array.from(text.toWellFormed());
  const cut =
    characters.length > LONGEST ? [...characters.slice(0, LONGEST - 1), "\u2026"] : characters;
  return cut
    .map((character) => {
      if (/[A-Za-z0-9 .,:@_+-]/.test(character)) return character;
      // Most control characters have no form in XML at all.
      if (/[\p{Cc}\ufffe\uffff]/u.test(character)) return " ";
      return `&#${character.codePointAt(0)};`;
    })
    .join("")
    .replaceAll("end", "&#101;nd");
}
