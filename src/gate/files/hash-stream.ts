/** Reads a stored file once, without keeping it. */
import { createHash } from "node:crypto";
import type { StoredFile } from "../definitions.ts";

export interface FileFacts {
  bytes: number;
  sha256: string;
}

export async function hashStored({ stream }: StoredFile): Promise<FileFacts> {
  const hash = createHash("sha256");
  let bytes = 0;
  for await (const chunk of stream) {
    hash.update(chunk);
    bytes += chunk.length;
  }
  return { bytes, sha256: hash.digest("hex") };
}
