import { describe, expect, it } from "vitest";
import { readPlainly, splitSections } from "#src/domain/text-sections.ts";

describe("sections of a text", () => {
  it("are what stands under each heading, with the anchors that pages give them", () => {
    const sections = splitSections(
      "Before.\n\n## Roles & duties\n\nOne.\n\n#### Deeper\n\nTwo.\n\n### Roles & duties\n\nThree.\n\nLast\n----\n\nFour.",
    );
    expect(sections.map(({ heading, text }) => [heading?.anchor, heading?.level, text])).toEqual([
      [undefined, undefined, "Before."],
      ["roles--duties", 2, "One. Deeper Two."],
      ["roles--duties-1", 3, "Three."],
      ["last", 2, "Four."],
    ]);
  });

  it("take no heading out of code, and none whose anchor only the build knows", () => {
    const sections = splitSections("## Real\n\n```\n## Not one\n```\n\n## {title}\n\nAfter.");
    expect(sections.map(({ heading }) => heading?.anchor)).toEqual(["real"]);
    expect(sections[0]?.text).toContain("After.");
  });
});

describe("plain words of a text", () => {
  it("are without marks, tags, addresses and lists", () => {
    expect(
      readPlainly(
        '- **Bold** and _slanted_, `code`, [a link](/x/ "t") &amp; snake_case\n1. <b>two</b>\n> said\n\n| a | b |\n|---|---|\n| 1 | 2 |',
      ),
    ).toBe("Bold and slanted, code, a link & snake_case two said a b 1 2");
  });

  it("leave out comments and code, however deep", () => {
    expect(readPlainly('import X from "y"\n\nSeen {/* not {seen} at all */} too.')).toBe(
      "Seen too.",
    );
  });
});
