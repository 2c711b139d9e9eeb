/** Until when the states of a portal hold if nobody changes the content: the day before the next date turns one. */
import type { Content } from "../schemas/content.ts";
import type { Control } from "../schemas/control.ts";
import type { Report } from "../schemas/report.ts";
import { freshUntil } from "./control-monitoring.ts";
import { nextPerformanceBy } from "./control-performance.ts";
import { addDays, dayOf, earlierOf } from "./dates.ts";
import type { Reading } from "./observations.ts";
import { controlLevelOf } from "./publication.ts";
import type { ReportRecord } from "./report-records.ts";
import { objectionDeadlineOf } from "./subprocessor-state.ts";

const FURTHEST_DAYS = 30;

export interface DatedThings {
  /** After the publication policy: what is withheld must not shine through the date. */
  content: Content;
  /** As written, so that the day is known on which something becomes public, or a hidden report replaces a published one. */
  all: Content;
  readings: ReadonlyMap<string, Reading>;
  records: ReadonlyMap<string, ReportRecord>;
}

/** The first day on which it is past. */
function after(day: string | undefined): string | undefined {
  return day === undefined ? undefined : addDays(day, 1);
}

function turnsOfControl(control: Control, reading: Reading | undefined): (string | undefined)[] {
  if (control.status !== undefined) return [];
  const performances =
    control.operation === "automated"
      ? []
      : [control.lastPerformed?.on, after(nextPerformanceBy(control))];
  return reading
    ? [...performances, dayOf(reading.lastChecked), after(freshUntil(control, reading))]
    : performances;
}

function turnsOfReport({ data, age }: ReportRecord): (string | undefined)[] {
  const observation = data.stage === "observation" || data.stage === "fieldwork";
  return [
    age?.agingFrom,
    age?.staleFrom,
    after(data.certificate?.expires),
    after(data.expected?.issue),
    data.withdrawn?.on,
    data.issuedOn,
    data.signedOn,
    ...(observation
      ? [
          data.period?.start ?? data.expected?.periodStart,
          after(data.period?.end ?? data.expected?.periodEnd),
        ]
      : []),
  ];
}

/** A hidden report ends the standing of a published one on the day it is issued, and gives it back if withdrawn. */
function turnsByHidden({
  access,
  supersedes,
  reissues,
  issuedOn,
  withdrawn,
}: Report): (string | undefined)[] {
  const replaces = access === "hidden" && (supersedes ?? reissues) !== undefined;
  return replaces ? [issuedOn, withdrawn?.on] : [];
}

/** Days on which some state turns, in no order. */
function listTurns({ content, all, readings, records }: DatedThings): (string | undefined)[] {
  const { noticeDays, publish } = content.company.data;
  return [
    ...content.controls
      .filter(({ data }) => controlLevelOf(data.criteria, publish) !== "none")
      .flatMap(({ id, data }) => turnsOfControl(data, readings.get(id))),
    ...[...records.values()].flatMap(turnsOfReport),
    ...all.reports.flatMap(({ data }) => turnsByHidden(data)),
    ...content.policies.map(({ data }) => after(data.nextReview)),
    ...content.answers.map(({ data }) => after(data.validUntil)),
    ...content.documents.flatMap(({ data }) => [
      after(data.expires),
      after(data.nextExpected),
      data.dated,
    ]),
    ...all.updates.map(({ data }) => data.date),
    ...all.subprocessors.flatMap(({ data }) => [
      data.announcedOn,
      data.effectiveOn,
      data.removedOn,
      after(objectionDeadlineOf(data, noticeDays)),
      ...data.changes.map(({ on }) => on),
    ]),
  ];
}

/** At least today, at most 30 days ahead. */
export function findHoldsUntil(things: DatedThings, today: string): string {
  const coming = listTurns(things).filter((day): day is string => day !== undefined && day > today);
  return coming.map((day) => addDays(day, -1)).reduce(earlierOf, addDays(today, FURTHEST_DAYS));
}
