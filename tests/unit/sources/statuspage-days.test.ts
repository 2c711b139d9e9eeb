import { describe, expect, it } from "vitest";
import { askForDays, isKeyedUptime } from "#src/cli/import/statuspage-days.ts";
import { importUptime } from "#src/sources/uptime/import-uptime.ts";
import { statuspage } from "#src/sources/uptime/statuspage.ts";

const url = new URL("https://api.statuspage.io/v1/pages/p/components/c/uptime");
const moment = { today: "2026-11-02", now: "2026-11-02T06:00:00Z" };

/** Answers as Statuspage does: the sums of a range. */
function fakeStatuspage(outages: Record<string, number>) {
  const asked: string[] = [];
  const ask = async ({ searchParams }: URL): Promise<string> => {
    const [start = "", end = ""] = [searchParams.get("start"), searchParams.get("end")].map(String);
    asked.push(`${start} ${end}`);
    const inside = Object.entries(outages).filter(
      ([day]) => day >= start.slice(0, 10) && day < end.slice(0, 10),
    );
    const major = inside.reduce((sum, [, seconds]) => sum + seconds, 0);
    return JSON.stringify({
      id: "c",
      name: "Public API",
      range_start: start,
      range_end: end,
      major_outage: major,
      partial_outage: 0,
    });
  };
  return { ask, asked };
}

async function daysOf(outages: Record<string, number>) {
  const { ask, asked } = fakeStatuspage(outages);
  const text = await askForDays(url, { today: moment.today, ask });
  const map = { components: {}, ignore: [] };
  const { file } = importUptime(text, { source: statuspage, map, existing: undefined, ...moment });
  return { days: file.components[0]?.days ?? [], asked };
}

describe("Statuspage's keyed interface", () => {
  it("is asked once for a quiet quarter", async () => {
    const { days, asked } = await daysOf({});
    expect(asked).toEqual(["2026-08-04T00:00:00Z 2026-11-02T00:00:00Z"]);
    expect(days.length).toBe(90);
    expect(days.filter(({ major }) => major > 0)).toEqual([]);
  });

  it("is asked more closely where there was an outage, until each day is told", async () => {
    const outages = { "2026-08-04": 60, "2026-10-30": 600, "2026-11-01": 5 };
    const { days, asked } = await daysOf(outages);
    expect(days.map(({ date }) => date)).toEqual([...new Set(days.map(({ date }) => date))].sort());
    expect(days.length).toBe(90);
    const down = days.filter(({ major }) => major > 0).map(({ date, major }) => [date, major]);
    expect(Object.fromEntries(down)).toEqual(outages);
    expect(asked.length).toBeLessThan(40);
  });

  it("is known by its address, and another answer is refused", async () => {
    expect(isKeyedUptime(url)).toBe(true);
    expect(
      isKeyedUptime(new URL("https://api.statuspage.io.example.com/v1/components/c/uptime")),
    ).toBe(false);
    const ask = async () => '{"error":"no such component"}';
    await expect(askForDays(url, { today: moment.today, ask })).rejects.toThrow(
      "is no uptime of a component",
    );
  });
});
