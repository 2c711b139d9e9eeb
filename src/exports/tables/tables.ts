/** Controls, criteria, subprocessors and answers as tables: a row an entry, in the order of the pages. */
import { addressOf } from "../../domain/addresses.ts";
import type { ControlView, CriterionView } from "../../domain/views.ts";
import { homeCategory } from "../../frameworks/criteria.ts";
import { absoluteTo } from "../export-file.ts";
import { examinationsByControl } from "../json/controls.ts";
import { BASIS } from "../json/parts.ts";
import type { Source } from "../source.ts";
import { orEmpty, type Table } from "./definitions.ts";

function examinedText(examined: CriterionView["examined"]): string[] {
  return examined.map(({ report, period, opinion, standing }) => {
    const said = opinion.published ? `opinion ${opinion.value}` : "opinion not published";
    return `${report} (${period.start} to ${period.end}, ${said}, ${standing})`;
  });
}

/** Columns that say from when and from whom a row is: rows are often read without their file. */
const ORIGIN = ["basis", "as_of", "page"] as const;

export function listTables({ portal, texts }: Source): Table[] {
  const absolute = absoluteTo(portal.company.portal);
  const origin = (page: string) => ({ basis: BASIS, as_of: portal.asOf, page: absolute(page) });
  const examinationsOf = examinationsByControl(portal);
  const seenOf = ({ observation }: ControlView) =>
    observation.published ? observation.value : undefined;
  return [
    {
      name: "controls",
      title: "Controls",
      page: "/controls/",
      isEmpty: portal.controls.length === 0,
      columns: [
        "id",
        "title",
        "state",
        "because",
        "examined",
        "criteria",
        "operation",
        "cadence",
        "owner",
        "tool",
        "last_checked",
        "checks_passed",
        "checks_failed",
        "checks_unknown",
        "last_performed",
        "next_by",
        "policies",
        "products",
        "description",
        ...ORIGIN,
      ],
      rows: () =>
        portal.controls.map((control) => ({
          id: control.id,
          title: control.title,
          state: control.state,
          because: control.because,
          examined: examinedText(examinationsOf(control)),
          criteria: control.criteria,
          operation: control.operation,
          cadence: orEmpty(control.cadence),
          owner: orEmpty(control.owner),
          tool: orEmpty(seenOf(control)?.tool),
          last_checked: orEmpty(seenOf(control)?.lastChecked),
          checks_passed: orEmpty(seenOf(control)?.checks?.passed),
          checks_failed: orEmpty(seenOf(control)?.checks?.failed),
          checks_unknown: orEmpty(seenOf(control)?.checks?.unknown),
          last_performed: orEmpty(control.lastPerformed?.on),
          next_by: orEmpty(control.lastPerformed?.nextBy),
          policies: control.policies.map(({ id }) => id),
          products: control.products,
          description: control.description,
          ...origin(addressOf.control(control.id)),
        })),
    },
    {
      name: "criteria",
      title: "Criteria",
      page: "/criteria/",
      isEmpty: portal.criteria.length === 0,
      columns: [
        "id",
        "category",
        "summary",
        "in_scope",
        "state",
        "counts",
        "examined",
        "controls",
        "policies",
        ...ORIGIN,
      ],
      rows: () =>
        portal.criteria.map((criterion) => ({
          id: criterion.id,
          category: homeCategory(criterion),
          summary: criterion.summary,
          in_scope: criterion.inScope,
          state: criterion.state,
          counts: criterion.counts,
          examined: examinedText(criterion.examined),
          controls: criterion.controls.map(({ id }) => id),
          policies: criterion.policies.map(({ id }) => id),
          ...origin(addressOf.criterion(criterion.id)),
        })),
    },
    {
      name: "subprocessors",
      title: "Subprocessors",
      page: "/subprocessors/",
      isEmpty: portal.subprocessors.length === 0,
      columns: [
        "id",
        "name",
        "legal_name",
        "state",
        "service",
        "purpose",
        "role",
        "entity_country",
        "locations",
        "regions",
        "data_categories",
        "data_subjects",
        "transfer",
        "ai_training",
        "announced_on",
        "effective_on",
        "removed_on",
        "objection_deadline",
        "products",
        ...ORIGIN,
      ],
      rows: () =>
        portal.subprocessors.map((one) => ({
          id: one.id,
          name: one.name,
          legal_name: orEmpty(one.legalName),
          state: one.state,
          service: one.service,
          purpose: one.purpose,
          role: one.role,
          entity_country: orEmpty(one.entityCountry),
          locations: one.locations,
          regions: one.regions,
          data_categories: one.dataCategories,
          data_subjects: one.dataSubjects,
          transfer: one.transferText,
          ai_training: one.aiTraining,
          announced_on: orEmpty(one.announcedOn),
          effective_on: orEmpty(one.effectiveOn),
          removed_on: orEmpty(one.removedOn),
          objection_deadline: orEmpty(one.objectionDeadline),
          products: one.products,
          ...origin(addressOf.subprocessor(one.id)),
        })),
    },
    {
      name: "answers",
      title: "Answers",
      page: "/answers/",
      isEmpty: portal.answers.length === 0,
      columns: [
        "id",
        "question",
        "value",
        "answer",
        "state",
        "topics",
        "criteria",
        "controls",
        "questionnaires",
        "last_reviewed",
        "valid_until",
        "products",
        ...ORIGIN,
      ],
      rows: () =>
        portal.answers.map((answer) => ({
          id: answer.id,
          question: answer.question,
          value: answer.value,
          answer: texts.answers.get(answer.id) ?? "",
          state: answer.state,
          topics: answer.topics,
          criteria: answer.criteria,
          controls: answer.controls.map(({ id }) => id),
          questionnaires: Object.entries(answer.questionnaires).flatMap(([id, rows]) =>
            rows.map((row) => `${id} ${row}`),
          ),
          last_reviewed: answer.lastReviewed,
          valid_until: orEmpty(answer.validUntil),
          products: answer.products,
          ...origin(addressOf.answer(answer.id)),
        })),
    },
  ];
}
