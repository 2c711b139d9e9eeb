/** The five categories with what each asks about, in our own words, and how many criteria it examines. */
import type { Pane, Portal } from "#src/domain/views.ts";
import type { Category } from "#src/schemas/company.ts";

const ASKS: Record<Category, string> = {
  security:
    "That people and programs without a right to it stay out, and that harm is noticed and dealt with",
  availability: "That customers can use the system when they were promised to",
  confidentiality: "That what was entrusted as confidential stays so, until it is deleted",
  "processing-integrity": "That data is processed in full, without error and when it should be",
  privacy: "That the data of persons is handled as they were told",
};

export interface CategoryRow {
  pane: Pane;
  asks: string;
  /** "33 + 3". */
  sum: string;
  total: number;
}

export function describeCategoryRows({ panes }: Pick<Portal, "panes">): CategoryRow[] {
  return panes.map((pane) => {
    const { common, own } = pane.criteria;
    const sum = own > 0 ? `${common} + ${own}` : String(common);
    return { pane, asks: ASKS[pane.category], sum, total: common + own };
  });
}
