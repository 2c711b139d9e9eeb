/** Everything that machines can read here: the one list behind the endpoints, the page `/api/` and the tests. */
import type { Portal } from "../domain/views.ts";
import { CALENDAR_ADDRESS, listCalendarDays, writeCalendar } from "./calendar.ts";
import { CSAF_ADDRESS, describeCsafProvider } from "./csaf.ts";
import { absoluteTo, type ExportFile } from "./export-file.ts";
import { describeOffering, FEDRAMP_ADDRESS } from "./fedramp.ts";
import { listFeedFiles } from "./feeds/list-feed-files.ts";
import { listJson } from "./json/documents.ts";
import { jsonDocument } from "./json/json-document.ts";
import { listSchemas } from "./json/json-schemas.ts";
import { listLesson } from "./lesson.ts";
import { writeLlms, writeLlmsFull } from "./llms.ts";
import { listControlPages } from "./markdown/controls.ts";
import { listCriterionPages } from "./markdown/criteria.ts";
import { listDataPages } from "./markdown/data.ts";
import { listOverviewPages } from "./markdown/overview.ts";
import { markdownFile } from "./markdown/page.ts";
import { listReportPages } from "./markdown/reports.ts";
import { listTextPages } from "./markdown/texts.ts";
import { link, list } from "./markdown/write-markdown.ts";
import { listOscal } from "./oscal/list-oscal.ts";
import { SECURITY_TXT, writeSecurityTxt } from "./security-txt.ts";
import type { Source } from "./source.ts";
import { listTableFiles } from "./tables/list-table-files.ts";

const JSON_TYPE = "application/json";
const TEXT_TYPE = "text/plain; charset=utf-8";

function other(
  address: string,
  title: string,
  { mediaType = JSON_TYPE, write }: { mediaType?: string; write: () => string },
): ExportFile {
  return { group: "other", address, mediaType, title, write };
}

function listOthers(portal: Portal): ExportFile[] {
  const securityTxt = writeSecurityTxt(portal);
  const documents = [
    { address: CSAF_ADDRESS, title: "CSAF provider metadata", made: describeCsafProvider(portal) },
    { address: FEDRAMP_ADDRESS, title: "FedRAMP public offering", made: describeOffering(portal) },
  ];
  return [
    ...(listCalendarDays(portal).length > 0
      ? [
          other(CALENDAR_ADDRESS, "Calendar of days to come", {
            mediaType: "text/calendar; charset=utf-8",
            write: () => writeCalendar(portal),
          }),
        ]
      : []),
    ...(securityTxt
      ? [
          other(SECURITY_TXT, "Whom to tell of a flaw", {
            mediaType: TEXT_TYPE,
            write: () => securityTxt,
          }),
        ]
      : []),
    ...documents.flatMap(({ address, title, made }) =>
      made ? [other(address, title, { write: () => `${JSON.stringify(made, null, 1)}\n` })] : [],
    ),
  ];
}

/** The page that lists all of it, in the forms that it lists. */
function listIndex(portal: Portal, files: readonly ExportFile[]): ExportFile[] {
  const absolute = absoluteTo(portal.company.portal);
  const page = "/api/";
  const title = "For machines";
  const whole = files.filter(({ oneOf }) => oneOf === undefined);
  return [
    jsonDocument(portal, "index", { page, title }, () => ({
      entries: whole.map((file) => ({
        address: absolute(file.address),
        title: file.title,
        mediaType: file.mediaType,
        page: file.page && absolute(file.page),
      })),
    })),
    markdownFile(portal, {
      page,
      title,
      body: () =>
        list(
          whole.map((file) => `${link(file.title, absolute(file.address))} (${file.mediaType})`),
        ),
    }),
  ];
}

export function listExports(source: Source): ExportFile[] {
  const { portal } = source;
  const markdown = [
    ...listOverviewPages(portal),
    ...listReportPages(portal),
    ...listCriterionPages(portal),
    ...listControlPages(portal),
    ...listDataPages(portal),
    ...listTextPages(source),
  ];
  const files = [
    ...listJson(source),
    ...listSchemas(portal.company.portal),
    ...listOscal(portal),
    ...listTableFiles(source),
    ...listFeedFiles(portal),
    ...markdown,
    ...listLesson(portal),
    ...listOthers(portal),
  ];
  const texts = [
    other("/llms.txt", "Guide for programs that read", {
      mediaType: TEXT_TYPE,
      write: () => writeLlms(portal, files),
    }),
    other("/llms-full.txt", "All pages in one Markdown file", {
      mediaType: TEXT_TYPE,
      write: () => writeLlmsFull(portal, markdown),
    }),
  ];
  return [...files, ...texts, ...listIndex(portal, [...files, ...texts])];
}
