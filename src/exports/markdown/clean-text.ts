/**
 * The text of a policy, an answer or an update as Markdown that says what its page says: comments, code of MDX and
 * definitions that nothing refers to are shown by no page and leave the text here too.
 */
import { type MdastNode, markdownToMdast, mdxToMdast } from "satteri";
import type { Texts } from "../source.ts";

/** What could be anything but plain Markdown. Most texts hold none of it and need no parser. */
const SUSPECT = /[{<]|^(?:import|export)\b|^\s{0,3}\[[^\]]*\]:/m;

interface Cut {
  from: number;
  to: number;
  instead: string;
}

interface Node {
  type: string;
  position?: { start: { offset?: number }; end: { offset?: number } };
  children?: Node[];
  value?: string;
  identifier?: string;
}

const HIDDEN = new Set(["mdxjsEsm", "mdxFlowExpression", "mdxTextExpression", "yaml", "toml"]);

export function cleanText(body: string, form: "md" | "mdx"): string {
  if (!SUSPECT.test(body)) return body.trim();
  const root = (form === "mdx" ? mdxToMdast(body) : markdownToMdast(body)) as MdastNode as Node;
  const named = new Set(referencesIn(root));
  const cuts = cutsIn(root, named).toSorted((one, other) => other.from - one.from);
  let text = body;
  for (const { from, to, instead } of cuts) text = text.slice(0, from) + instead + text.slice(to);
  return text
    .replaceAll(/^[ \t]+$/gm, "")
    .replaceAll(/\n{3,}/g, "\n\n")
    .trim();
}

function referencesIn({ type, identifier, children = [] }: Node): string[] {
  const own = type.endsWith("Reference") && identifier !== undefined ? [identifier] : [];
  return [...own, ...children.flatMap(referencesIn)];
}

/** @throws Error where the parser does not say where a node stands: then nothing can be taken out of the text */
function cutsIn(node: Node, named: ReadonlySet<string>): Cut[] {
  const { type, children = [] } = node;
  if (type === "html") return [{ ...placeOf(node), instead: withoutTags(node.value ?? "") }];
  if (HIDDEN.has(type) || (type === "definition" && !named.has(node.identifier ?? "")))
    return [{ ...placeOf(node), instead: "" }];
  const inside = children.flatMap((child) => cutsIn(child, named));
  return type.startsWith("mdxJsx") ? [...tagsOf(node), ...inside] : inside;
}

/** An element’s own tags; what stands between them is read on. */
function tagsOf(node: Node): Cut[] {
  const { from, to } = placeOf(node);
  const [first, last] = [node.children?.[0], node.children?.at(-1)];
  if (!first || !last) return [{ from, to, instead: "" }];
  return [
    { from, to: placeOf(first).from, instead: "" },
    { from: placeOf(last).to, to, instead: "" },
  ];
}

function withoutTags(html: string): string {
  return html
    .replaceAll(/<!--[\s\S]*?(?:-->|$)/g, "")
    .replaceAll(/<(script|style|template)\b[\s\S]*?(?:<\/\1\s*>|$)/gi, "")
    .replaceAll(/<[^>]*(?:>|$)/g, "");
}

function placeOf({ type, position }: Node): { from: number; to: number } {
  const { start, end } = position ?? {};
  if (start?.offset === undefined || end?.offset === undefined)
    throw new Error(`Nothing says where the ${type} stands in the text.`);
  return { from: start.offset, to: end.offset };
}

export type RawTexts = Record<
  keyof Texts,
  ReadonlyMap<string, { body: string; form: "md" | "mdx" }>
>;

/** Each is cleaned when it is asked for, once: whoever lists the exports writes hardly any of them. */
export function cleanTexts(raw: RawTexts): Texts {
  const clean = (texts: RawTexts["policies"]) => {
    const known = new Map<string, string>();
    return {
      get(id: string): string | undefined {
        const text = texts.get(id);
        if (!text || known.has(id)) return known.get(id);
        const cleaned = cleanText(text.body, text.form);
        known.set(id, cleaned);
        return cleaned;
      },
    };
  };
  return {
    policies: clean(raw.policies),
    answers: clean(raw.answers),
    updates: clean(raw.updates),
  };
}
