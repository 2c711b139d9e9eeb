/** The first page, uptime, responsibilities, privacy and crosswalks in Markdown. */
import { addressOf } from "../../domain/addresses.ts";
import { type CrosswalkView, disclaimCrosswalk } from "../../domain/crosswalk-view.ts";
import { formatDay, formatPeriod } from "../../domain/dates.ts";
import { describeNavigation, hasPage } from "../../domain/navigation.ts";
import { wordOf } from "../../domain/state-words.ts";
import type { ComponentUptime, Portal } from "../../domain/views.ts";
import { type Absolute, absoluteTo, type ExportFile } from "../export-file.ts";
import { type MarkdownPage, markdownFile } from "./page.ts";
import { blocks, facts, heading, link, list, plain, table } from "./write-markdown.ts";

/** Rounded down: a ratio is never shown better than it is. */
function percentOf(ratio: number | undefined): string {
  return ratio === undefined
    ? "Not observed"
    : `${(Math.floor(ratio * 100_000) / 1000).toFixed(3)} %`;
}

export function homeBody(portal: Portal, absolute: Absolute): string {
  const { company, reports, glance, panes } = portal;
  return blocks([
    plain(company.description),
    "Examined: by an independent auditor, in a dated report. Monitored: by a tool, with the time it last looked. Stated: by the company alone; nobody else has checked it.",
    reports.length > 0 &&
      blocks([
        heading(2, "Reports"),
        list(
          reports.map(
            (report) =>
              `${link(report.title, absolute(addressOf.report(report.id)))}: ${wordOf(report.standing).toLowerCase()}${report.period ? `, ${formatPeriod(report.period)}` : ""}`,
          ),
        ),
      ]),
    heading(2, "At a glance"),
    facts(
      glance.map(({ label, text }) => [label, text === undefined ? "Not stated" : plain(text)]),
    ),
    heading(2, "Categories"),
    list(panes.map(({ name, because }) => `${plain(name)}: ${plain(because)}`)),
    company.notYet.length > 0 &&
      blocks([
        heading(2, "What we do not have yet"),
        list(
          company.notYet.map(({ title, detail }) => plain(detail ? `${title} ${detail}` : title)),
        ),
      ]),
    heading(2, "People to write to"),
    list(
      Object.entries(company.contacts).flatMap(([name, contact]) =>
        contact ? [`${wordOf(name)}: ${contact.email}`] : [],
      ),
    ),
    heading(2, "Pages"),
    list(
      describeNavigation(portal)
        .flatMap(({ links }) => links)
        .map(({ label, href }) => link(label, absolute(href))),
    ),
  ]);
}

function componentBody(component: ComponentUptime): string {
  const eventful = component.days.filter(({ level }) => level !== "calm" && level !== "unobserved");
  return blocks([
    heading(2, component.name),
    facts([
      ["Uptime", percentOf(component.ratio)],
      ["Days observed", `${component.observedDays} of ${component.days.length}`],
      ["Seen", plain(component.summary)],
      ["Measured by", `${plain(component.source.name)} (${component.source.kind})`],
      ["SLA", component.sla && plain(component.sla.target)],
    ]),
    eventful.length > 0 &&
      table(
        ["Day", "Level", "Major s", "Partial s", "Degraded s", "Maintenance s"],
        eventful.map(({ date, level, major, partial, degraded, maintenance }) => [
          formatDay(date),
          wordOf(level),
          ...[major, partial, degraded, maintenance].map(String),
        ]),
      ),
  ]);
}

function crosswalkBody(view: CrosswalkView, absolute: Absolute): string {
  return blocks([
    plain(disclaimCrosswalk(view)),
    `Which of its requirements the Trust Services Criteria relate to: a mapping by analysis, read by the ${plain(view.reviewedBy)} on ${formatDay(view.reviewedOn)}. Titles are in our words.`,
    table(
      ["Requirement", "Title", "Relates to"],
      view.requirements.map(({ id, title, criteria }) => [
        plain(id),
        plain(title),
        criteria
          .map((criterion) => link(criterion, absolute(addressOf.criterion(criterion))))
          .join(", "),
      ]),
    ),
  ]);
}

function responsibilitiesBody({ controls, providers, customers }: Portal, absolute: Absolute) {
  return blocks([
    heading(2, "What we do"),
    list(controls.map(({ id, title }) => link(`${id} ${title}`, absolute(addressOf.control(id))))),
    providers.length > 0 &&
      blocks([
        heading(2, "What our providers do"),
        table(
          ["Provider", "Criterion", "What we rely on", "Method"],
          providers.map(({ provider, criterion, expects, method }) =>
            [provider, criterion, expects, method].map(plain),
          ),
        ),
      ]),
    heading(2, "What you must do"),
    customers.published
      ? list(
          customers.value.map(({ criterion, text }) =>
            plain(criterion ? `${criterion}: ${text}` : text),
          ),
        )
      : "Not published here; the reports state it.",
  ]);
}

export function listOverviewPages(portal: Portal): ExportFile[] {
  const absolute = absoluteTo(portal.company.portal);
  const { uptime, privacy, company } = portal;
  const pages: (MarkdownPage | false | undefined)[] = [
    { page: "/", title: `${company.name} trust center`, body: () => homeBody(portal, absolute) },
    hasPage(portal, "/responsibilities/") && {
      page: "/responsibilities/",
      title: "Responsibilities",
      body: () => responsibilitiesBody(portal, absolute),
    },
    uptime && {
      page: "/uptime/",
      title: "Uptime",
      body: () =>
        blocks([
          `${formatDay(uptime.window.from)} to ${formatDay(uptime.window.to)}, ${uptime.window.days} days. Our status page’s arithmetic, 1 - (major + 0.3 partial) / observed, not the measurement under your SLA.`,
          ...uptime.components.map(componentBody),
        ]),
    },
    privacy && {
      page: "/privacy/",
      title: "Privacy of requests",
      body: () =>
        blocks([
          privacy.asks && plain(privacy.asks),
          table(
            ["What is kept", "Why", "How long"],
            privacy.kept.map(({ what, why, howLong }) => [what, why, howLong].map(plain)),
          ),
          table(
            ["Cookie", "Purpose", "Lasts"],
            privacy.cookies.map(({ name, purpose, lasts }) => [name, purpose, lasts].map(plain)),
          ),
        ]),
    },
    ...portal.crosswalks.map((view) => ({
      page: addressOf.framework(view.id),
      title: `${view.name}: relations`,
      body: () => crosswalkBody(view, absolute),
    })),
  ];
  return pages.flatMap((page) => (page ? [markdownFile(portal, page)] : []));
}
