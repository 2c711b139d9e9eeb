/** How long a mail waits after a failure: a minute, then twice as long each time, six hours at most. Pure. */
const MINUTE = 60_000;
const LONGEST = 6 * 60 * MINUTE;

/**
 * @param attempts how often it has been tried, 1 or more
 * @param chance from 0 up to 1: adds up to a quarter, so that mails that failed together do not come back together
 * @returns milliseconds
 */
export function backOff(attempts: number, chance: number): number {
  const wait = Math.min(MINUTE * 2 ** Math.min(attempts - 1, 20), LONGEST);
  return Math.min(Math.round(wait * (1 + chance / 4)), LONGEST);
}
