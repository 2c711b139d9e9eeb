/** The words of a document as its author wrote them and as a reader sees them, found without the importer's own code. */
import { createRequire } from "node:module";

const word = /[\p{L}\p{N}]+/gu;
const listMarker = /^\s*(?:[a-z]|[ivx]+|\d+)[.)]\s+/;
const layout = /^\s*(?:\\pagebreak|&nbsp;|\f|\+[-=+]+\+|\|?[-+|]+\|?)\s*$/;

/** Words of a source: what stands below the front matter, minus list markers, layout and the lines of tables. */
export function wordsOfSource(text: string, company: string): string[] {
  const body = text.replaceAll("\r\n", "\n").replace(/^[\s\S]*?\n---\n/, "");
  return body
    .replaceAll("{{.Name}}", company)
    .split("\n")
    .filter((line) => !layout.test(line))
    .flatMap((line) => line.replace(listMarker, "").match(word) ?? []);
}

interface Node {
  type: string;
  value?: string;
  children?: Node[];
}

/** Words of the text that a browser would show, from the compiler that builds the pages. */
export async function wordsOfMdx(body: string): Promise<string[]> {
  // The compiler is Astro's own, not a dependency of this project: it is looked up from where Astro's MDX stands.
  const compiler = createRequire(import.meta.resolve("@astrojs/mdx")).resolve("satteri");
  const { mdxToHast }: { mdxToHast(source: string): Node } = await import(compiler);
  return textOf(mdxToHast(body)).match(word) ?? [];
}

function textOf({ type, value = "", children = [] }: Node): string {
  if (type === "text") return value;
  const inside = children.map(textOf).join("");
  return type === "element" || type === "root" || type.startsWith("mdxJsx") ? `${inside} ` : inside;
}
