/** cState: systems and issues of the page. */
import { z } from "zod";
import { addDays, dayOf } from "../../domain/dates.ts";
import { parseJson } from "../input.ts";
import { readInstant } from "../instants.ts";
import { SourceError } from "../source-error.ts";
import { daysOfIntervals, type Interval } from "./intervals.ts";
import { nameText, readPart } from "./shape.ts";
import type { UptimeSource } from "./source.ts";

const issueSchema = z.object({
  createdAt: z.unknown(),
  severity: z.string({ error: "must be text" }),
  resolved: z.unknown().optional(),
  resolvedAt: z.unknown().optional(),
  informational: z.unknown().optional(),
  affected: z.array(nameText).default([]),
});
const systemsSchema = z.array(
  z.object({ name: nameText, unresolvedIssues: z.array(issueSchema).default([]) }),
);

const SEVERITIES: Record<string, Interval["level"] | undefined> = {
  down: "major",
  disrupted: "partial",
  notice: "degraded",
};

export const cstate: UptimeSource = {
  id: "cstate",
  name: "cState",
  kind: "self-reported",
  path: "issues/index.json",
  reads:
    "`/issues/index.json` of the page (all issues), or `/index.json` (systems, with those that are open).",
  obtain: "Give the page's address, for example `https://status.example.com/`.",
  gaps: [
    "Days are worked out from the issues that the company wrote: down counts as a major outage, disrupted as a partial one, a notice as degraded, for as long as the issue was open. A severity that is not known counts as partial.",
    "Days before the oldest issue stay unknown. `/index.json` names the systems, and days only from issues that are open.",
  ],
  read(text, { today, now }) {
    const data = (parseJson(text) ?? {}) as Record<string, unknown>;
    const list = data.pages ?? data.issues;
    const systems =
      data.systems === undefined ? [] : readPart(systemsSchema, data.systems, "systems");
    if (list === undefined && systems.length === 0)
      throw new SourceError("The file has neither systems nor issues, so it is not of cState.");
    const issues = readPart(z.array(issueSchema), list ?? [], "issues");
    const open = systems.flatMap(({ name, unresolvedIssues }) =>
      unresolvedIssues.map((issue) => ({ ...issue, affected: [name] })),
    );
    const timed = [...issues, ...open]
      .filter(({ informational }) => informational !== true)
      .map((issue, index) => {
        const from = readInstant(issue.createdAt);
        if (from === undefined) throw new SourceError(`issues, ${index}: createdAt is no time.`);
        if (from > now) throw new SourceError(`issues, ${index}: ${from} has not come yet.`);
        const isOver = issue.resolved === true || issue.resolved === "true";
        const to = (isOver ? readInstant(issue.resolvedAt) : undefined) ?? now;
        return { ...issue, from, to, level: SEVERITIES[issue.severity] ?? "partial" };
      });
    const oldest = timed.map(({ from }) => from).sort()[0];
    const since = oldest === undefined ? today : dayOf(oldest);
    const names = new Set([
      ...systems.map(({ name }) => name),
      ...timed.flatMap(({ affected }) => affected),
    ]);
    return [...names].map((name) => {
      const own = timed.filter(({ affected }) => affected.includes(name));
      const days = daysOfIntervals(own, { since, today });
      // Open issues alone do not say that other days were calm.
      const told = list === undefined ? days.filter(({ listed }) => listed) : days;
      return { key: name, name, days: told.filter(({ date }) => date >= addDays(today, -1000)) };
    });
  },
};
