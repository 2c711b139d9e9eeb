import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { renderCards } from "#integrations/social-cards/render-cards.ts";
import { describeScheme } from "#integrations/social-cards/scheme.ts";
import { setText } from "#integrations/social-cards/text-block.ts";
import { cardOf } from "#src/domain/card-address.ts";
import type { Card } from "#src/exports/cards/card.ts";
import { portalOf } from "../../support/content-builder.ts";

const portal = portalOf();
const scheme = describeScheme(portal, undefined);
let folder = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "fanlight-cards-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
});

const cards = (count: number): Card[] =>
  Array.from({ length: count }, (_, index) => ({
    page: `/controls/C-${index}/`,
    kind: `Control C-${index}`,
    title: "Access is reviewed every quarter",
    line: "Checked 22 November 2026 by Probe: 4 of 4 checks passed.",
    state: "Operating",
  }));

const render = (list: readonly Card[]) =>
  renderCards(list, { scheme, output: join(folder, "out"), cache: join(folder, "cache") });

const read = (page: string) => readFileSync(join(folder, "out", cardOf(page)));

describe("drawing cards", () => {
  it("writes pictures of 1200 by 630, with the fanlight on the home page's", async () => {
    const home: Card = { page: "/", kind: "Trust center", title: "Home", panes: portal.panes };
    const short: Card = { page: "/controls/C-1/", kind: "Control", title: "C-1" };
    await render([home, ...cards(1), short]);
    for (const page of ["/", "/controls/C-0/", "/controls/C-1/"]) {
      const { width, height, format } = await sharp(read(page)).metadata();
      expect([width, height, format]).toEqual([1200, 630, "png"]);
    }
    // Where the window stands: lines and letters on the home page's, nothing but the ground on others.
    const window = { left: 660, top: 210, width: 468, height: 236 };
    const coloursOf = async (page: string) =>
      new Set(await sharp(read(page)).extract(window).greyscale().raw().toBuffer()).size;
    expect(await coloursOf("/")).toBeGreaterThan(20);
    expect(await coloursOf("/controls/C-1/")).toBe(1);
  });

  it("draws only what has changed since the last build", async () => {
    const list = cards(12);
    const started = performance.now();
    expect(await render(list)).toMatchObject({ drawn: 12, cached: 0 });
    const cold = performance.now() - started;
    const before = read("/controls/C-3/");
    const again = performance.now();
    expect(await render(list)).toMatchObject({ drawn: 0, cached: 12 });
    expect((performance.now() - again) / cold).toBeLessThan(0.25);
    expect(read("/controls/C-3/").equals(before)).toBe(true);
    const edited = list.map((card, index) => (index === 3 ? { ...card, state: "Failing" } : card));
    expect(await render(edited)).toMatchObject({ drawn: 1, cached: 11 });
    expect(read("/controls/C-3/").equals(before)).toBe(false);
  });

  it("draws all anew on another day, since each card with a state says its day", async () => {
    const list = cards(2);
    await render(list);
    const tomorrow = { ...scheme, asOf: "As of 24 November 2026" };
    const { drawn } = await renderCards(list, {
      scheme: tomorrow,
      output: join(folder, "out"),
      cache: join(folder, "cache"),
    });
    expect(drawn).toBe(2);
  });

  it("names the page and the letters that no font has", async () => {
    const [card] = cards(1);
    const odd = {
      ...card,
      page: "/answers/odd/",
      title: "Name 😀 ꆈ 株式会社 شركة שלום Ž",
    } as Card;
    const { missing } = await render([...cards(1), odd]);
    expect([...missing]).toEqual([["/answers/odd/", ["😀", "ꆈ"]]]);
  });
});

describe("a text of a card", () => {
  const style = { size: 40, style: "strong", colour: "#000000", lineHeight: 1.2 } as const;

  it.each([
    ["Latin", "Žižek & Søn"],
    ["Greek and Cyrillic", "Ωμέγα Жук"],
    ["Arabic", "شركة المدينة"],
    ["Hebrew", "שלום עולם"],
    ["Devanagari", "नमस्ते"],
    ["Chinese, Japanese and Korean", "株式会社 データ 안녕"],
  ])("is drawn in %s", (_, text) => {
    const block = setText(text, { ...style, width: 1000, lines: 1 });
    expect(block.width).toBeGreaterThan(50);
    expect(block.place(0, 0).glyphs.length).toBeGreaterThan(4);
  });

  it("ends in an ellipsis where there is more than fits, and never runs over its width", () => {
    const text = "What a long sentence says about security, at length. ".repeat(20);
    const block = setText(text, { ...style, width: 600, lines: 2 });
    expect(block.height).toBeCloseTo(2 * 40 * 1.2);
    expect(block.width).toBeLessThanOrEqual(600);
    const whole = setText("Short.", { ...style, width: 600, lines: 2 });
    expect(whole.height).toBeCloseTo(40 * 1.2);
  });
});
