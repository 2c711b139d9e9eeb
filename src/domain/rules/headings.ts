/** Anchors that the headings of a text get, as Astro makes them: the text in lower case, spaces as hyphens, repeats numbered. */
import { nameAnchors } from "../heading-anchors.ts";

/** Undefined where a heading holds a JavaScript expression, so that its anchor is not known before the build. */
export function anchorsIn(body: string): Set<string> | undefined {
  const anchors = new Set<string>(
    [...body.matchAll(/\sid=["']([^"']+)["']/g)].map((match) => match[1] ?? ""),
  );
  const nameAnchor = nameAnchors();
  for (const heading of headingsIn(blankCode(body))) {
    if (heading.includes("{")) return undefined;
    anchors.add(nameAnchor(plainHeading(heading)));
  }
  return anchors;
}

function headingsIn(body: string): string[] {
  const hashed =
    /^ {0,3}#{1,6}[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*$|^ {0,3}(\S.*)\n {0,3}(?:=+|-+)[ \t]*$/gm;
  return [...body.matchAll(hashed)].map((match) => match[1] ?? match[2] ?? "");
}

/** The words of a heading, without its marks. */
export function plainHeading(markdown: string): string {
  return markdown
    .replace(/!\[[^\]]*\]\([^)]*\)/g, "")
    .replace(/\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])/g, "$1")
    .replace(/<[^>]+>/g, "")
    .replace(/[*`]|(?<!\w)_|_(?!\w)/g, "")
    .trim();
}

/** Fenced code as spaces, so that nothing in it counts and every offset stays. */
export function blankCode(body: string): string {
  const blank = (code: string) => code.replace(/[^\n]/g, " ");
  return body.replace(
    /^[ \t]*(`{3,}|~{3,})[^\n]*\n[\s\S]*?(?:^[ \t]*\1[`~]*[ \t]*$|(?![\s\S]))/gm,
    blank,
  );
}
