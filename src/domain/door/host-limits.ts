/** How large an answer a host's functions can send, as it documents. docs/hosting/ names the sources. */

export type LimitedHost = "netlify" | "vercel";

const MB = 1_000_000;

/** Bytes up to which a function sends a file itself; undefined where no limit is documented for what is streamed. */
export const SENDS_UP_TO: Readonly<Record<LimitedHost, number | undefined>> = {
  // 20 MB are cut; the rest is room for headers and whatever the host counts besides.
  netlify: 18 * MB,
  vercel: undefined,
};

/** Undefined where the host can give the document. */
export function tooLargeFor(
  host: LimitedHost,
  { id, bytes, hasStore }: { id: string; bytes: number; hasStore: boolean },
): string | undefined {
  const most = SENDS_UP_TO[host];
  if (most === undefined || bytes <= most || hasStore) return undefined;
  return `"${id}" has ${Math.ceil(bytes / MB)} MB, and ${NAMES[host]} sends at most ${most / MB} MB from a function. Set STORAGE_ENDPOINT and the other STORAGE_* settings: larger copies are then left in that S3 store for a minute, for their reader alone.`;
}

const NAMES: Readonly<Record<LimitedHost, string>> = { netlify: "Netlify", vercel: "Vercel" };
