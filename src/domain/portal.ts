/** The one public door of the domain: content in, the published portal out. Pure; the day is passed in. */
import { CRITERIA } from "../frameworks/criteria.ts";
import { accessRulesSchema } from "../schemas/access-rules.ts";
import type { Content, Entry } from "../schemas/content.ts";
import type { Update } from "../schemas/update.ts";
import { describeAi } from "./ai-view.ts";
import { describeAnswer, describeGatedAnswer, referToDocuments } from "./answer-view.ts";
import { describeControl } from "./control-view.ts";
import { describeCategories, describeCriteria } from "./criterion-views.ts";
import { describeCrosswalks } from "./crosswalk-view.ts";
import { describeDocument } from "./document-view.ts";
import { describePrivacy } from "./door/privacy.ts";
import { describeGlance } from "./glance.ts";
import { findHoldsUntil } from "./holds-until.ts";
import { mergeStatusFiles } from "./observations.ts";
import { describePanes } from "./panes.ts";
import {
  controlsByPolicy,
  describePolicy,
  policiesByCriterion,
  referToPolicies,
} from "./policy-view.ts";
import { selectGatedAnswers, selectPublishedEntries } from "./published-entries.ts";
import { describeQuestionnaire, withoutInternalQuestionnaires } from "./questionnaire-view.ts";
import { orderReports } from "./report-order.ts";
import { readReports } from "./report-records.ts";
import { describeTimelines } from "./report-timelines.ts";
import { describeReport } from "./report-view.ts";
import { describeCustomers, describeProviders } from "./responsibilities.ts";
import { listSubprocessorChanges } from "./subprocessor-changes.ts";
import type { DatedList } from "./subprocessor-history.ts";
import { describeSubprocessors } from "./subprocessor-view.ts";
import { describeUptime } from "./uptime.ts";
import type { Portal, UpdateView } from "./views.ts";

export interface Moment {
  /** The day for which states are worked out, `YYYY-MM-DD`, UTC. */
  today: string;
  /** The instant of the build, ISO 8601. */
  builtAt: string;
  commit?: string | undefined;
  /** Earlier versions of the list of subprocessors, where the repository's history is there. */
  subprocessorLists?: readonly DatedList[] | undefined;
}

function describeUpdates(entries: readonly Entry<Update>[]): UpdateView[] {
  return entries
    .map(({ id, data }) => ({ id, ...data }))
    .sort((one, other) => other.date.localeCompare(one.date) || one.id.localeCompare(other.id));
}

export function describePortal(given: Content, moment: Moment): Portal {
  const { today } = moment;
  const all = withoutInternalQuestionnaires(given);
  const content = selectPublishedEntries(all, today);
  const { rules: _, ...company } = content.company.data;
  const { publish } = company;
  const mapPublished = publish.criteriaMap;
  const asking = { contact: company.contacts.security.email, hasDoor: company.gate === "on" };

  const readings = mergeStatusFiles(content.status);
  const histories = new Map(content.statusHistory.map(({ id, data }) => [id, data]));
  const policyRefs = referToPolicies(content.policies, today);
  const controls = content.controls.map((entry) =>
    describeControl(entry, { publish, readings, histories, policies: policyRefs, today }),
  );
  const policyControls = controlsByPolicy(content.controls);

  const reports = readReports(all.reports, content.company.data, today);
  const records = reports.published;
  const names = new Map(content.subprocessors.map(({ id, data }) => [id, data.name]));
  const subprocessors = new Set(names.keys());
  const providers = describeProviders(records, subprocessors);
  const customers = describeCustomers(records, publish.cuecs);
  const subprocessorsAround = { noticeDays: company.noticeDays, names, today };
  const criteria = describeCriteria({
    company: content.company.data,
    controls,
    policies: policiesByCriterion(content.policies, policyRefs),
    records,
    providers,
    customers,
  });
  const controlsById = new Map(controls.map((control) => [control.id, control]));
  const updates = describeUpdates(content.updates);
  const reportViews = orderReports(records).map((record) =>
    describeReport(record, { records: reports, subprocessors, asking, today }),
  );
  const documents = content.documents.map((entry) => describeDocument(entry, asking, today));
  const documentRefs = referToDocuments(reportViews, documents);
  const answers = content.answers.map((entry) =>
    describeAnswer(entry, {
      controls: controlsById,
      policies: policyRefs,
      reports: records,
      documents: documentRefs,
      mapPublished,
      today,
    }),
  );
  const gated = selectGatedAnswers(all).map((entry) => describeGatedAnswer(entry, documentRefs));

  return {
    company,
    publish,
    sample: company.sample,
    asOf: today,
    builtAt: moment.builtAt,
    commit: moment.commit,
    holdsUntil: findHoldsUntil({ content, all, readings, records }, today),
    glance: describeGlance(content.facts?.data),
    data: content.facts?.data.data,
    ai: describeAi(content.facts?.data.ai, subprocessors),
    panes: describePanes(reports, company, today),
    categories: describeCategories(criteria, content.company.data),
    criteria,
    scope: {
      inScope: criteria.filter((criterion) => criterion.inScope).length,
      total: CRITERIA.length,
    },
    crosswalks: describeCrosswalks(company),
    controls,
    policies: content.policies.map((entry) =>
      describePolicy(entry, { controls: policyControls, mapPublished, today }),
    ),
    reports: reportViews,
    timelines: describeTimelines(reports, company.products, today),
    documents,
    privacy: asking.hasDoor
      ? describePrivacy(
          all.access?.data ?? accessRulesSchema.parse({}),
          content.components?.data.live,
        )
      : undefined,
    providers,
    customers,
    subprocessors: describeSubprocessors(content.subprocessors, subprocessorsAround),
    subprocessorChanges: listSubprocessorChanges(
      content.subprocessors,
      subprocessorsAround,
      moment.subprocessorLists,
    ),
    uptime: describeUptime(content, updates, today),
    answers,
    gatedAnswers: gated,
    questionnaires: content.questionnaires.map((entry) =>
      describeQuestionnaire(entry, { answers, gated }),
    ),
    updates,
  };
}
