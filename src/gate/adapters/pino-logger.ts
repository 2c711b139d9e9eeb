/** One JSON object a line. What it is given are ids and counts; of an error it takes class, code and place, not the message. */
import { pino } from "pino";
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

export function pinoLogger(write: Write): Logger {
  const log = pino(
    {
      // Neither process nor machine: hosts add what they want to know.
      base: null,
      messageKey: "event",
      timestamp: () => `,"at":"${new Date().toISOString()}"`,
      formatters: { level: (level) => ({ level }) },
    },
    { write: (line: string) => write(line.trimEnd()) },
  );
  return {
    info: (event, fields = {}) => log.info(fields, event),
    error: (event, error, fields = {}) => log.error({ ...fields, ...describeError(error) }, event),
  };
}
