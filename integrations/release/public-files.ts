/**
 * Files that may leave the house: those of reports and documents whose level is `public`, and no others.
 * A file is copied because an entry names it, never because it lies in a folder.
 */
import { createHash } from "node:crypto";
import { copyFile, mkdir, readFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { Content } from "#src/schemas/content.ts";

export interface PublicFile {
  /** Absolute path in `content/files/`. */
  from: string;
  /** Address in the portal, as `NextStep.href` names it. */
  to: string;
  bytes: number;
  sha256: string;
  /** The entry that names it, for messages. */
  entry: string;
}

export function listPublicFiles(content: Content, folder: string): PublicFile[] {
  return [...content.reports, ...content.documents].flatMap(({ id, data, origin }) => {
    if (data.access !== "public" || !data.file) return [];
    const { path, bytes, sha256 } = data.file;
    return [
      {
        from: join(folder, "files", path),
        to: `/files/${id}/${basename(path)}`,
        bytes,
        sha256,
        entry: origin.file,
      },
    ];
  });
}

/** @throws Error that names the entry, when a file is missing or is not the one that the entry describes. */
export async function publishFiles(files: readonly PublicFile[], output: string): Promise<void> {
  for (const { from, to, bytes, sha256, entry } of files) {
    const data = await readFile(from).catch((cause: unknown) => {
      throw new Error(
        `${entry} names the public file ${basename(from)}, but it cannot be read at content/files/. Put it there or take the key "file" away.`,
        { cause },
      );
    });
    const found = createHash("sha256").update(data).digest("hex");
    if (data.length !== bytes || found !== sha256) {
      throw new Error(
        `${entry} describes ${basename(from)} with ${bytes} bytes and SHA-256 ${sha256}, but the file has ${data.length} bytes and SHA-256 ${found}. Correct the entry or put the right file there.`,
      );
    }
    const target = join(output, to);
    await mkdir(dirname(target), { recursive: true });
    await copyFile(from, target);
  }
}
