/** Time as people at work count it: Monday to Friday, in UTC. Holidays differ from place to place and are not known here. */
const DAY = 86_400_000;
const SUNDAY = 0;
const SATURDAY = 6;

/** The same time of day so many working days later; what comes on a weekend counts from Monday 00:00. */
export function afterWorkingDays(from: Date, days: number): Date {
  let at = from;
  if (isWeekend(at)) {
    at = new Date(Math.floor(at.getTime() / DAY) * DAY);
    while (isWeekend(at)) at = new Date(at.getTime() + DAY);
  }
  for (let left = days; left > 0; ) {
    at = new Date(at.getTime() + DAY);
    if (!isWeekend(at)) left -= 1;
  }
  return at;
}

function isWeekend(at: Date): boolean {
  return at.getUTCDay() === SUNDAY || at.getUTCDay() === SATURDAY;
}
