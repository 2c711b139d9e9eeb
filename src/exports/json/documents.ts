/** Every document of the JSON API: its address, the page that says the same, and what stands in it. */
import { addressOf } from "../../domain/addresses.ts";
import { hasPage } from "../../domain/navigation.ts";
import { absoluteTo, type ExportFile } from "../export-file.ts";
import type { Source } from "../source.ts";
import { describeAnswers, describeGatedAnswers } from "./answers.ts";
import { describeCompany } from "./company.ts";
import { describeControls, describeHistory } from "./controls.ts";
import { describeCategory, describeCriteria } from "./criteria.ts";
import { describeCrosswalk } from "./crosswalks.ts";
import { jsonDocument, type Place } from "./json-document.ts";
import type { Kind } from "./kinds.ts";
import { describeDocuments } from "./other-documents.ts";
import { describePolicies } from "./policies.ts";
import {
  describeNamedRows,
  describeQuestionnaires,
  describeRows,
  listNamedQuestionnaires,
} from "./questionnaires.ts";
import { describeReports } from "./reports.ts";
import { describeAi, describeData, describeDuties, describePrivacy } from "./statements.ts";
import { describeChanges, describeSubprocessors } from "./subprocessors.ts";
import { describeUpdates } from "./updates.ts";
import { describeUptime } from "./uptime.ts";

interface Entry {
  id: string;
}

interface Concept<View extends Entry> {
  list: Kind;
  one?: Kind;
  page: string;
  title: string;
  views: readonly View[];
  addressOf?: (id: string) => string;
  entry: (view: View) => object;
  /** What only the document of a single one holds. */
  detail?: (view: View) => object;
  /** What the document of all of them holds beside its entries. */
  beside?: () => object;
}

export function listJson(source: Source): ExportFile[] {
  const { portal, texts } = source;
  const absolute = absoluteTo(portal.company.portal);
  const toControl = describeControls(portal);

  function concept<View extends Entry>(shape: Concept<View>): ExportFile[] {
    const {
      list,
      one,
      page,
      title,
      views,
      entry,
      detail = () => ({}),
      beside = () => ({}),
    } = shape;
    if (views.length === 0 && !hasPage(portal, page)) return [];
    const whole = jsonDocument(portal, list, { page, title }, () => ({
      entries: views.map(entry),
      ...beside(),
    }));
    if (!one) return [whole];
    const singles = views.map((view) =>
      jsonDocument(
        portal,
        one,
        { page: shape.addressOf?.(view.id) ?? page, title: `${title}: ${view.id}`, oneOf: one },
        () => ({ entry: { ...entry(view), ...detail(view) } }),
      ),
    );
    return [whole, ...singles];
  }

  function statement(kind: Kind, place: Place, body: object | undefined): ExportFile[] {
    return body ? [jsonDocument(portal, kind, place, () => body)] : [];
  }

  return [
    jsonDocument(portal, "company", { page: "/", title: "Company" }, () => ({
      entry: describeCompany(portal),
    })),
    ...concept({
      list: "criteria",
      one: "criterion",
      page: "/criteria/",
      title: "Criteria",
      views: portal.criteria,
      addressOf: addressOf.criterion,
      entry: describeCriteria(portal),
    }),
    ...portal.panes.flatMap((pane) => {
      const view = portal.categories.find(({ category }) => category === pane.category);
      const page = addressOf.category(pane.category);
      return statement(
        "category",
        { page, title: `Category: ${pane.category}`, oneOf: "category" },
        view && { entry: describeCategory(portal, pane, view) },
      );
    }),
    ...concept({
      list: "controls",
      one: "control",
      page: "/controls/",
      title: "Controls",
      views: portal.controls,
      addressOf: addressOf.control,
      entry: toControl,
      detail: (control) => ({ history: describeHistory(control) }),
    }),
    ...concept({
      list: "policies",
      one: "policy",
      page: "/policies/",
      title: "Policies",
      views: portal.policies,
      addressOf: addressOf.policy,
      entry: describePolicies(absolute),
      detail: ({ id }) => ({ text: texts.policies.get(id) ?? "" }),
    }),
    ...concept({
      list: "reports",
      one: "report",
      page: "/reports/",
      title: "Reports",
      views: portal.reports,
      addressOf: addressOf.report,
      entry: describeReports(absolute),
    }),
    ...concept({
      list: "documents",
      page: "/documents/",
      title: "Documents",
      views: portal.documents,
      entry: describeDocuments(absolute),
    }),
    ...statement(
      "responsibilities",
      { page: "/responsibilities/", title: "Responsibilities" },
      hasPage(portal, "/responsibilities/") ? { entry: describeDuties(portal) } : undefined,
    ),
    ...concept({
      list: "subprocessors",
      page: "/subprocessors/",
      title: "Subprocessors",
      views: portal.subprocessors,
      entry: describeSubprocessors(absolute),
    }),
    ...statement(
      "subprocessor-changes",
      { page: "/subprocessors/changes/", title: "Changes among subprocessors" },
      portal.subprocessorChanges.length > 0
        ? { entries: describeChanges(portal.subprocessorChanges, absolute) }
        : undefined,
    ),
    ...statement("data", { page: "/data/", title: "Data" }, describeData(portal)),
    ...statement("ai", { page: "/ai/", title: "AI" }, describeAi(portal)),
    ...statement("uptime", { page: "/uptime/", title: "Uptime" }, describeUptime(portal)),
    ...concept({
      list: "answers",
      one: "answer",
      page: "/answers/",
      title: "Answers",
      views: portal.answers,
      addressOf: addressOf.answer,
      entry: describeAnswers(texts, absolute),
      beside: () => ({ gated: portal.gatedAnswers.map(describeGatedAnswers(absolute)) }),
    }),
    ...portal.gatedAnswers.flatMap((answer) =>
      statement(
        "gated-answer",
        {
          page: addressOf.answer(answer.id),
          title: `Answers: ${answer.id}`,
          oneOf: "gated-answer",
        },
        { entry: describeGatedAnswers(absolute)(answer) },
      ),
    ),
    ...concept({
      list: "questionnaires",
      page: "/questionnaires/",
      title: "Questionnaires",
      views: portal.questionnaires,
      entry: describeQuestionnaires(absolute),
    }),
    ...portal.questionnaires.flatMap((one) =>
      statement(
        "questionnaire",
        { page: addressOf.questionnaire(one.id), title: `Questionnaire: ${one.title}` },
        { entries: describeRows(one, { texts, absolute }) },
      ),
    ),
    ...listNamedQuestionnaires(portal).flatMap((one) =>
      statement(
        "questionnaire",
        { page: "/answers/", address: one.address, title: `Questionnaire: ${one.id}` },
        { entries: describeNamedRows(one, { texts, absolute }) },
      ),
    ),
    ...concept({
      list: "updates",
      one: "update",
      page: "/updates/",
      title: "Updates",
      views: portal.updates,
      addressOf: addressOf.update,
      entry: describeUpdates(absolute),
      detail: ({ id }) => ({ text: texts.updates.get(id) ?? "" }),
    }),
    ...portal.crosswalks.flatMap((view) =>
      statement(
        "crosswalk",
        { page: addressOf.framework(view.id), title: `Relations to ${view.name}` },
        { entry: describeCrosswalk(view, absolute) },
      ),
    ),
    ...statement("privacy", { page: "/privacy/", title: "Privacy" }, describePrivacy(portal)),
  ];
}
