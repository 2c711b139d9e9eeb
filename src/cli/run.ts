/** From typed words to an exit code. Split from `main.ts` so that tests call it without a process. */
import { type Context, type ExitCode, Refusal, UsageError } from "./command.ts";
import { commands } from "./commands.ts";
import { findCommand, suggestCommands } from "./find-command.ts";

const isHelp = (word: string | undefined) => word === "--help" || word === "-h" || word === "help";

export async function run(argv: string[], context: Context): Promise<ExitCode> {
  const [first, ...rest] = argv;
  if (first === undefined || isHelp(first)) {
    if (rest.length === 0) return listCommands(context);
    return run([...rest, "--help"], context);
  }
  const found = findCommand(commands, argv);
  if (!found) return refuseUnknown(argv, context);
  const command = await found.command.load();
  const end = found.args.indexOf("--");
  const options = end === -1 ? found.args : found.args.slice(0, end);
  if (options.some((word) => word === "--help" || word === "-h")) {
    context.out(`${found.command.summary}.\n\nUsage: ${command.usage}`);
    return 0;
  }
  try {
    return await command.run(found.args, context);
  } catch (error) {
    return explain(error, found.command.name, context);
  }
}

function listCommands({ out }: Context): ExitCode {
  const width = Math.max(...commands.map(({ name }) => name.length));
  out("Usage: npm run fanlight -- <command> [options]\n");
  for (const { name, summary } of commands) out(`  ${name.padEnd(width)}  ${summary}`);
  out("\n`npm run fanlight -- <command> --help` explains one of them.");
  return 0;
}

function refuseUnknown(argv: string[], { err }: Context): ExitCode {
  const suggestions = suggestCommands(commands, argv);
  const typed = argv
    .slice(0, 2)
    .filter((word) => !word.startsWith("-"))
    .join(" ");
  err(`There is no command "${typed || argv[0]}".`);
  if (suggestions.length > 0)
    err(`Did you mean ${suggestions.map((name) => `"${name}"`).join(" or ")}?`);
  err("`npm run fanlight -- --help` lists all commands.");
  return 2;
}

function explain(error: unknown, name: string, { err }: Context): ExitCode {
  if (error instanceof Refusal) {
    err(error.message);
    return 1;
  }
  const badArguments =
    error instanceof Error && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS_");
  if (error instanceof UsageError || badArguments) {
    err(`${(error as Error).message.split(". To specify a positional")[0]}`);
    err(`\`npm run fanlight -- ${name} --help\` lists its options.`);
    return 2;
  }
  throw error;
}
