/**
 * Every heading of a policy, answer or update links to itself, and every row of their tables has a name, so that each can be pointed
 * to. Links whose words are their address are told apart, so that print does not say it twice.
 */
import type { AstroConfig } from "astro";
import { nameAnchors } from "#src/domain/heading-anchors.ts";

/** The part of the Markdown processor's tree that is looked at here. */
interface Element {
  type: "element";
  tagName: string;
  properties: Record<string, unknown>;
  children: readonly (Element | { type: string })[];
}
interface Tree {
  textContent: (node: Element) => string;
}

/** Adds the plugin to the default Markdown processor, which `.mdx` and `.md` share. Another processor is left as it is. */
export function linkHeadings({ processor }: AstroConfig["markdown"]): void {
  const options = processor.options as { hastPlugins?: unknown[] } | undefined;
  if (processor.name === "satteri") options?.hastPlugins?.push(makePlugin);
}

/** Called once for each text. */
function makePlugin() {
  const nameAnchor = nameAnchors();
  const nameRow = nameAnchors();
  return {
    name: "heading-links",
    element: {
      filter: ["h1", "h2", "h3", "h4", "h5", "h6", "tr", "a"],
      visit(node: Element, tree: Tree): Element {
        if (node.tagName === "a") {
          if (!saysAddress(node.properties.href, tree.textContent(node))) return node;
          return { ...node, properties: { ...node.properties, className: ["bare"] } };
        }
        if (node.tagName === "tr") {
          const first = node.children.find(isElement);
          if (first?.tagName !== "td" || node.properties.id) return node;
          return {
            ...node,
            properties: { ...node.properties, id: nameRow(`row ${tree.textContent(first)}`) },
          };
        }
        const { id: given } = node.properties;
        const id = typeof given === "string" ? given : nameAnchor(tree.textContent(node));
        const properties = { ...node.properties, id };
        if (holdsLink(node)) return { ...node, properties };
        const link: Element = {
          type: "element",
          tagName: "a",
          properties: { className: ["anchor"], href: `#${id}` },
          children: node.children,
        };
        return { ...node, properties, children: [link] };
      },
    },
  };
}

/** "mvsp.dev" says https://mvsp.dev/, and security@example.com where mailto: leads. */
function saysAddress(href: unknown, words: string): boolean {
  const bare = (address: string) => address.replace(/^(?:https?:\/\/|mailto:)|\/$/gi, "");
  return typeof href === "string" && bare(href) === bare(words.trim());
}

function isElement(child: Element | { type: string }): child is Element {
  return "tagName" in child;
}

/** A link within a link would be torn apart by browsers. */
function holdsLink(node: Element): boolean {
  return node.children.some(
    (child) => "tagName" in child && (child.tagName === "a" || holdsLink(child)),
  );
}
