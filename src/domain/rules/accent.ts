/** The company's accent, as far as a colour can be judged without looking. A pale one is darkened while building, with a note. */
import { ACCENT_CONTRAST, deriveBrand } from "../brand.ts";
import { findingAt, type Rule } from "./rule.ts";

export const accentRules: readonly Rule[] = [
  {
    id: "accent-unreadable",
    title: "The accent cannot be read, not even when darkened",
    severity: "error",
    soft: false,
    why: `Links and buttons take the accent, and text must reach a contrast of ${ACCENT_CONTRAST}:1 on the page. So much darkening would leave a grey that is no longer the company's colour.`,
    fix: "Choose a stronger colour. One that is only somewhat too pale is darkened while building, and the build says to which.",
    check: ({ content }) => {
      const { accent } = content.company.data;
      if (deriveBrand(accent)) return [];
      const message = `The accent ${accent} cannot be read on the page's ground, not even when darkened.`;
      return [
        findingAt(content.company, ["accent"], message, {
          received: accent,
          suggestion: "#00566f",
        }),
      ];
    },
  },
];
