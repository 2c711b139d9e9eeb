/**
 * A letter as an HTML document that fetches nothing. Sizes are inline and colours are not: a client that drops the style sheet
 * shows its own colours, light or dark, and a button as an outlined link.
 */
import { cleanLine, cleanText } from "./clean-text.ts";
import type { Letter, LetterBlock } from "./letter-block.ts";

const SHEET = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
body { background: #fafaf7; color: #16181b; }
a { color: #00566f; }
.button { background: #00566f; color: #ffffff !important; border-color: #00566f !important; }
.quiet { color: #555b61; }
.code, .closing { border-color: #d3d4ce !important; }
@media (prefers-color-scheme: dark) {
  body { background: #121416; color: #e9e7e1; }
  a { color: #8ccbdf; }
  .button { background: #8ccbdf; color: #121416 !important; border-color: #8ccbdf !important; }
  .quiet { color: #a4a9ad; }
  .code, .closing { border-color: #34393d !important; }
}
`;

const SANS =
  "font-family: system-ui, -apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif";
const SERIF = "font-family: 'Iowan Old Style', Palatino, Charter, Georgia, serif";
const MONO = "font-family: ui-monospace, Menlo, Consolas, monospace";

export function writeLetterHtml({ subject, blocks }: Letter, closing: string): string {
  const title = escapeHtml(subject);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="format-detection" content="telephone=no, date=no, address=no, email=no">
<title>${title}</title>
<style>${SHEET}</style>
</head>
<body style="margin: 0; padding: 0; ${SANS}; font-size: 16px; line-height: 1.5">
<div role="article" aria-label="${title}" style="max-width: 560px; margin: 0 auto; padding: 32px 20px; overflow-wrap: anywhere">
<h1 dir="auto" style="margin: 0 0 24px; ${SERIF}; font-size: 24px; line-height: 1.25; font-weight: 600">${title}</h1>
${blocks.map(write).join("\n")}
<p class="closing quiet" style="margin: 40px 0 0; padding: 16px 0 0; border-top: 1px solid; font-size: 13px">${escapeHtml(closing)}</p>
</div>
</body>
</html>
`;
}

function write(block: LetterBlock): string {
  switch (block.kind) {
    case "text":
      return cleanText(block.text)
        .split(/\n{2,}/)
        .map((part) => `<p dir="auto" style="margin: 0 0 16px">${lines(part)}</p>`)
        .join("\n");
    case "button":
      return button(cleanLine(block.label), block.href);
    case "link":
      return `<p style="margin: 0 0 16px">${escapeHtml(cleanLine(block.label))}<br><a href="${escapeHtml(block.href)}" style="word-break: break-all">${escapeHtml(block.href)}</a></p>`;
    case "code":
      return `<p style="margin: 24px 0 4px">${escapeHtml(cleanLine(block.label))}</p>
<p class="code" style="margin: 0 0 24px; padding: 12px 16px; border: 1px solid; border-radius: 4px; ${MONO}; font-size: 32px; line-height: 1.25; letter-spacing: 0.2em; white-space: nowrap">${escapeHtml(block.code)}</p>`;
    case "facts":
      return `<dl style="margin: 0 0 16px">
${block.facts.map(([name, value]) => fact(cleanLine(name), cleanLine(value))).join("\n")}
</dl>`;
    case "list":
      return `<ul style="margin: 0 0 16px; padding: 0 0 0 20px">
${block.items.map((item) => `<li style="margin: 0 0 4px"><bdi>${escapeHtml(cleanLine(item))}</bdi></li>`).join("\n")}
</ul>`;
  }
}

function button(label: string, href: string): string {
  return `<p style="margin: 24px 0 8px"><a class="button" href="${escapeHtml(href)}" style="display: inline-block; padding: 12px 24px; border: 2px solid; border-radius: 4px; font-weight: 600; text-decoration: none">${escapeHtml(label)}</a></p>
<p class="quiet" style="margin: 0 0 24px; font-size: 13px">If the button does not work, copy this address into your browser:<br><span style="word-break: break-all">${escapeHtml(href)}</span></p>`;
}

function fact(name: string, value: string): string {
  return `<dt class="quiet" style="margin: 0; font-size: 13px">${escapeHtml(name)}</dt>
<dd style="margin: 0 0 8px"><bdi>${escapeHtml(value)}</bdi></dd>`;
}

function lines(text: string): string {
  return escapeHtml(text).replaceAll("\n", "<br>");
}

const ENTITIES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
