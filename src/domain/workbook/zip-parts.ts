/** The parts of a workbook's zip archive, within limits: an archive of a few kilobytes can claim to hold gigabytes. */
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { WorkbookError } from "./definitions.ts";

const MOST_PARTS = 5000;
const MOST_BYTES = 300_000_000;

export type Parts = Map<string, Uint8Array>;

/** @throws WorkbookError */
export function openParts(bytes: Uint8Array): Parts {
  let parts = 0;
  let size = 0;
  const count = (claimed: number) => {
    parts += 1;
    size += claimed;
    if (parts > MOST_PARTS || size > MOST_BYTES)
      throw new WorkbookError(
        "The workbook unpacks to more than 300 MB, which is not read. Save a copy with the one sheet that matters.",
      );
    return true;
  };
  try {
    return new Map(
      Object.entries(unzipSync(bytes, { filter: ({ originalSize }) => count(originalSize) })),
    );
  } catch (error) {
    if (error instanceof WorkbookError) throw error;
    throw new WorkbookError(
      "The workbook is damaged: it is no whole zip archive. Open it in a spreadsheet program, save it again and try that copy.",
      { cause: error },
    );
  }
}

/** Parts that are left out of `changed` are packed as they were. */
export function packParts(
  parts: Parts,
  changed: ReadonlyMap<string, string>,
): Uint8Array<ArrayBuffer> {
  const all = [...parts].map(([name, bytes]) => {
    const text = changed.get(name);
    return [name, text === undefined ? bytes : strToU8(text)] as const;
  });
  // A fixed day, so that the same answers make the same file.
  return zipSync(Object.fromEntries(all), { level: 6, mtime: "1980-01-02T00:00:00" });
}

export function textOfPart(parts: Parts, name: string): string | undefined {
  const bytes = parts.get(name);
  return bytes && strFromU8(bytes).replace(/^\uFEFF/, "");
}
