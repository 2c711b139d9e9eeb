/** A build's public output with nothing in it but these pages. */
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";

/**
 * @param pages HTML by path, without slashes around it
 * @returns the folder, removed when the test ends
 */
export async function publishPages(pages: Record<string, string>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "fanlight-pages-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  for (const [path, html] of Object.entries(pages)) {
    await mkdir(join(folder, path), { recursive: true });
    await writeFile(join(folder, path, "index.html"), html);
  }
  return folder;
}
