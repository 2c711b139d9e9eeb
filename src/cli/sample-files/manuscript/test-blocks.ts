/** The tables of tests: for each criterion of a report the controls mapped to it, how they were tested and with what result. */
import { type Criterion, criteriaInScope } from "#src/frameworks/criteria.ts";
import type { Control } from "#src/schemas/control.ts";
import type { Report } from "#src/schemas/report.ts";
import type { Block } from "./block.ts";
import type { Directive } from "./read-text.ts";
import type { Subject } from "./subject.ts";
import { populationOf, proceduresFor, sampleOf } from "./test-procedures.ts";

export function testDirectives({ content, report }: Subject): Record<string, Directive> {
  const controls = content.controls
    .map(({ data }) => data)
    .filter(({ status }) => status !== "planned");
  return {
    /** `@tests CC6 CC7`: the criteria of these series that the report covers. */
    tests: (series) =>
      report
        ? inSeries(report, series).flatMap((criterion) => testsOf(criterion, controls, report))
        : [],
    /** What was drawn, control by control, for those that the report covers. */
    samples: () =>
      report ? [samplesTable(controls.filter((control) => isCovered(control, report)))] : [],
  };
}

function isCovered({ criteria, status }: Control, { categories }: Report): boolean {
  return (
    status === undefined && criteriaInScope(categories).some(({ id }) => criteria.includes(id))
  );
}

function samplesTable(controls: readonly Control[]): Block {
  return {
    kind: "table",
    columns: [
      { title: "Control", share: 0.4 },
      { title: "List", share: 0.35 },
      { title: "Looked at", share: 0.25 },
    ],
    rows: controls.map((control) => [
      `${control.id}  ${control.title}`,
      populationOf(control),
      sampleOf(control),
    ]),
  };
}

function inSeries(report: Report, series: string[]): Criterion[] {
  return criteriaInScope(report.categories).filter((criterion) =>
    series.includes(criterion.series),
  );
}

function testsOf(criterion: Criterion, controls: readonly Control[], report: Report): Block[] {
  const mapped = controls.filter(({ criteria }) => criteria.includes(criterion.id));
  const own = mapped.map((control) => [
    `${control.id}\n${control.description}`,
    control.status === "not-applicable"
      ? "Not tested."
      : proceduresFor(control, report.type).join("\n\n"),
    resultOf(control, criterion.id, report),
  ]);
  const others = report.subservice.flatMap(({ name, method, csocs }) =>
    csocs
      .filter((duty) => duty.criterion === criterion.id)
      .map(({ expects }) => [
        `${name}\n${expects}`,
        method === "carve-out" ? "Carved out; not tested." : "Tested at the organisation.",
        "See the responsibilities of others.",
      ]),
  );
  const rows = [...own, ...others];
  const head: Block[] = [
    {
      kind: "heading",
      text: `${criterion.id}  ${criterion.seriesTitle}`,
      fresh: report.type === 2,
    },
    { kind: "paragraph", text: `In our own words: ${criterion.summary}` },
  ];
  if (rows.length === 0)
    return [...head, { kind: "paragraph", text: "No control is listed for this criterion." }];
  return [
    ...head,
    {
      kind: "table",
      columns: [
        { title: "Control", share: 0.36 },
        {
          title: report.type === 1 ? "How its design was examined" : "How it was tested",
          share: 0.4,
        },
        { title: "Result", share: 0.24 },
      ],
      rows,
    },
  ];
}

function resultOf(control: Control, criterion: string, report: Report): string {
  if (control.status === "not-applicable") return control.reason ?? "Not applicable.";
  const found = (report.exceptions ?? []).filter((exception) => exception.control === control.id);
  const here = found.filter((exception) => exception.criterion === criterion);
  if (here.length > 0) return here.map(({ text }) => `Exception noted. ${text}`).join("\n");
  const elsewhere = found.map((exception) => exception.criterion).filter((id) => id !== undefined);
  return elsewhere.length > 0
    ? `Exception noted, see ${elsewhere.join(", ")}.`
    : "No exception noted.";
}
