/** Parts of a text that are made from controls: narratives, measures, an index. */
import type { Control } from "#src/schemas/control.ts";
import { type Block, item, paragraph } from "./block.ts";
import type { Directive } from "./read-text.ts";
import { listWords, type Subject } from "./subject.ts";

const MANNER = {
  automated: "A tool performs and checks it continuously.",
  manual: "A person performs it and keeps a record.",
  both: "A tool performs it, and a person reviews the result and keeps a record.",
} as const;

export function controlDirectives({ content }: Subject): Record<string, Directive> {
  const controls = content.controls.map(({ data }) => data);
  const active = controls.filter(({ status }) => status === undefined);
  const ofFamilies = (families: string[]) =>
    active.filter(({ id }) => families.includes(familyOf(id)));
  return {
    /** `@controls AC CR`: each control of these families with what it does. */
    controls: (families) => ofFamilies(families).flatMap(describe),
    /** `@measures`: one line a control, for annexes. */
    measures: (families) =>
      ofFamilies(families).map((control) =>
        item(`${control.title} (${control.id}). ${control.description}`),
      ),
    "control-index": () => [indexTable(controls)],
  };
}

export function familyOf(id: string): string {
  return id.split("-")[0] ?? id;
}

function describe(control: Control): Block[] {
  const owner = control.owner ? `Owner: ${control.owner}. ` : "";
  const cadence = control.cadence ? ` Cadence: ${cadenceWords(control.cadence)}.` : "";
  return [
    { kind: "subheading", text: `${control.id}  ${control.title}` },
    paragraph(`${control.description} ${owner}${MANNER[control.operation]}${cadence}`),
  ];
}

export function cadenceWords(cadence: NonNullable<Control["cadence"]>): string {
  return typeof cadence === "number" ? `every ${cadence} days` : cadence;
}

function indexTable(controls: readonly Control[]): Block {
  return {
    kind: "table",
    columns: [
      { title: "Control", share: 0.1 },
      { title: "Title", share: 0.36 },
      { title: "Owner", share: 0.2 },
      { title: "Criteria to which it is mapped", share: 0.34 },
    ],
    rows: controls.map(({ id, title, owner, criteria, status }) => [
      id,
      status ? `${title} (${status === "planned" ? "planned" : "not applicable"})` : title,
      owner ?? "",
      listWords(criteria),
    ]),
  };
}
