/** Reports and other documents in Markdown. */
import { addressOf } from "../../domain/addresses.ts";
import { countOf } from "../../domain/counting-words.ts";
import { formatDay, formatPeriod } from "../../domain/dates.ts";
import { hasPage } from "../../domain/navigation.ts";
import { wordOf } from "../../domain/state-words.ts";
import type { DocumentView, Portal, ReportView } from "../../domain/views.ts";
import { CATEGORY_NAMES } from "../../frameworks/criteria.ts";
import { type Absolute, absoluteTo, type ExportFile } from "../export-file.ts";
import { markdownFile } from "./page.ts";
import { blocks, facts, heading, link, list, plain, table } from "./write-markdown.ts";

const NOT_PUBLISHED = "Not published here";

export function tellOpinion({ opinion }: ReportView): string | undefined {
  if (!opinion.published) return NOT_PUBLISHED;
  if (!opinion.value) return undefined;
  const { value, modifies, basis } = opinion.value;
  const on = modifies.length > 0 ? `, modified on ${modifies.map(plain).join(", ")}` : "";
  return `${wordOf(value)}${on}${basis ? `. ${plain(basis)}` : ""}`;
}

function tellExceptions({ exceptions }: ReportView): string | undefined {
  if (!exceptions.published) return NOT_PUBLISHED;
  return exceptions.value && countOf(exceptions.value.count, "exception");
}

function exceptionList({ exceptions }: ReportView): string | undefined {
  const noted = exceptions.published ? exceptions.value?.list : undefined;
  if (!noted || noted.length === 0) return undefined;
  return blocks([
    heading(2, "Exceptions"),
    list(
      noted.map(({ criterion, control, text, response, resolvedOn }) =>
        [
          [criterion, control].filter(Boolean).join(", "),
          plain(text),
          response && `Management’s response: ${plain(response)}`,
          resolvedOn && `Put right on ${formatDay(resolvedOn)}.`,
        ]
          .filter(Boolean)
          .join(" "),
      ),
    ),
  ]);
}

function phrases(title: string, lines: readonly string[]): string | undefined {
  return lines.length === 0 ? undefined : blocks([heading(2, title), list(lines.map(plain))]);
}

function customersOf({ customers }: ReportView): string | undefined {
  if (!customers.published) return undefined;
  return phrases(
    "What customers must do",
    customers.value.map(({ criterion, text }) => (criterion ? `${criterion}: ${text}` : text)),
  );
}

function bodyOf(report: ReportView, absolute: Absolute): string {
  const { age, auditor, certificate, letter, expected, withdrawn } = report;
  const issuer = auditor.published ? auditor.value?.name : NOT_PUBLISHED;
  return blocks([
    report.summary && plain(report.summary),
    facts([
      ["Standing", wordOf(report.standing)],
      ["Stage", plain(report.stageLabel)],
      [report.asOf ? "As of" : "Period", report.period && formatPeriod(report.period)],
      ["Categories", report.categories.map((category) => CATEGORY_NAMES[category]).join(", ")],
      ["Issued by", issuer && plain(issuer)],
      ["Issued on", report.issuedOn && formatDay(report.issuedOn)],
      ["Opinion", tellOpinion(report)],
      ["Exceptions", tellExceptions(report)],
      [
        "Age",
        age && `${wordOf(age.state)}, ${countOf(age.days, "day")} since ${formatDay(age.from)}`,
      ],
      ["Withdrawn", withdrawn && `${formatDay(withdrawn.on)}. ${plain(withdrawn.reason)}`],
      ["Expected", expected?.issue && formatDay(expected.issue)],
      ["Overdue since", report.overdueSince && formatDay(report.overdueSince)],
      ["Certificate", certificate?.number && plain(certificate.number)],
      ["Scope", certificate?.scope && plain(certificate.scope)],
      ["Expires", certificate?.expires && formatDay(certificate.expires)],
      ["Signed on", letter?.signedOn && formatDay(letter.signedOn)],
      ["Material changes", letter?.materialChanges && plain(letter.materialChanges)],
      ["Access", wordOf(report.access)],
      ["SHA-256 of the file", report.file?.sha256],
      [
        "To read it",
        report.next.href
          ? link(report.next.label, absolute(report.next.href))
          : plain(report.next.label),
      ],
    ]),
    phrases("Covers", report.covers),
    phrases("Does not cover", report.doesNotCover),
    exceptionList(report),
    customersOf(report),
    report.daysSince.length > 0 &&
      blocks([
        heading(2, "The days since"),
        table(
          ["From", "To", "Days", "What speaks for them"],
          report.daysSince.map(({ from, to, days, label }) => [
            formatDay(from),
            formatDay(to),
            String(days),
            plain(label),
          ]),
        ),
      ]),
  ]);
}

function documentLine(document: DocumentView, absolute: Absolute): string {
  const { title, next } = document;
  const told = [
    document.version && `version ${plain(document.version)}`,
    document.dated && `dated ${formatDay(document.dated)}`,
    document.expires &&
      `${document.expired ? "expired" : "expires"} ${formatDay(document.expires)}`,
    `access: ${document.access}`,
    next.href ? link(next.label, absolute(next.href)) : plain(next.label),
  ];
  const summary = document.summary ? `. ${plain(document.summary)}` : "";
  return `${plain(title)}: ${told.filter(Boolean).join(", ")}${summary}`;
}

export function listReportPages(portal: Portal): ExportFile[] {
  const absolute = absoluteTo(portal.company.portal);
  const { reports, documents } = portal;
  const reportTable = () =>
    table(
      ["Report", "Standing", "Period", "Issued by", "Opinion"],
      reports.map((report) => [
        link(report.title, absolute(addressOf.report(report.id))),
        wordOf(report.standing),
        report.period ? formatPeriod(report.period) : "",
        plain(report.auditor.published ? (report.auditor.value?.name ?? "") : NOT_PUBLISHED),
        tellOpinion(report) ?? "",
      ]),
    );
  const files: ExportFile[] = [];
  if (reports.length > 0)
    files.push(
      markdownFile(portal, { page: "/reports/", title: "Reports", body: reportTable }),
      ...reports.map((report) =>
        markdownFile(portal, {
          page: addressOf.report(report.id),
          title: report.title,
          oneOf: "report",
          body: () => bodyOf(report, absolute),
        }),
      ),
    );
  if (hasPage(portal, "/documents/"))
    files.push(
      markdownFile(portal, {
        page: "/documents/",
        title: "Documents",
        body: () =>
          blocks([
            reports.length > 0 && blocks([heading(2, "Reports"), reportTable()]),
            documents.length > 0 &&
              blocks([
                heading(2, "Other documents"),
                list(documents.map((document) => documentLine(document, absolute))),
              ]),
          ]),
      }),
    );
  return files;
}
