/** What the process and the thread of its embedded database say to each other. */
import { DatabaseAway } from "./outage.ts";

export type Question =
  | {
      kind: "query";
      statement: string;
      parameters: readonly unknown[];
      /** The instance that it belongs to, as the thread counts them. */
      within: number | undefined;
    }
  | { kind: "dump" | "close" };

export interface Ask {
  id: number;
  question: Question;
}

export type Outcome = { result: unknown } | { error: Told };

/** With id 0 it tells how the opening of the files ended. */
export type Reply = Outcome & { id: number; generation: number };

/** A structured clone loses all but message and stack of an error. */
interface Told {
  isAway: boolean;
  message: string;
  stack: string | undefined;
  /** What the database says besides: code, severity, detail, constraint. */
  fields: Record<string, unknown>;
  cause: Told | undefined;
}

export function tellError(error: unknown): Told {
  if (!(error instanceof Error))
    return {
      isAway: false,
      message: String(error),
      stack: undefined,
      fields: {},
      cause: undefined,
    };
  const fields = Object.fromEntries(
    Object.entries(error).filter(([, value]) => ["string", "number"].includes(typeof value)),
  );
  return {
    isAway: error instanceof DatabaseAway,
    message: error.message,
    stack: error.stack,
    fields,
    cause: error.cause === undefined ? undefined : tellError(error.cause),
  };
}

/** @returns the error as the database threw it, as far as anybody asks */
export function readError({ isAway, message, stack, fields, cause }: Told): Error {
  const options = cause && { cause: readError(cause) };
  const error = isAway ? new DatabaseAway(message, options) : new Error(message, options);
  if (stack) error.stack = stack;
  return isAway ? error : Object.assign(error, fields);
}
