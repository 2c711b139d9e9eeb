/** One thing of a page, its words and its address, in the forms that people paste. */

export interface Copied {
  title: string;
  /** Absolute, at the portal's own address. */
  url: string;
  /** Paragraphs, or the cells of a row. */
  parts: readonly string[];
  /** The parts are cells, which spreadsheets take one by one. */
  isRow?: boolean;
  /** "As of 25 November 2026": what is copied grows old. */
  asOf?: string | undefined;
}

export interface Clip {
  "text/plain": string;
  "text/html"?: string;
}

export type CopyForm = "link" | "text" | "markdown" | "rich";

/** In the order in which they are offered. */
export const COPY_FORMS: Record<CopyForm, string> = {
  link: "Link",
  text: "Text with link",
  markdown: "Markdown",
  rich: "For mail and spreadsheets",
};

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escapeHtml = (text: string) => text.replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);
const escapeMarkdown = (text: string) => text.replace(/[\\`*_[\]<>#|]/g, "\\$&");

/** A spreadsheet would take a cell that begins so for a formula. */
const plainCell = (text: string) => (/^[=+\-@\t]/.test(text) ? `'${text}` : text);

function writeText({ title, url, parts, isRow, asOf }: Copied): string {
  const body = isRow ? parts.join("\t") : parts.join("\n\n");
  return [title, body, [url, asOf].filter(Boolean).join(" ")].filter(Boolean).join("\n");
}

function writeMarkdown({ title, url, parts, isRow, asOf }: Copied): string {
  const body = isRow ? [parts.map(escapeMarkdown).join(" | ")] : parts.map(escapeMarkdown);
  const quoted = body
    .filter(Boolean)
    .map((part) => `> ${part}`)
    .join("\n>\n");
  const head = `[${escapeMarkdown(title)}](${url})${asOf ? ` (${asOf})` : ""}`;
  return [head, quoted].filter(Boolean).join("\n\n");
}

function writeHtml({ title, url, parts, isRow, asOf }: Copied): string {
  const link = `<a href="${escapeHtml(url)}">${escapeHtml(title)}</a>`;
  const when = asOf ? ` (${escapeHtml(asOf)})` : "";
  if (isRow) {
    const cells = parts.map((part) => `<td>${escapeHtml(plainCell(part))}</td>`).join("");
    return `<table><tr><td>${link}${when}</td>${cells}</tr></table>`;
  }
  return `<p>${link}${when}</p>${parts.map((part) => `<p>${escapeHtml(part)}</p>`).join("")}`;
}

export function writeClip(form: CopyForm, copied: Copied): Clip {
  if (form === "link") return { "text/plain": copied.url };
  if (form === "markdown") return { "text/plain": writeMarkdown(copied) };
  const text = writeText(copied);
  return form === "text"
    ? { "text/plain": text }
    : { "text/plain": text, "text/html": writeHtml(copied) };
}
