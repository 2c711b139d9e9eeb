/** `npm run bench -- cards`: social cards of a portal with 500 pages, without a cache and with one. */
import { mkdtempSync, rmSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { renderCards } from "#integrations/social-cards/render-cards.ts";
import { describeScheme } from "#integrations/social-cards/scheme.ts";
import { describePortal } from "#src/domain/portal.ts";
import type { Card } from "#src/exports/cards/card.ts";
import { listCards } from "#src/exports/cards/list-cards.ts";
import { loadContent } from "#src/loaders/load-content.ts";
import { writeResult } from "../results.ts";

export const usage = `cards

  500 cards of the fictional company's words: without a cache, with one, and with one card edited`;

const COUNT = 500;
const TODAY = "2026-11-26";
const GOALS = { cold: 8, warm: 1 };

async function listMany() {
  const { content } = await loadContent({ folder: "content", today: TODAY });
  if (!content) throw new Error("The content has problems; npm run check names them.");
  const portal = describePortal(content, { today: TODAY, builtAt: TODAY });
  const own = listCards(portal);
  const cards = Array.from({ length: COUNT }, (_, index): Card => {
    const card = own[index % own.length] as Card;
    const round = Math.floor(index / own.length);
    return round === 0 ? card : { ...card, page: `${card.page}${round}/` };
  });
  return { cards, scheme: describeScheme(portal, undefined) };
}

export async function run(): Promise<number> {
  const { cards, scheme } = await listMany();
  const work = mkdtempSync(join(tmpdir(), "fanlight-bench-cards-"));
  const measure = async (list: readonly Card[]) => {
    const started = performance.now();
    const options = { scheme, output: join(work, "out"), cache: join(work, "cache") };
    const { drawn } = await renderCards(list, options);
    return { drawn, seconds: (performance.now() - started) / 1000 };
  };
  try {
    const cold = await measure(cards);
    const warm = await measure(cards);
    const edited = await measure(
      cards.map((card, index) => (index === 7 ? { ...card, title: `${card.title}!` } : card)),
    );
    const figures = { cold, warm, edited };
    for (const [name, { drawn, seconds }] of Object.entries(figures))
      console.log(`${name.padEnd(8)}${String(drawn).padStart(4)} drawn ${seconds.toFixed(2)} s`);
    console.log(
      `Load of the machine: ${loadavg()[0]?.toFixed(1)}. The goals are ${GOALS.cold} s and ${GOALS.warm} s.`,
    );
    console.log(`Written to ${writeResult("cards", figures)}.`);
    return cold.seconds <= GOALS.cold && warm.seconds <= GOALS.warm ? 0 : 1;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
