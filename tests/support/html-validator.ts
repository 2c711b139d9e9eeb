/** The rules that every page's HTML keeps, whichever company it was built for. */
import { FileSystemConfigLoader, HtmlValidate } from "html-validate";

const validator = new HtmlValidate(
  new FileSystemConfigLoader({
    root: true,
    extends: ["html-validate:recommended", "html-validate:document"],
    rules: {
      "require-sri": "off",
      "void-style": "off",
      "no-trailing-whitespace": "off",
      "long-title": "off",
      // Criteria ids hold dots and are addresses: #CC6.1.
      "valid-id": ["error", { relaxed: true }],
      "form-dup-name": ["error", { shared: ["radio", "button", "submit", "reset", "checkbox"] }],
    },
  }),
);

/** One line for each fault: place, rule, what is wrong. */
export async function findHtmlFaults(path: string, html: string): Promise<string[]> {
  const report = await validator.validateString(html, path);
  return report.results.flatMap(({ messages }) =>
    messages.map(
      ({ line, column, ruleId, message }) => `${path}:${line}:${column} ${ruleId}: ${message}`,
    ),
  );
}
