/** Reads the company's logo for the pages. The content check has judged it before; the build refuses it all the same. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { findLogoFault, trimLogo } from "#src/domain/logo.ts";

/** @throws Error that names the file and what to change. */
export async function readLogo(
  folder: string,
  name: string | undefined,
): Promise<string | undefined> {
  if (!name) return undefined;
  const file = `brand/${name}`;
  const svg = await readFile(join(folder, "brand", name), "utf8").catch((cause: unknown) => {
    throw new Error(
      `company.yaml names the logo ${name}, but ${file} cannot be read. Put the file there or remove the key "logo".`,
      { cause },
    );
  });
  const inline = trimLogo(svg);
  const fault = findLogoFault(inline, file);
  if (fault !== undefined) throw new Error(fault);
  return inline.replace(/^<svg/, '<svg aria-hidden="true"');
}
