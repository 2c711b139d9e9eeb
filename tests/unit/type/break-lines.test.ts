import { describe, expect, it } from "vitest";
import { breakLines } from "#src/type/break-lines.ts";
import { prepareText } from "#src/type/set-line.ts";

function linesOf(text: string, width: number): string[] {
  const lines = breakLines(prepareText([{ text, style: "regular" }]), width);
  for (const line of lines) expect(line.width).toBeLessThanOrEqual(width + 0.01);
  return lines.map(({ runs }) => runs.map(({ reads }) => reads).join(""));
}

describe("lines of a paragraph", () => {
  it("end at spaces, and lose nothing else", () => {
    const text = "The documents describe our services and controls in the period that they name.";
    const lines = linesOf(text, 15);
    expect(lines.length).toBeGreaterThan(2);
    expect(lines.join(" ")).toBe(text);
  });

  it("end between Han characters, but begin with no closing mark and end with no opening one", () => {
    const text =
      "私たちは、会社の「安全」について書かれた文書をお渡しします。秘密を守ってください。";
    for (let width = 5; width < 20; width += 1) {
      const lines = linesOf(text, width);
      expect(lines.join("")).toBe(text);
      for (const line of lines) {
        expect(line).not.toMatch(/^[、。」ーっゃゅょ]/);
        expect(line).not.toMatch(/「$/);
      }
    }
  });

  it("cut a word that is wider than a line, between letters with their marks", () => {
    const lines = linesOf("a\u0323\u0308".repeat(40), 5);
    expect(lines.length).toBeGreaterThan(3);
    for (const line of lines) expect(line).toMatch(/^[^\p{M}]/u);
  });

  it("never end at a space that forbids it", () => {
    const lines = linesOf("in Part\u00a011 of the agreement and Part\u00a012", 8);
    expect(lines.filter((line) => line.endsWith("Part"))).toEqual([]);
  });

  it("are none where there is nothing to set", () => {
    expect(linesOf("", 10)).toEqual([]);
    expect(linesOf("   ", 10)).toEqual([]);
  });
});
