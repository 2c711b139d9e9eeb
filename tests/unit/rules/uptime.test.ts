import { expect, it } from "vitest";
import { findProblems } from "../../fixtures/change-company.ts";

it("refuses a day with more seconds than a day has", async () => {
  expect(
    await findProblems({
      "uptime/history/watcher.json": [
        ['"partial": 600', '"partial": 86400, "degraded": 1'],
        ['"date": "2026-11-21"', '"date": "2026-11-21", "observed": 86401'],
      ],
    }),
  ).toMatchInlineSnapshot(`
    "uptime/history/watcher.json:9:9 error day-too-long
    2026-11-20 has 86,401 seconds of outage, degradation and maintenance, but a day has 86,400.

    uptime/history/watcher.json:10:9 error day-too-long
    86,401 seconds were observed on 2026-11-21, but a day has 86,400."
  `);
});

it("refuses more seconds down than observed", async () => {
  expect(
    await findProblems({
      "uptime/history/watcher.json": [['"partial": 600', '"partial": 600, "observed": 599']],
    }),
  ).toMatchInlineSnapshot(`
    "uptime/history/watcher.json:9:9 error outage-unobserved
    On 2026-11-20 600 seconds were down, but only 599 were observed."
  `);
});

it("refuses a day that stands twice", async () => {
  expect(
    await findProblems({ "uptime/history/watcher.json": [["2026-11-21", "2026-11-20"]] }),
  ).toMatchInlineSnapshot(`
    "uptime/history/watcher.json:10:9 error day-twice
    2026-11-20 stands twice for "web"."
  `);
});
