/**
 * Second half of the publication policy (`publish` in company.yaml): which facts of a published entry may be told.
 * The one place that decides it. What is held back is removed here, before a state is worked out or a view is made.
 */
import { findCriterion, homeCategory } from "../frameworks/criteria.ts";
import type { Category, ControlStatusLevel, Publish } from "../schemas/company.ts";
import type { Cuec, Opinion, Report, ReportException } from "../schemas/report.ts";
import type { ContentFile, DocumentAccess } from "../schemas/text.ts";
import { type Published, published, WITHHELD } from "./published.ts";

const LEVELS: readonly ControlStatusLevel[] = ["none", "current", "history"];

export function statusLevelOf(category: Category, publish: Publish): ControlStatusLevel {
  return publish.controlStatus.categories[category] ?? publish.controlStatus.default;
}

/** The lowest level among the categories of its criteria: one withheld category withholds the control. */
export function controlLevelOf(criteria: readonly string[], publish: Publish): ControlStatusLevel {
  const ranks = criteria.flatMap((id) => {
    const criterion = findCriterion(id);
    return criterion ? [LEVELS.indexOf(statusLevelOf(homeCategory(criterion), publish))] : [];
  });
  return ranks.length === 0
    ? publish.controlStatus.default
    : (LEVELS[Math.min(...ranks)] ?? "none");
}

/** A report without what the policy holds back. */
export interface ReleasedReport
  extends Omit<Report, "opinion" | "exceptions" | "issuer" | "cuecs"> {
  opinion: Published<Opinion | undefined>;
  exceptions: Published<{ count: number; list?: ReportException[] | undefined } | undefined>;
  auditor: Published<Report["issuer"] | undefined>;
  cuecs: Published<Cuec[]>;
  /** CUECs that exist but stand in the report only; 0 where the policy publishes none at all. */
  withheldCuecs: number;
}

function opinionIsPublished(report: Report, publish: Publish): boolean {
  return typeof publish.opinion === "boolean"
    ? publish.opinion
    : publish.opinion[report.kind] === true;
}

function releaseExceptions({ exceptions }: Report, publish: Publish): ReleasedReport["exceptions"] {
  if (publish.exceptions === "none") return WITHHELD;
  if (exceptions === undefined) return published(undefined);
  if (publish.exceptions === "count") return published({ count: exceptions.length });
  const list = publish.criteriaMap
    ? exceptions
    : exceptions.map(({ control: _, ...exception }) => exception);
  return published({ count: exceptions.length, list });
}

function releaseAuditor({ issuer }: Report, publish: Publish): ReleasedReport["auditor"] {
  if (issuer === undefined) return published(undefined);
  return publish.auditorName && issuer.mayBeNamed ? published(issuer) : WITHHELD;
}

/** The page on which a body lets its certificates be verified names the body. */
function withoutAddress(certificate: Report["certificate"]): Report["certificate"] {
  if (!certificate) return undefined;
  const { verify: _verify, ...rest } = certificate;
  return rest;
}

export function releaseReport(report: Report, publish: Publish): ReleasedReport {
  const { opinion, exceptions: _exceptions, issuer: _issuer, cuecs, ...open } = report;
  const openCuecs = cuecs.filter((cuec) => cuec.access === "public");
  const auditor = releaseAuditor(report, publish);
  return {
    ...open,
    certificate: auditor.published ? open.certificate : withoutAddress(open.certificate),
    opinion: opinionIsPublished(report, publish) ? published(opinion) : WITHHELD,
    exceptions: releaseExceptions(report, publish),
    auditor,
    cuecs: publish.cuecs ? published(openCuecs) : WITHHELD,
    withheldCuecs: publish.cuecs ? cuecs.length - openCuecs.length : 0,
  };
}

/** The folder in which a gated file is kept is nobody's business: only its name is told. */
export function releaseFile(
  file: ContentFile | undefined,
  access: DocumentAccess,
): ContentFile | undefined {
  if (file === undefined || access === "public") return file;
  return { ...file, path: fileNameOf(file) };
}

export function fileNameOf(file: ContentFile): string {
  return file.path.split(/[\\/]/).at(-1) ?? file.path;
}
