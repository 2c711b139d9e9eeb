/** Where a page's social card lies: the picture that a chat or a mail shows beside a link to the page. */
export const CARD_SIZE = { width: 1200, height: 630 } as const;

/** `/cards/criteria/CC6.1.png` of `/criteria/CC6.1/`, and `/cards.png` of the home page. */
export function cardOf(page: string): string {
  return `/cards${page.replace(/\/$/, "")}.png`;
}
