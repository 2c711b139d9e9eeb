/** Names that MDX would look for and not find while pages are built: files, components and values. */
import { access } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { MdastNode, mdxToJs, mdxToMdast } from "satteri";
import type { MdxFault } from "./mdx-fault.ts";

export interface NameSurroundings {
  satteri: { mdxToJs: typeof mdxToJs; mdxToMdast: typeof mdxToMdast };
  /** Relative to the content folder. */
  file: string;
  folder: string;
}

export async function findUnknownNames(
  text: string,
  { satteri, file, folder }: NameSurroundings,
): Promise<MdxFault[]> {
  const nodes = flatten(satteri.mdxToMdast(text));
  const modules = nodes.flatMap(({ type, value, offset }) =>
    type === "mdxjsEsm" ? [{ value, offset }] : [],
  );
  const place = dirname(join(folder, file));
  const files = await Promise.all(modules.map((code) => findMissingFiles(code, place)));
  const known = new Set(modules.flatMap(({ value }) => value.match(NAME) ?? []));
  const missing = missingElements(satteri.mdxToJs(text).code);
  const faults = nodes.flatMap(
    (node) => explainElement(node, missing) ?? explainValue(node, known),
  );
  return [...files.flat(), ...faults].toSorted((one, other) => one.offset - other.offset);
}

interface Node {
  type: string;
  name: string;
  value: string;
  offset: number;
}

function flatten(node: MdastNode): Node[] {
  const own: Node = {
    type: node.type,
    name: "name" in node && typeof node.name === "string" ? node.name : "",
    value: "value" in node && typeof node.value === "string" ? node.value : "",
    offset: node.position?.start.offset ?? 0,
  };
  return [own, ...("children" in node ? node.children.flatMap(flatten) : [])];
}

const NAME = /[A-Za-z_$][\w$]*/g;
const RELATIVE = /\bfrom\s*["'](\.{1,2}\/[^"'?#]+)|^import\s*["'](\.{1,2}\/[^"'?#]+)/gm;
const ENDINGS = ["", ".ts", ".tsx", ".js", ".mjs", ".jsx", ".json"];

async function findMissingFiles(
  { value, offset }: Pick<Node, "value" | "offset">,
  place: string,
): Promise<MdxFault[]> {
  const targets = [...value.matchAll(RELATIVE)].map((match) => ({
    target: match[1] ?? match[2] ?? "",
    at: value.lastIndexOf("\n", match.index) + 1,
  }));
  const faults = await Promise.all(
    targets.map(async ({ target, at }) =>
      (await exists(join(place, target)))
        ? []
        : [
            {
              offset: offset + at,
              message: `There is no file "${target}" as seen from this one, so nothing can be imported from it. Correct the path, or remove the import.`,
            },
          ],
    ),
  );
  return faults.flat();
}

async function exists(path: string): Promise<boolean> {
  const tried = await Promise.all(
    ENDINGS.map((ending) =>
      access(path + ending).then(
        () => true,
        () => false,
      ),
    ),
  );
  return tried.includes(true);
}

/** The compiler writes a line for each name that the page would have to be given; Astro gives `Fragment` only. */
function missingElements(code: string): Set<string> {
  const names = [...code.matchAll(/^\s*if \(!.*\) _missingMdxReference\("([\w$]+)/gm)];
  return new Set(names.map((match) => match[1] ?? "").filter((name) => name !== "Fragment"));
}

function explainElement(
  { type, name, offset }: Node,
  missing: ReadonlySet<string>,
): MdxFault | undefined {
  const first = name.split(".")[0] ?? "";
  if (!type.startsWith("mdxJsx") || !missing.has(first)) return undefined;
  return {
    offset,
    message: `MDX reads "<${name}" as a component, and none of that name is imported here. Import it above the text, or write &lt; for "<" in prose.`,
  };
}

/** What every compiled text knows: JavaScript's own names are added by `globalThis`. */
const GIVEN = new Set([
  ..."props frontmatter url file getHeadings true false null this new typeof".split(" "),
]);

/** A name between braces, as placeholders are written: `{name}`, `{{name}}`, `{company.name}`. */
const PLACEHOLDER = /^\s*\{?\s*([A-Za-z_$][\w$]*)(?:\.[\w$.]*)?\s*\}?\s*$/;

function explainValue({ type, value, offset }: Node, known: ReadonlySet<string>): MdxFault[] {
  if (type !== "mdxTextExpression" && type !== "mdxFlowExpression") return [];
  const name = PLACEHOLDER.exec(value)?.[1];
  if (name === undefined || known.has(name) || GIVEN.has(name) || name in globalThis) return [];
  return [
    {
      offset,
      message: `MDX reads "{${value}}" as code, and nothing here has the name "${name}". Write \\{ for a brace in prose.`,
      suggestion: `\\{${value}}`,
    },
  ];
}
