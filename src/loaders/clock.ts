/** The day that a build takes for today, and the folder that it reads. Both may be set from outside, for tests and trials. */
import { resolve } from "node:path";
import { isCalendarDay } from "../schemas/calendar-day.ts";
import { type Environment, nameHost } from "./hosts.ts";

/** Today's day in UTC, or `FANLIGHT_TODAY`. Throws where that is no date, or where a host builds: a published portal does not choose its day. */
export function readClock(environment: Environment, now: () => Date = () => new Date()): string {
  const fixed = environment.FANLIGHT_TODAY ?? "";
  if (fixed === "") return now().toISOString().slice(0, 10);
  const host = nameHost(environment);
  if (host !== undefined)
    throw new Error(
      `FANLIGHT_TODAY is set, and this build runs on ${host}. A published portal cannot choose its day: remove the variable there.`,
    );
  if (!isCalendarDay(fixed))
    throw new Error(`FANLIGHT_TODAY is "${fixed}". It must be a date written YYYY-MM-DD.`);
  return fixed;
}

/** Absolute path of the folder that `FANLIGHT_CONTENT` names, or of `content/`. */
export function contentFolder(environment: Environment, root: string): string {
  const named = environment.FANLIGHT_CONTENT ?? "";
  return resolve(root, named === "" ? "content" : named);
}
