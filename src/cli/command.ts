/** What a command is, and how it ends: kept apart from the table so that commands do not import each other's list. */

/** 0: done. 1: what was asked for failed or was refused. 2: the command line was not understood. */
export type ExitCode = 0 | 1 | 2;

/** Everything a command may touch besides files, so that tests can stand in for it. */
export interface Context {
  /** The project's folder. */
  root: string;
  /** The folder that paths on the command line are relative to. */
  cwd: string;
  env: NodeJS.ProcessEnv;
  /** Whether the output may be coloured. */
  color: boolean;
  out(line: string): void;
  err(line: string): void;
  /** Asks the person at the terminal; undefined where nobody can answer. */
  ask: ((question: string) => Promise<string>) | undefined;
}

export interface CommandModule {
  /** The lines after "Usage:", options explained, without a final line break. */
  usage: string;
  run(args: string[], context: Context): Promise<ExitCode>;
}

export interface Command {
  /** One or two words, as typed. */
  name: string;
  /** One line, for the list of commands. */
  summary: string;
  load(): Promise<CommandModule>;
}

/** The command cannot or must not do what was asked; the message says why and what to do. Ends with 1. */
export class Refusal extends Error {
  override name = "Refusal";
}

/** The command line is not understood. Ends with 2. */
export class UsageError extends Error {
  override name = "UsageError";
}
