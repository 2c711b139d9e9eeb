/** What `/soc2/` explains, in short: for programs that read the portal and know the field as little as some people do. */

import type { Portal } from "../domain/views.ts";
import { CATEGORIES, CATEGORY_NAMES, criteriaOf } from "../frameworks/criteria.ts";
import type { ExportFile } from "./export-file.ts";
import { jsonDocument } from "./json/json-document.ts";
import { markdownFile } from "./markdown/page.ts";
import { blocks, heading, list } from "./markdown/write-markdown.ts";

const TITLE = "What SOC 2 is";

function writeLesson({ scope }: Portal): string {
  return blocks([
    "A SOC 2 report is an auditor’s opinion on the controls of a service organisation, written for those who use the service. It is a report of an examination, not a certificate: nobody is certified, and nobody passes.",
    heading(2, "Five categories"),
    list(
      CATEGORIES.map(
        (category) =>
          `${CATEGORY_NAMES[category]}: ${criteriaOf(category).length} criteria are used to examine it, the 33 common ones among them.`,
      ),
    ),
    heading(2, "Type 1 and Type 2"),
    "Type 1 is about the design of controls on one day. Type 2 is about design and operation over a period. Days after the end of the period were not examined.",
    heading(2, "How to read this portal"),
    list([
      `${scope.inScope} of ${scope.total} criteria are in scope. That a control is mapped to a criterion never says that the criterion is met.`,
      "“Examined” is said only of an auditor’s report, “monitored” only of what a tool saw, “stated” of what the company alone says.",
      "Unknown, stale and withheld are states of their own; none of them is good news or bad news.",
    ]),
  ]);
}

export function listLesson(portal: Portal): ExportFile[] {
  const page = "/soc2/";
  const body = () => writeLesson(portal);
  return [
    markdownFile(portal, { page, title: TITLE, body }),
    jsonDocument(portal, "lesson", { page, title: TITLE }, () => ({
      entry: { title: TITLE, text: body() },
    })),
  ];
}
