/** The card of a page that stands for no entry: what its own head says. */
import type { Card } from "#src/exports/cards/card.ts";

const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"' };

function readText(html: string): string {
  return html.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (whole, decimal, hex, name) => {
    if (decimal || hex) return String.fromCodePoint(Number.parseInt(decimal ?? hex, hex ? 16 : 10));
    return ENTITIES[name] ?? whole;
  });
}

const contentOf = (html: string, name: string): string =>
  readText(new RegExp(`<meta (?:name|property)="${name}" content="([^"]*)"`).exec(html)?.[1] ?? "");

/** Undefined where the page names no card: it is not one to be shared. */
export function readCard(html: string, page: string): Card | undefined {
  const head = html.slice(0, html.indexOf("</head>"));
  if (!contentOf(head, "og:image")) return undefined;
  const [title = "", ...site] = contentOf(head, "og:title").split(" · ");
  return {
    page,
    kind: site.join(" · "),
    title,
    line: contentOf(head, "description"),
  };
}
