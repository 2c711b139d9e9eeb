/** The company's logo, inlined into every page: so it may not bring styles, scripts or addresses from elsewhere. */

const FORBIDDEN: readonly (readonly [RegExp, string])[] = [
  [/<script/i, "a script"],
  [/<style|\sstyle\s*=/i, 'a style (use attributes such as fill="currentColor")'],
  [/[\s"'/]on\w+\s*=/i, "an event handler"],
  [/<(?:image|foreignObject|use|iframe|a)\b/i, "an element that loads or links to something"],
  [/(?:href|src)\s*=/i, "an address"],
  [/<!ENTITY|<!DOCTYPE/i, "a document type"],
];
const MOST_BYTES = 4_096;

/** The drawing alone, without prologue and comments. */
export function trimLogo(svg: string): string {
  return svg
    .replace(/<\?xml[^>]*\?>/, "")
    .replace(/<!--[\s\S]*?-->/g, "")
    .trim();
}

/** A sentence on what is wrong and one on what to change; undefined where the trimmed drawing may be inlined. */
export function findLogoFault(inline: string, file: string): string | undefined {
  if (!/^<svg[\s>]/.test(inline))
    return `${file} does not start with <svg. Save the logo as a plain SVG file.`;
  const bytes = new TextEncoder().encode(inline).length;
  if (bytes > MOST_BYTES)
    return `${file} has ${bytes} bytes; at most ${MOST_BYTES} are allowed, since every page carries it. Simplify the drawing.`;
  const found = FORBIDDEN.find(([pattern]) => pattern.test(inline));
  return found
    ? `${file} contains ${found[1]}, which the portal's Content-Security-Policy forbids. Remove it from the file.`
    : undefined;
}
