/** `check`: every problem of the content at once, without a build. */
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { checkContent, fails, type Report } from "#integrations/content-check/check.ts";
import { formatGithub } from "#integrations/content-check/reporters/github.ts";
import { formatJson } from "#integrations/content-check/reporters/json.ts";
import { formatTerminal } from "#integrations/content-check/reporters/terminal.ts";
import { type Context, type ExitCode, Refusal, UsageError } from "../command.ts";
import { readBuildInputs } from "../site/build-inputs.ts";

export const usage = `check [options]

  --strict           Fail on warnings as well; for pull requests
  --format <format>  terminal, github (annotations) or json; github by itself in a GitHub workflow
  --content <dir>    Another folder than content/ (or than FANLIGHT_CONTENT)

Ends with 0 when nothing is wrong, with 1 when something is.`;

type Reporter = (report: Report, context: Context) => string;

const inTerminal: Reporter = (report, { color }) => formatTerminal(report, { color });

const reporters: Readonly<Record<string, Reporter>> = {
  terminal: inTerminal,
  github: (report, context) =>
    [formatGithub(report), inTerminal(report, context)].filter(Boolean).join("\n"),
  json: formatJson,
};

export async function run(args: string[], context: Context): Promise<ExitCode> {
  const { values } = parseArgs({
    args,
    options: {
      strict: { type: "boolean", default: false },
      format: {
        type: "string",
        default: context.env.GITHUB_ACTIONS === "true" ? "github" : "terminal",
      },
      content: { type: "string" },
    },
  });
  const report = reporters[values.format];
  if (!report)
    throw new UsageError(
      `--format is ${Object.keys(reporters).join(", ")}, not "${values.format}".`,
    );
  const { root, content, today } = readBuildInputs(context);
  const folder = values.content === undefined ? content : resolve(context.cwd, values.content);
  if (!existsSync(folder)) throw new Refusal(`There is no folder ${folder}.`);
  const found = await checkContent({ root, folder, today, environment: context.env });
  context.out(report(found, context));
  return fails(found, values) ? 1 : 0;
}
