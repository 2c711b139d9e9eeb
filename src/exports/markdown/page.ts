/** What stands around every Markdown twin: the title, and at the foot from when it is and where the page stands. */
import { formatDay } from "../../domain/dates.ts";
import { twinsOf } from "../../domain/twins.ts";
import type { Portal } from "../../domain/views.ts";
import { type Absolute, absoluteTo, type ExportFile } from "../export-file.ts";
import { blocks, heading, link, plain } from "./write-markdown.ts";

export interface MarkdownPage {
  /** Address of the page for people. */
  page: string;
  title: string;
  oneOf?: string;
  body: () => string;
}

export function markdownFile(portal: Portal, shape: MarkdownPage): ExportFile {
  const { page, title, oneOf } = shape;
  return {
    group: "markdown",
    address: `${page}index.md`,
    mediaType: "text/markdown; charset=utf-8",
    title,
    page,
    oneOf,
    write: () => writePage(portal, shape),
  };
}

export function writePage(portal: Portal, { page, title, body }: MarkdownPage): string {
  const absolute = absoluteTo(portal.company.portal);
  return `${blocks([heading(1, title), body(), footOf(portal, page, absolute)])}\n`;
}

function footOf(portal: Portal, page: string, absolute: Absolute): string {
  const { company, asOf, holdsUntil, builtAt, commit, sample } = portal;
  const json = twinsOf(page)?.json;
  const sentences = [
    sample && `${company.name} is a fictional company. Everything here is sample content.`,
    `As of ${formatDay(asOf)}. If nothing else changes, the states here hold until ${formatDay(holdsUntil)}.`,
    `${company.legalName} stands behind what is stated here; only what is called examined was examined by an auditor.`,
    `Built ${builtAt}${commit ? ` from commit ${commit.slice(0, 7)}` : ""}.`,
  ];
  const links = [link("Page", absolute(page)), json && link("JSON", absolute(json))];
  return blocks([
    "---",
    sentences
      .filter((sentence) => sentence !== false)
      .map(plain)
      .join(" "),
    links.filter(Boolean).join(" · "),
  ]);
}
