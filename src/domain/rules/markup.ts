/** Markup where plain text is expected. */
import { listDataTexts } from "./company-text.ts";
import type { Rule } from "./rule.ts";

const TAG = /<\/?[a-z][a-z0-9-]*(?:\s[^<>]*)?\/?>|<!--/i;

export const markupRules: readonly Rule[] = [
  {
    id: "html-in-data",
    title: "A data field holds HTML",
    severity: "error",
    soft: false,
    why: "Data fields are plain text, and also go into feeds, tables and other tools. Tags would be shown as they are, or do harm there.",
    fix: "Write plain text. Longer text with links and lists belongs into a policy, an answer or an update.",
    check: ({ content }) =>
      listDataTexts(content).flatMap(({ text, findingAt }) => {
        const match = text.includes("<") ? TAG.exec(text) : null;
        return match
          ? [
              findingAt(
                match.index,
                `This text holds HTML ("${match[0].slice(0, 40)}"), but data fields are plain text.`,
                { received: match[0].slice(0, 40) },
              ),
            ]
          : [];
      }),
  },
];
