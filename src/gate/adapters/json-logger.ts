/** One JSON object a line. What it is given are ids and counts; of an error it takes class, code and place, not the message. */
import type { Logger } from "../definitions.ts";

type Write = (line: string) => void;

/** Messages of drivers quote values that people typed, so only what is known to hold none is kept. */
function describeError(error: unknown): Record<string, string> {
  if (!(error instanceof Error)) return { error: typeof error };
  const code = "code" in error ? String(error.code) : undefined;
  const place = error.stack
    ?.split("\n")
    .find((line) => line.trim().startsWith("at "))
    ?.trim();
  return { error: error.name, ...(code && { code }), ...(place && { place }) };
}

export function jsonLogger(write: Write): Logger {
  const line = (level: string, event: string, fields: object) =>
    write(JSON.stringify({ at: new Date().toISOString(), level, event, ...fields }));
  return {
    info: (event, fields = {}) => line("info", event, fields),
    error: (event, error, fields = {}) =>
      line("error", event, { ...fields, ...describeError(error) }),
  };
}
