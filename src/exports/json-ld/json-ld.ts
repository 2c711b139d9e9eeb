/** What pages tell search engines in the words of schema.org: the same published facts, and no judgement. */
import { addressOf } from "../../domain/addresses.ts";
import { wordOfState } from "../../domain/search/kinds.ts";
import type { AnswerView, PolicyView, Portal, ReportView } from "../../domain/views.ts";
import type { ReportKind } from "../../schemas/report.ts";
import { type Absolute, absoluteTo } from "../export-file.ts";

const CONTEXT = "https://schema.org";

const KINDS = {
  /** An examination says what an auditor found; only these say that something conforms. */
  certificates: [
    "iso27001",
    "iso27017",
    "iso27018",
    "iso27701",
    "iso42001",
    "certificate",
  ] as readonly ReportKind[],
  examinations: ["soc1", "soc2", "soc2-plus", "soc3"] as readonly ReportKind[],
};

const organization = (name: string, url?: string) => ({
  "@type": "Organization",
  name,
  ...(url && { url }),
});

function publisherOf({ company }: Portal) {
  return organization(company.legalName, company.website ?? company.portal);
}

export function describeOrganization({ company }: Portal) {
  const { name, legalName, website, portal, contacts } = company;
  return {
    "@context": CONTEXT,
    ...organization(name, website ?? portal),
    legalName,
    email: contacts.security.email,
  };
}

const issuerOf = ({ auditor }: ReportView) =>
  auditor.published && auditor.value ? organization(auditor.value.name) : undefined;

/** Undefined for what does not exist yet. */
export function describeReportData(report: ReportView, portal: Portal) {
  if (report.standing === "in-preparation") return undefined;
  const absolute = absoluteTo(portal.company.portal);
  return KINDS.certificates.includes(report.kind)
    ? describeCertification(report, portal, absolute)
    : describeDocumentData(report, portal, absolute);
}

function describeCertification(report: ReportView, portal: Portal, absolute: Absolute) {
  const { id, title, standing, certificate, issuedOn } = report;
  return {
    "@context": CONTEXT,
    "@type": "Certification",
    name: title,
    url: absolute(addressOf.report(id)),
    about: publisherOf(portal),
    issuedBy: issuerOf(report),
    certificationIdentification: certificate?.number,
    certificationStatus: standing === "in-force" ? "CertificationActive" : "CertificationInactive",
    datePublished: issuedOn,
    expires: certificate?.expires,
  };
}

function describeDocumentData(report: ReportView, portal: Portal, absolute: Absolute) {
  const { id, kind, title, standing, period, asOf, issuedOn, letter, access } = report;
  const isExamination = KINDS.examinations.includes(kind);
  return {
    "@context": CONTEXT,
    "@type": isExamination ? "Report" : "DigitalDocument",
    name: title,
    url: absolute(addressOf.report(id)),
    about: publisherOf(portal),
    author: kind === "management-letter" ? publisherOf(portal) : issuerOf(report),
    creativeWorkStatus: wordOfState(standing),
    datePublished: letter?.signedOn ?? issuedOn,
    temporalCoverage: asOf ?? (period && `${period.start}/${period.end}`),
    isAccessibleForFree: access === "public",
  };
}

export function describePolicyData(policy: PolicyView, portal: Portal) {
  const { id, title, version, summary, approvedOn } = policy;
  return {
    "@context": CONTEXT,
    "@type": "DigitalDocument",
    name: title,
    url: absoluteTo(portal.company.portal)(addressOf.policy(id)),
    abstract: summary,
    version,
    dateModified: approvedOn,
    publisher: publisherOf(portal),
  };
}

/** @param text the answer in plain words, as it stands on the page */
export function describeAnswerData({ question, value }: AnswerView, text: string) {
  const word = value === "text" ? "" : `${value === "partial" ? "In part" : wordOfState(value)}. `;
  return {
    "@context": CONTEXT,
    "@type": "FAQPage",
    mainEntity: {
      "@type": "Question",
      name: question,
      acceptedAnswer: { "@type": "Answer", text: `${word}${text}`.trim() },
    },
  };
}
