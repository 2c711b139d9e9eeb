/** Turns inline style sheets into files beside the scripts, whose names hold a hash of what is in them. */
import { createHash } from "node:crypto";

/** Below the public folder. */
export function sheetFile(sheet: string): string {
  const name = createHash("sha256").update(sheet).digest("base64url").slice(0, 12);
  return `_astro/sheet.${name}.css`;
}

export function moveSheets(html: string, moved: ReadonlySet<string>): string {
  return html.replaceAll(/<style\b[^>]*>([\s\S]*?)<\/style\s*>/gi, (whole, sheet: string) =>
    moved.has(sheet) ? `<link rel="stylesheet" href="/${sheetFile(sheet)}">` : whole,
  );
}
