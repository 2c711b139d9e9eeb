/** `check`: every problem of the content at once, without a build. */
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { checkContent } from "#integrations/content-check/check.ts";
import { contentFolder, readClock } from "#src/loaders/clock.ts";
import type { Context, ExitCode } from "../command.ts";
import { UsageError } from "../command.ts";

const FORMATS = ["terminal", "github", "json"] as const;
type Format = (typeof FORMATS)[number];

export const usage = `check [options]

  --strict           Fail on warnings as well; for pull requests
  --format <format>  terminal, github (annotations) or json; github by itself in a GitHub workflow
  --content <dir>    Another folder than content/ (or than FANLIGHT_CONTENT)

Ends with 0 when nothing is wrong, 1 when something is.`;
