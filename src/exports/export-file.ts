/** What every export is: an address, a form, and the text that stands there. Nothing is written before it is asked for. */
export type ExportGroup = "json" | "schema" | "oscal" | "table" | "feed" | "markdown" | "other";

export interface ExportFile {
  group: ExportGroup;
  /** Address within the portal, for example `/api/v1/controls.json`. */
  address: string;
  mediaType: string;
  /** What is in it, in a few words. */
  title: string;
  /** The page for people that says the same. */
  page?: string | undefined;
  /** Left out of the list at `/api/` where it is one of many of its kind, such as one control. */
  oneOf?: string | undefined;
  write(): string | Promise<Uint8Array>;
}

/** Full addresses: exports are read far from the portal. */
export type Absolute = (link: string) => string;

export function absoluteTo(portal: string): Absolute {
  const origin = portal.replace(/\/$/, "");
  return (link) => (link.startsWith("/") ? origin + link : link);
}
