/** Times as tools write them, in one form: UTC, with milliseconds left out. */

/** Undefined where the value is no time. A time without a zone is taken for UTC; a number counts seconds or milliseconds. */
export function readInstant(value: unknown): string | undefined {
  if (typeof value === "number") return instantOf(value > 1e11 ? value : value * 1000);
  if (typeof value !== "string" || value.length > 40) return undefined;
  if (value === last.text) return last.instant;
  last = { text: value, instant: readText(value.trim()) };
  return last.instant;
}

/** One scan gives thousands of findings the same time. */
let last: { text: string; instant: string | undefined } = { text: "", instant: undefined };

function readText(text: string): string | undefined {
  if (/^\d{10}(?:\d{3})?$/.test(text)) return readInstant(Number(text));
  const match =
    /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2})?)(?:[.,]\d+)?)? ?(Z|UTC|[+-]\d{2}:?\d{2})?(?: UTC)?$/i.exec(
      text,
    );
  if (!match) return undefined;
  const [, day = "", time = "00:00", zone = "Z"] = match;
  const offset = /^(?:z|utc)$/i.test(zone) ? "Z" : zone.replace(/^(.{3}):?/, "$1:");
  const time24 = time.length === 5 ? `${time}:00` : time;
  const instant = instantOf(Date.parse(`${day}T${time24}${offset}`));
  // The 31st of a month without one is read as the 1st of the next.
  return isDay(day) ? instant : undefined;
}

function isDay(day: string): boolean {
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
}

function instantOf(time: number): string | undefined {
  if (!Number.isFinite(time) || time < 0 || time >= 253_402_300_800_000) return undefined;
  return new Date(time).toISOString().replace(/\.\d{3}Z$/, "Z");
}
