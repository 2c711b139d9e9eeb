/** Criteria and categories in Markdown. */
import { addressOf } from "../../domain/addresses.ts";
import { formatDay, formatPeriod } from "../../domain/dates.ts";
import { wordOf } from "../../domain/state-words.ts";
import type { CategoryView, CriterionView, Examination, Pane, Portal } from "../../domain/views.ts";
import { type Absolute, absoluteTo, type ExportFile } from "../export-file.ts";
import { markdownFile } from "./page.ts";
import { blocks, facts, heading, link, list, plain, table } from "./write-markdown.ts";

export function tellExamination(examination: Examination, absolute: Absolute): string {
  const { report, title, period, opinion, standing } = examination;
  const said = opinion.published
    ? `opinion ${opinion.value.replace("-", " ")} here`
    : "opinion not published";
  return `${link(title, absolute(addressOf.report(report)))}, ${formatPeriod(period)}, ${said}, ${wordOf(standing).toLowerCase()}. Days after ${formatDay(period.end)} were not examined.`;
}

function dutiesOf({ providers, customers }: CriterionView): string | undefined {
  const lines = [
    ...providers.map(({ provider, expects }) => `${plain(provider)}: ${plain(expects)}`),
    ...(customers.published ? customers.value.map(({ text }) => `Customers: ${plain(text)}`) : []),
  ];
  if (!customers.published) lines.push("What customers must do is not published here.");
  return lines.length === 0 ? undefined : blocks([heading(2, "What others must do"), list(lines)]);
}

function bodyOf(portal: Portal, criterion: CriterionView): string {
  const absolute = absoluteTo(portal.company.portal);
  const { controls, policies, examined } = criterion;
  return blocks([
    `${plain(criterion.summary)} (In our words; the criteria’s text is the AICPA’s.)`,
    facts([
      ["In scope", criterion.inScope ? "Yes" : "No"],
      ["Counts", plain(criterion.counts)],
      ["State", wordOf(criterion.state)],
      ["Basis", "Self-reported"],
    ]),
    heading(2, "Controls mapped here"),
    portal.publish.criteriaMap
      ? "By the company. A mapping says which control bears on the criterion, nothing more."
      : "Which controls bear on which criterion is not published here.",
    list(
      controls.map(
        ({ id, title, state, because }) =>
          `${link(`${id} ${title}`, absolute(addressOf.control(id)))}: ${wordOf(state)}. ${plain(because)}`,
      ),
    ),
    policies.length > 0 &&
      blocks([
        heading(2, "Policies"),
        list(policies.map(({ id, title }) => link(title, absolute(addressOf.policy(id))))),
      ]),
    dutiesOf(criterion),
    heading(2, "Examined in"),
    examined.length === 0
      ? `No report has examined ${criterion.id}.`
      : list(examined.map((examination) => tellExamination(examination, absolute))),
  ]);
}

function listing(portal: Portal, criteria: readonly CriterionView[]): string {
  const absolute = absoluteTo(portal.company.portal);
  return table(
    ["Criterion", "Summary", "State", "Counts", "Examined in"],
    criteria.map((criterion) => [
      link(criterion.id, absolute(addressOf.criterion(criterion.id))),
      plain(criterion.summary),
      wordOf(criterion.state),
      plain(criterion.counts),
      criterion.examined.map(({ report }) => report).join(", "),
    ]),
  );
}

function categoryBody(portal: Portal, pane: Pane, view: CategoryView): string {
  return blocks([
    plain(pane.because),
    facts([
      ["Examination", wordOf(pane.state)],
      ["In scope", view.inScope ? "Yes" : "No"],
    ]),
    listing(portal, view.criteria),
  ]);
}

export function listCriterionPages(portal: Portal): ExportFile[] {
  const { criteria, panes, categories, scope } = portal;
  return [
    markdownFile(portal, {
      page: "/criteria/",
      title: "Criteria",
      body: () =>
        blocks([
          `${scope.inScope} of ${scope.total} Trust Services Criteria are in scope. A state says what is listed and observed, never that a criterion is met.`,
          listing(portal, criteria),
        ]),
    }),
    ...panes.flatMap((pane) => {
      const view = categories.find(({ category }) => category === pane.category);
      if (!view) return [];
      return [
        markdownFile(portal, {
          page: addressOf.category(pane.category),
          title: pane.name,
          oneOf: "category",
          body: () => categoryBody(portal, pane, view),
        }),
      ];
    }),
    ...criteria.map((criterion) =>
      markdownFile(portal, {
        page: addressOf.criterion(criterion.id),
        title: `${criterion.id} ${criterion.seriesTitle}`,
        oneOf: "criterion",
        body: () => bodyOf(portal, criterion),
      }),
    ),
  ];
}
