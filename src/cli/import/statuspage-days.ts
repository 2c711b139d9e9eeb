/**
 * Statuspage's keyed interface tells the outages of a range of days, not of each day. A range without an outage is told by one
 * answer; one with an outage is halved until the day is found, so that a quiet quarter takes one question and not ninety.
 */
import { addDays, daysBetween } from "#src/domain/dates.ts";
import { parseJson } from "#src/sources/input.ts";
import { SourceError } from "#src/sources/source-error.ts";

const WINDOW_DAYS = 90;
/** A quarter with an outage on every day. */
const QUESTIONS_AT_MOST = 2 * WINDOW_DAYS;

/** Whether the address is that of a component's uptime. */
export function isKeyedUptime(url: URL): boolean {
  return url.hostname === "api.statuspage.io" && /\/components\/[^/]+\/uptime$/.test(url.pathname);
}

/**
 * @param ask gives the answer of one address, as text
 * @returns the answers of ranges that are told apart by day, as one list in JSON
 */
export async function askForDays(
  url: URL,
  { today, ask }: { today: string; ask: (url: URL) => Promise<string> },
): Promise<string> {
  const answers: unknown[] = [];
  const ranges = [{ from: addDays(today, -WINDOW_DAYS), to: addDays(today, -1) }];
  for (let count = 0; count < QUESTIONS_AT_MOST; count += 1) {
    const range = ranges.pop();
    if (!range) return JSON.stringify(answers);
    const answer = parseJson(await ask(addressOf(url, range)));
    const length = daysBetween(range.from, range.to);
    if (length === 0 || !hadOutage(answer)) answers.push({ ...asObject(answer), ...stamps(range) });
    else {
      const middle = addDays(range.from, Math.floor(length / 2));
      ranges.push({ from: addDays(middle, 1), to: range.to }, { from: range.from, to: middle });
    }
  }
  throw new SourceError("Statuspage tells of more days than there are.");
}

interface Range {
  from: string;
  to: string;
}

function stamps({ from, to }: Range): { range_start: string; range_end: string } {
  return { range_start: `${from}T00:00:00Z`, range_end: `${addDays(to, 1)}T00:00:00Z` };
}

function addressOf(url: URL, range: Range): URL {
  const address = new URL(url);
  const { range_start: start, range_end: end } = stamps(range);
  address.searchParams.set("start", start);
  address.searchParams.set("end", end);
  return address;
}

function asObject(answer: unknown): object {
  if (typeof answer === "object" && answer !== null && "major_outage" in answer) return answer;
  throw new SourceError("The answer is no uptime of a component of Statuspage.");
}

function hadOutage(answer: unknown): boolean {
  const { major_outage: major, partial_outage: partial } = asObject(answer) as {
    major_outage: unknown;
    partial_outage?: unknown;
  };
  return Number(major) + Number(partial ?? 0) !== 0;
}
