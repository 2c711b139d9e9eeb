import { readFileSync } from "node:fs";
import { create, type Font } from "fontkit";
import { expect, it } from "vitest";
import { unpackWoff } from "#src/type/unpack-woff.ts";

const file = (name: string) =>
  new URL(`../../../node_modules/@fontsource/${name}`, import.meta.url);

it("unpacks a file that fontkit's own inflater cannot read", () => {
  const woff = readFileSync(file("noto-sans-sc/files/noto-sans-sc-101-400-normal.woff"));
  expect(() => (create(woff) as Font).hasGlyphForCodePoint(0x5011)).toThrow();
  const font = create(unpackWoff(woff)) as Font;
  expect(font.hasGlyphForCodePoint("們".codePointAt(0) ?? 0)).toBe(true);
  expect(font.type).toBe("TTF");
});

it("keeps every table of the font", () => {
  const woff = readFileSync(file("noto-sans-hebrew/files/noto-sans-hebrew-hebrew-400-normal.woff"));
  const font = unpackWoff(woff);
  const count = woff.readUInt16BE(12);
  expect(font.readUInt16BE(4)).toBe(count);
  expect(font.length).toBe(woff.readUInt32BE(16));
});
