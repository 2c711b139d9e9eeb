import { UsageError } from "../command.ts";

export const DEFAULT_PORT = 4321;

export function readPort(value: string | undefined): number {
  if (value === undefined) return DEFAULT_PORT;
  const port = Number(value);
  if (/^\d{1,5}$/.test(value) && port <= 65_535) return port;
  throw new UsageError(`--port takes a number from 0 to 65535, not "${value}".`);
}
