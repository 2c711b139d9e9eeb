import { lookup } from "mrmime";

/** Whose type does not follow from the end of their names. */
const KNOWN: Readonly<Record<string, string>> = {
  "/updates/feed.xml": "application/atom+xml; charset=utf-8",
  "/updates/feed.json": "application/feed+json; charset=utf-8",
  "/subprocessors/feed.xml": "application/atom+xml; charset=utf-8",
  "/subprocessors/feed.json": "application/feed+json; charset=utf-8",
};

const COMPRESSED = /^(?:text\/|application\/(?:[\w.-]+\+)?(?:json|xml)|image\/svg\+xml)/;

export function mediaType(address: string): string {
  const known = KNOWN[address];
  if (known) return known;
  const type = lookup(address.endsWith("/") ? "html" : address) ?? "application/octet-stream";
  return type.startsWith("text/") ? `${type}; charset=utf-8` : type;
}

/** Others are compressed already, or gain nothing. */
export const isText = (type: string): boolean => COMPRESSED.test(type);
