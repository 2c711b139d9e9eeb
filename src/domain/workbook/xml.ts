/** The little of XML that workbooks are made of, read with its places, so that a part can be changed without writing the rest anew. */

export interface Tag {
  /** Without its prefix. */
  name: string;
  kind: "open" | "close" | "empty";
  attributes: string;
  start: number;
  end: number;
}

/** Attribute values may hold ">", comments and declarations hold no tags of ours. */
const TAG =
  /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<[?!][^>]*>|<(\/?)(?:[\w.-]+:)?([\w.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>/g;

export function* readTags(xml: string): Generator<Tag> {
  TAG.lastIndex = 0;
  const pattern = new RegExp(TAG);
  for (let match = pattern.exec(xml); match; match = pattern.exec(xml)) {
    const [whole, closes, name, attributes = "", empty] = match;
    if (name === undefined) continue;
    const kind = closes ? "close" : empty ? "empty" : "open";
    yield { name, kind, attributes, start: match.index, end: match.index + whole.length };
  }
}

const ATTRIBUTES = new Map<string, RegExp>();

/** @param name with or without its prefix, as written */
export function attributeOf(attributes: string, name: string): string | undefined {
  let pattern = ATTRIBUTES.get(name);
  if (!pattern) {
    pattern = new RegExp(`(?:^|\\s)(?:[\\w.-]+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`);
    ATTRIBUTES.set(name, pattern);
  }
  const match = pattern.exec(attributes);
  return match ? decodeXml(match[1] ?? match[2] ?? "") : undefined;
}

const NAMED: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** Text of an element: entities, CDATA, and the form in which workbooks write control characters. */
export function decodeXml(text: string): string {
  if (!/[&<_\r]/.test(text)) return text;
  return text
    .replace(/<!\[CDATA\[([\s\S]*?)\]\]>/g, (_, inner: string) => inner.replaceAll("&", "&amp;"))
    .replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi, (whole, hex, decimal, name) => {
      if (name !== undefined) return NAMED[name] ?? whole;
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : "";
    })
    .replace(/_x([0-9A-F]{4})_/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/\r\n?/g, "\n");
}

export function encodeXml(text: string): string {
  return text
    .replace(/_(?=x[0-9A-F]{4}_)/gi, "_x005F_")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
