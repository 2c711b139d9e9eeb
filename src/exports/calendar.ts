/** Days to come as an iCalendar file (RFC 5545): expiries, expected reports, reviews and deadlines of objections. */
import { addressOf } from "../domain/addresses.ts";
import { addDays } from "../domain/dates.ts";
import type { Portal } from "../domain/views.ts";
import { absoluteTo } from "./export-file.ts";

export const CALENDAR_ADDRESS = "/calendar.ics";

interface CalendarDay {
  /** Stable: what it is about, and what happens. */
  key: string;
  on: string | undefined;
  title: string;
  page: string;
}

export function listCalendarDays(portal: Portal): (CalendarDay & { on: string })[] {
  const days: CalendarDay[] = [
    ...portal.reports.flatMap(({ id, title, certificate, expected }) => {
      const page = addressOf.report(id);
      return [
        { key: `report.${id}.expires`, on: certificate?.expires, title: `${title} expires`, page },
        { key: `report.${id}.expected`, on: expected?.issue, title: `${title} expected`, page },
      ];
    }),
    ...portal.documents.flatMap(({ id, title, expires, nextExpected }) => {
      const page = addressOf.document(id);
      return [
        { key: `document.${id}.expires`, on: expires, title: `${title} expires`, page },
        { key: `document.${id}.next`, on: nextExpected, title: `Next ${title} expected`, page },
      ];
    }),
    ...portal.policies.map(({ id, title, nextReview }) => ({
      key: `policy.${id}.review`,
      on: nextReview,
      title: `${title}: next review`,
      page: addressOf.policy(id),
    })),
    ...portal.subprocessors.map(({ id, name, objectionDeadline }) => ({
      key: `subprocessor.${id}.objection`,
      on: objectionDeadline,
      title: `${name}: last day to object`,
      page: addressOf.subprocessor(id),
    })),
  ];
  return days
    .flatMap((day) => (day.on === undefined ? [] : [{ ...day, on: day.on }]))
    .sort((one, other) => one.on.localeCompare(other.on) || one.key.localeCompare(other.key));
}

function escapeText(text: string): string {
  return text.replaceAll(/[\\;,]/g, "\\$&").replaceAll(/\r?\n/g, "\\n");
}

/** Lines hold at most 75 octets; a fold never falls inside a sign. */
export function foldLine(text: string): string {
  const lines: string[] = [];
  let line = "";
  for (const sign of text) {
    const room = lines.length === 0 ? 75 : 74;
    if (Buffer.byteLength(line) + Buffer.byteLength(sign) > room) {
      lines.push(line);
      line = "";
    }
    line += sign;
  }
  return [...lines, line].join("\r\n ");
}

const dateOf = (day: string) => day.replaceAll("-", "");

export function writeCalendar(portal: Portal): string {
  const { company, asOf } = portal;
  const absolute = absoluteTo(company.portal);
  const { host } = new URL(company.portal);
  const events = listCalendarDays(portal).flatMap(({ key, on, title, page }) => [
    "BEGIN:VEVENT",
    `UID:${key}@${host}`,
    `DTSTAMP:${dateOf(asOf)}T000000Z`,
    `DTSTART;VALUE=DATE:${dateOf(on)}`,
    `DTEND;VALUE=DATE:${dateOf(addDays(on, 1))}`,
    `SUMMARY:${escapeText(`${company.name}: ${title}`)}`,
    `URL:${absolute(page)}`,
    "TRANSP:TRANSPARENT",
    "END:VEVENT",
  ]);
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Fanlight//Trust center//EN",
    "CALSCALE:GREGORIAN",
    `X-WR-CALNAME:${escapeText(`${company.name} trust center`)}`,
    ...events,
    "END:VCALENDAR",
  ];
  return `${lines.map(foldLine).join("\r\n")}\r\n`;
}
