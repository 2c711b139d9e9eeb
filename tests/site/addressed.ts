/** Which headings and rows of a page can be pointed to: the button that copies has an address for these alone. A row has its own. */

const TAG = /<(\/?)([a-z][\w-]*)((?:[^>"']|"[^"]*"|'[^']*')*)>/g;
const VOID = /^(?:area|br|col|embed|hr|img|input|link|meta|source|wbr)$/;

interface Open {
  name: string;
  id: string | undefined;
  /** Where it stands in the text. */
  at: number;
  hasPlace: boolean;
}

/** Headings below the first, and rows of bodies of tables. */
const isNamed = ({ name }: Open, around: readonly Open[]) =>
  /^h[2-4]$/.test(name) || (name === "tr" && around.some((one) => one.name === "tbody"));

/** @returns of `<main>` the number of headings and rows, and those to which no address leads: not their own, not a page's. */
export function findUnaddressed(html: string): { count: number; without: string[] } {
  const main = /<main[^>]*>([\s\S]*)<\/main>/.exec(html)?.[1] ?? "";
  const around: Open[] = [];
  const without: string[] = [];
  let count = 0;
  for (const { 0: tag, 1: slash, 2: name = "", 3: rest = "", index } of main.matchAll(TAG)) {
    if (VOID.test(name) || rest.endsWith("/")) continue;
    if (!slash) {
      const id = /\sid="([^"]+)"/.exec(rest)?.[1];
      const isRow = name === "tr";
      const hasPlace = id !== undefined || (!isRow && (around.at(-1)?.hasPlace ?? false));
      around.push({ name, id, at: index, hasPlace });
      continue;
    }
    while (around.length > 0) {
      const closed = around.pop() as Open;
      if (isNamed(closed, around)) {
        const inner = main.slice(closed.at, index + tag.length);
        count += 1;
        const leadsOn = closed.name !== "tr" && /<a [^>]*href="\//.test(inner);
        if (!closed.hasPlace && !leadsOn)
          without.push(
            inner
              .replaceAll(/<[^>]+>/g, " ")
              .trim()
              .slice(0, 60),
          );
      }
      if (closed.name === name) break;
    }
  }
  return { count, without };
}
