/** The text of an answer as a page draws it. */
import type { AstroComponentFactory } from "astro/runtime/server/index.js";

export interface AnswerText {
  Content: AstroComponentFactory;
  /** Headings would take part in the order of the page's own, so such a text stays on its own page. */
  hasHeadings: boolean;
}
