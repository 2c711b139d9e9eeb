import { readFileSync } from "node:fs";
import { markdownToMdast } from "satteri";
import { describe, expect, it } from "vitest";
import { readTextBlocks, type TextBlock } from "#src/domain/door/text-blocks.ts";
import type { TextSpan } from "#src/domain/door/text-spans.ts";

interface Node {
  type: string;
  value?: string;
  url?: string;
  alt?: string;
  depth?: number;
  ordered?: boolean;
  start?: number | null;
  children?: Node[];
}

/** What the Markdown parser of the portal's other pages reads, in our shape. */
function blocksByPeer(markdown: string): TextBlock[] {
  return blocksOf(
    (markdownToMdast(markdown, { features: { gfm: false } }) as unknown as Node).children,
  );
}

function blocksOf(nodes: Node[] = []): TextBlock[] {
  return nodes.map((node): TextBlock => {
    const spans = () => spansOf(node.children, { strong: false, emphasis: false });
    switch (node.type) {
      case "heading":
        return { kind: "heading", level: node.depth as 1, spans: spans() };
      case "paragraph":
        return { kind: "paragraph", spans: spans() };
      case "blockquote":
        return { kind: "quote", blocks: blocksOf(node.children) };
      case "thematicBreak":
        return { kind: "rule" };
      case "code":
      case "html":
        return { kind: "plain", lines: (node.value ?? "").split("\n") };
      case "list":
        return {
          kind: "list",
          ordered: node.ordered ?? false,
          start: node.start ?? 1,
          items: (node.children ?? []).map((item) => blocksOf(item.children)),
        };
      default:
        throw new Error(`The peer read a ${node.type}.`);
    }
  });
}

function spansOf(nodes: Node[] = [], style: { strong: boolean; emphasis: boolean }): TextSpan[] {
  const spans = nodes.flatMap((node): TextSpan[] => {
    switch (node.type) {
      case "strong":
        return spansOf(node.children, { ...style, strong: true });
      case "emphasis":
        return spansOf(node.children, { ...style, emphasis: true });
      case "break":
        return [{ kind: "break" }];
      case "link":
      case "image": {
        const words =
          node.type === "image" ? [{ type: "text", value: node.alt ?? "" }] : node.children;
        const text = spansOf(words, style);
        const shown = text.map((span) => (span.kind === "text" ? span.text : "")).join("");
        const known = shown === node.url || `mailto:${shown}` === node.url;
        return known ? text : [...text, { kind: "text", text: ` (${node.url})`, ...style }];
      }
      default:
        return [{ kind: "text", text: (node.value ?? "").replace(/\s*\n\s*/g, " "), ...style }];
    }
  });
  return spans.reduce<TextSpan[]>((joined, span) => {
    const last = joined.at(-1);
    if (
      last?.kind === "text" &&
      span.kind === "text" &&
      last.strong === span.strong &&
      last.emphasis === span.emphasis
    )
      last.text += span.text;
    else if (span.kind === "break" || span.text !== "") joined.push({ ...span });
    return joined;
  }, []);
}

const SAMPLES = [
  "# One\n\n## Two ##\n\n### Three *with emphasis*\n\nSetext\n===\n\nSecond\n---\n\n####### not a heading",
  "A paragraph\nof two lines.\n\nAnother with a hard break  \nhere and\\\nthere.",
  "- one\n- two\n  still two\n- three\n\n  second paragraph of three\n- four",
  "1. one\n2. two\n   - nested\n   - more\n\n     and more\n3. three",
  "7) seven\n8) eight",
  "* a\n* b\n\n- c\n- d",
  "- lazy\ncontinuation\n- next",
  "The number is\n2019. It is no list.\n- But this is one.",
  "> quoted\n> **words**\n>\n> - and a list\nlazily continued\n\nAfter.",
  "Some *emphasis*, **strong**, ***both***, **strong with *emphasis* in it**, *emphasis with **strong** in it*.",
  "snake_case_word and _emphasis_ and __strong__ and 5 * 3 * 2 and ** not strong ** and *not closed",
  "**bold**text a*b*c *foo**bar**baz* **foo*bar*baz** *(**foo**)* **foo*, bar* ****four****",
  "*a **b* c** and __a_b__ and *foo**bar* and ***foo** bar*",
  "Escapes \\*not emphasis\\*, \\[not a link\\], back\\slash, `code *as written*`, ``a ` b``, ` x `.",
  'A [link](https://example.com/terms_(1)), [mail](mailto:a@example.com "title"), <https://example.com/>, <a@example.com>, ![picture](x.png).',
  "[with *emphasis*](/x) and [brackets] and [[fillIn]] and [nested [brackets]](/y)",
  "AT&amp;T &lt;tag&gt; &quot;x&quot; &#169; &#xA7; &unknown; a & b",
  "---\n\nText\n\n***\n\n* * *",
  "```\ncode  kept\n  as is\n```\n\n    indented\n      more\n\nafter",
  "Ein „Zitat“ *fett*. 「引用」*強調*です。 **注意：**次。 العربية *مائل* عربي",
  "  indented paragraph\n   second line\n\n\n\nmany blank lines  ",
  "- item\n\n      code in item\n\n  back\n\nout",
  "-\n  starts below\n- \n- after empty",
  "1. a\n\n2. b\n\n   c\n\nd",
  "# \n\n#\n\ntext # not heading",
];

describe("the blocks of an agreement", () => {
  it.each(SAMPLES.map((sample) => [sample]))(
    "are what the pages' own parser reads: %j",
    (sample) => {
      expect(readTextBlocks(sample)).toEqual(blocksByPeer(sample));
    },
  );

  it("are those of the agreement that comes with the product", () => {
    const [, , body = ""] = readFileSync("content/nda/nda.mdx", "utf8").split(/^---$/m);
    expect(readTextBlocks(body)).toEqual(blocksByPeer(body));
    expect(readTextBlocks(body).length).toBeGreaterThan(30);
  });

  it("show what they do not know as it is written", () => {
    expect(
      readTextBlocks('| a | b |\n|---|---|\n| 1 | 2 |\n\n<Seal kind="red" />\n\na | b\n--|--\n'),
    ).toEqual([
      { kind: "plain", lines: ["| a | b |", "|---|---|", "| 1 | 2 |"] },
      { kind: "plain", lines: ['<Seal kind="red" />'] },
      { kind: "plain", lines: ["a | b", "--|--"] },
    ]);
  });

  it("lose no word, whatever is written", () => {
    const words = '> 1. *a\n- **b\n\n[c]: d "e"\n[^f]\n~~g~~ <b>h</b> {i} :::j\n\n- [ ] k';
    const shown = JSON.stringify(readTextBlocks(words));
    for (const letter of "abcdefghijk") expect(shown).toContain(letter);
  });

  it("take a text of every length in time that grows with it, not with its square", () => {
    const started = performance.now();
    readTextBlocks("*a _b [c](".repeat(5000));
    readTextBlocks(`${"> ".repeat(200)}deep`);
    readTextBlocks("- a\n".repeat(5000));
    expect(performance.now() - started).toBeLessThan(5000);
  });
});
