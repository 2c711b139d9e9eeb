/** The company's logo, inlined into every page: so it may not bring styles, scripts or addresses from elsewhere. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";

const FORBIDDEN: [RegExp, string][] = [
  [/<script/i, "a script"],
  [/<style|\sstyle=/i, 'a style (use attributes such as fill="currentColor")'],
  [/\son\w+\s*=/i, "an event handler"],
  [/<(?:image|foreignObject|use|iframe|a)\b/i, "an element that loads or links to something"],
  [/(?:href|src)\s*=/i, "an address"],
  [/<!ENTITY|<!DOCTYPE/i, "a document type"],
];
const MOST_BYTES = 4_096;

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
  const inline = svg
    .replace(/<\?xml[^>]*\?>/, "")
    .replace(/<!--[\s\S]*?-->/g, "")
    .trim();
  if (!/^<svg[\s>]/.test(inline))
    throw new Error(`${file} does not start with <svg. Save the logo as a plain SVG file.`);
  if (Buffer.byteLength(inline) > MOST_BYTES)
    throw new Error(
      `${file} has ${Buffer.byteLength(inline)} bytes; at most ${MOST_BYTES} are allowed, since every page carries it. Simplify the drawing.`,
    );
  for (const [pattern, what] of FORBIDDEN) {
    if (pattern.test(inline))
      throw new Error(
        `${file} contains ${what}, which the portal's Content-Security-Policy forbids. Remove it from the file.`,
      );
  }
  return inline.replace(/^<svg/, '<svg aria-hidden="true"');
}
