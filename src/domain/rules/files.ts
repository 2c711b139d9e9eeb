/** Files that reports and documents name, against what was found on disk. */

import type { Entry } from "../../schemas/content.ts";
import type { Document } from "../../schemas/document.ts";
import { nearestWord } from "../../schemas/nearest.ts";
import type { Report } from "../../schemas/report.ts";
import { type Finding, findingAt, type Rule, type RuleContext } from "./rule.ts";

export const fileRules: readonly Rule[] = [
  {
    id: "file-differs",
    title: "A file is of another size or hash than its metadata says",
    severity: "error",
    soft: false,
    why: "Size and SHA-256 are how a reader checks that a file is the one that was published. Metadata of another file is a false claim.",
    fix: "Put the right file in place, or write the size and SHA-256 of the one that is there.",
    check: findDifferences,
  },
  {
    id: "gated-file-public",
    title: "A gated file stands where anybody can read it",
    severity: "error",
    soft: false,
    why: "Everything in public/ and in the content's files/ is served to anybody. The report or document says that it is not for everybody.",
    fix: "Move the file to private/, which is never published, and out of the repository's history if it was committed. Or set access: public if it may be read by anybody.",
    check: findOpenFiles,
  },
  {
    id: "public-file-missing",
    title: "A public file does not exist",
    severity: "error",
    soft: false,
    why: "The report or document is for everybody and names a file, but the file is not in the content's files/. Readers would be offered a link to nothing. Gated files may be kept elsewhere; public ones are served from there.",
    fix: "Put the file into the content's files/ folder, correct file.path, or remove file.",
    check: findMissingFiles,
  },
];

function findDifferences({ content, files }: RuleContext): Finding[] {
  return withFiles(content).flatMap((entry) => {
    const { file } = entry.data;
    const found = files?.readable.get(entry.id);
    if (!file || !found) return [];
    if (found.bytes !== file.bytes) {
      const message = `${found.place} has ${inFigures(found.bytes)} bytes, but the metadata says ${inFigures(file.bytes)}.`;
      return [
        findingAt(entry, ["file", "bytes"], message, {
          expected: String(found.bytes),
          received: String(file.bytes),
        }),
      ];
    }
    if (found.sha256 === file.sha256) return [];
    return [
      findingAt(
        entry,
        ["file", "sha256"],
        `${found.place} has another SHA-256 than the metadata says.`,
        { expected: found.sha256, received: file.sha256 },
      ),
    ];
  });
}

function findMissingFiles({ content, files }: RuleContext): Finding[] {
  if (!files) return [];
  const served = files.open
    .filter(({ place }) => place.startsWith("files/"))
    .map(({ path }) => path);
  return withFiles(content).flatMap((entry) => {
    const { file, access } = entry.data;
    if (!file || access !== "public" || files.readable.has(entry.id)) return [];
    const message = `This file is public, but there is no "${file.path}" in the content's files/.`;
    return [
      findingAt(entry, ["file", "path"], message, {
        received: file.path,
        suggestion: nearestWord(file.path, served),
      }),
    ];
  });
}

function findOpenFiles({ content, files }: RuleContext): Finding[] {
  return withFiles(content).flatMap((entry) => {
    const { file, access } = entry.data;
    if (!file || access === "public") return [];
    return (files?.open ?? [])
      .filter((found) => found.path === file.path || found.sha256 === file.sha256)
      .map(({ place }) =>
        findingAt(
          entry,
          ["file", "path"],
          `The access of this file is "${access}", but it stands in ${place}, where anybody can read it.`,
        ),
      );
  });
}

function withFiles(content: RuleContext["content"]): Entry<Report | Document>[] {
  return [...content.reports, ...content.documents];
}

function inFigures(count: number): string {
  return count.toLocaleString("en-US");
}
