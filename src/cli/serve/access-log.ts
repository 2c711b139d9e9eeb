/**
 * One line a request: method, what was asked for, status, milliseconds. Only addresses that the portal has are written, and of the
 * door's the pattern: whatever else stands in a request line was typed by somebody, or opens something.
 */
import { Refusal } from "../command.ts";

export interface AccessRecord {
  method: string | undefined;
  /** Undefined where the portal has no such address. */
  path: string | undefined;
  status: number;
  /** `performance.now()` when the request arrived. */
  begun: number;
}

export type LogAccess = (record: AccessRecord) => void;

/** Lines as the log's own (`pino-logger.ts`), but put together here: that takes a tenth of the time, and there are thousands a second. */
export function accessLog(write: (line: string) => void): LogAccess {
  const opening = openings();
  const paths = new Map<string, string>();
  const place = (path: string): string => {
    const known = paths.get(path);
    if (known !== undefined) return known;
    // As many as the portal has addresses.
    const text = `,"path":${JSON.stringify(path)}`;
    paths.set(path, text);
    return text;
  };
  return ({ method = "", path, status, begun }) => {
    const ms = Math.round((performance.now() - begun) * 10) / 10;
    const where = path === undefined ? "" : place(path);
    write(`${opening()}${method}"${where},"status":${status},"ms":${ms},"event":"request"}`);
  };
}

/** Written anew each millisecond and not each line. */
function openings(): () => string {
  let moment = 0;
  let text = "";
  return () => {
    const now = Date.now();
    if (now !== moment) {
      moment = now;
      text = `{"level":"info","at":"${new Date(now).toISOString()}","method":"`;
    }
    return text;
  };
}

/** Off where somebody watches the terminal; everywhere else the log goes to a file or a collector. */
export function wantsAccessLog(env: NodeJS.ProcessEnv, isTerminal: boolean): boolean {
  const wish = env.ACCESS_LOG?.trim();
  if (!wish) return !isTerminal;
  if (wish === "on" || wish === "off") return wish === "on";
  throw new Refusal(
    `ACCESS_LOG is "${wish}". Set it to on or off: whether each request is written down. Left out, it is on where the output is no terminal.`,
  );
}
