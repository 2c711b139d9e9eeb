/**
 * `docs/rules/`: one page a rule, made from the rule table. The example of each page is written by hand in the page itself and
 * kept when the page is made again.
 */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { RuleText } from "#src/domain/rules/rule.ts";
import { RULES } from "#src/domain/rules/rule-table.ts";

const EXAMPLE = "## Example\n";

/** File name to text, with the examples that stand in the folder now. */
export async function renderRuleDocs(folder: string): Promise<Map<string, string>> {
  const pages = await Promise.all(
    RULES.map(async (rule) => {
      const name = `${rule.id}.md`;
      return [name, renderPage(rule, await readExample(join(folder, name)))] as const;
    }),
  );
  return new Map([["README.md", renderIndex()], ...pages]);
}

export async function writeRuleDocs(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const [name, text] of await renderRuleDocs(folder))
    await writeFile(join(folder, name), text);
}

function renderPage({ id, title, severity, soft, why, fix }: RuleText, example: string): string {
  const lowered = soft ? "soft: `company.yaml` may lower it, with a reason" : "cannot be lowered";
  return [
    `# ${title}\n`,
    `\`${id}\`: ${severity}, ${lowered}.\n`,
    `${why}\n`,
    `## What to do\n`,
    `${fix}\n`,
    `${EXAMPLE}\n${example}`,
  ].join("\n");
}

/** What stands below the heading "Example"; empty in a new page. */
async function readExample(path: string): Promise<string> {
  const text = await readFile(path, "utf8").catch(() => "");
  const at = text.indexOf(EXAMPLE);
  return at === -1 ? "" : `${text.slice(at + EXAMPLE.length).trim()}\n`;
}

const GROUPS: readonly { heading: string; holds: (rule: RuleText) => boolean }[] = [
  { heading: "Errors: the build fails", holds: ({ severity }) => severity === "error" },
  {
    heading: "Warnings: the build goes on, `check --strict` fails",
    holds: ({ severity }) => severity === "warning",
  },
];

function renderIndex(): string {
  const sections = GROUPS.map(({ heading, holds }) => {
    const rows = RULES.filter(holds).map(
      ({ id, title, soft }) => `| [${id}](${id}.md) | ${title} | ${soft ? "yes" : "no"} |`,
    );
    return [
      `## ${heading}\n`,
      "| rule | what it finds | soft |",
      "|---|---|---|",
      ...rows,
      "",
    ].join("\n");
  });
  return [
    "# Rules\n",
    "`npm run check` holds the content against these rules, and so does every build. Ids are permanent.\n",
    "Any rule may be raised in `company.yaml`, and those that are soft may be lowered, each with a reason that reviewers of your repository can read:\n",
    "```yaml\nrules:\n  letter-for-type1:\n    severity: error\n    reason: Our customers take letters after a Type 1 report for more than they are.\n```\n",
    ...sections,
  ].join("\n");
}
