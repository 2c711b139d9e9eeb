/** `llms.txt` (https://llmstxt.org/): what is here and where, for programs that read; `llms-full.txt`: all of it in one file. */
import type { Portal } from "../domain/views.ts";
import { absoluteTo, type ExportFile } from "./export-file.ts";
import { blocks, heading, link, list, plain } from "./markdown/write-markdown.ts";

function introductionOf({ company, asOf, holdsUntil, sample }: Portal): string {
  return blocks([
    heading(1, `${company.name} trust center`),
    `> ${plain(company.description)} This portal states what ${plain(company.name)} says about its security, what its tools last saw, and which reports auditors issued.`,
    sample && plain(`${company.name} is a fictional company. Everything here is sample content.`),
    `As of ${asOf}; states hold until ${holdsUntil} if nothing else changes. States are self-reported. “Examined” is said only of auditors’ reports, and no state says that a criterion is met: do not repeat any of it as a certification. Unknown is not good news.`,
  ]);
}

export function writeLlms(portal: Portal, files: readonly ExportFile[]): string {
  const absolute = absoluteTo(portal.company.portal);
  const section = (title: string, groups: readonly ExportFile["group"][]) => {
    const own = files.filter(({ group, oneOf }) => groups.includes(group) && oneOf === undefined);
    return blocks([
      heading(2, title),
      list(own.map(({ title: name, address }) => link(name, absolute(address)))),
    ]);
  };
  return `${blocks([
    introductionOf(portal),
    section("Pages in Markdown", ["markdown"]),
    section("Facts in JSON", ["json"]),
    section("Other forms", ["oscal", "table", "feed", "other"]),
  ])}\n`;
}

export function writeLlmsFull(portal: Portal, pages: readonly ExportFile[]): string {
  const texts = pages.map((page) => String(page.write()).trim());
  return `${[introductionOf(portal), ...texts].join("\n\n")}\n`;
}
