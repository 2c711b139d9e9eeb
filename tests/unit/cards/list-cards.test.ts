import { describe, expect, it } from "vitest";
import { readCard } from "#integrations/social-cards/read-card.ts";
import { cardOf } from "#src/domain/card-address.ts";
import { listCards, tellPanes } from "#src/exports/cards/list-cards.ts";
import { portalOf, present } from "../../support/content-builder.ts";
import { EVERYTHING, NOTHING, tellingContent } from "../../support/telling-content.ts";

const HELD_BACK = /WORD-[a-z-]+|HIDDEN-[A-Z]+|FUTURE-SUB|inside-answer|policies\/inside/g;

describe("the cards of a portal", () => {
  it("say nothing that the portal does not publish", () => {
    const portal = portalOf(tellingContent(NOTHING));
    const said = JSON.stringify(listCards(portal)).match(HELD_BACK) ?? [];
    const published = new Set(JSON.stringify(portal).match(HELD_BACK));
    expect(said.filter((word) => !published.has(word))).toEqual([]);
    const states = listCards(portal).flatMap(({ page, state }) =>
      page.startsWith("/controls/") ? [state] : [],
    );
    expect(new Set(states)).toEqual(new Set(["Withheld"]));
  });

  it("name each state and day as the portal holds them", () => {
    const portal = portalOf(tellingContent(EVERYTHING));
    const cards = new Map(listCards(portal).map((card) => [card.page, card]));
    for (const { id, counts } of portal.criteria)
      expect(cards.get(`/criteria/${id}/`)?.line).toBe(counts);
    for (const { id, because } of portal.controls)
      expect(cards.get(`/controls/${id}/`)?.line).toBe(because);
    expect(cards.size).toBe(
      1 +
        portal.criteria.length +
        portal.controls.length +
        portal.policies.length +
        portal.reports.length +
        portal.answers.length +
        portal.updates.length,
    );
  });

  it("tell the window's panes in words, without a word of praise", () => {
    const { panes } = portalOf(tellingContent(EVERYTHING));
    const told = tellPanes(panes);
    for (const { name } of panes) expect(told).toContain(name);
    expect(told).not.toMatch(/certified|compliant|passed/i);
  });

  it("lie at the address of their page", () => {
    expect([cardOf("/"), cardOf("/criteria/CC6.1/")]).toEqual([
      "/cards.png",
      "/cards/criteria/CC6.1.png",
    ]);
  });
});

describe("the card of a page without an entry", () => {
  const head = (image: string) =>
    `<head><meta name="description" content="Who &amp; what &#34;is&#34; &lt;here&gt;."><meta property="og:title" content="R&amp;D · Wharf trust center">${image}</head>`;

  it("says what the page's own head says", () => {
    const html = head('<meta property="og:image" content="https://x.example/cards/data.png">');
    expect(present(readCard(html, "/data/"))).toEqual({
      page: "/data/",
      kind: "Wharf trust center",
      title: "R&D",
      line: 'Who & what "is" <here>.',
    });
  });

  it("is not drawn where the page names none", () => {
    expect(readCard(head(""), "/request/")).toBeUndefined();
  });
});
