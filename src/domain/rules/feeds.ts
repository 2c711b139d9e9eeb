/** What a status file says against itself. */
import type { ControlStatus } from "../../schemas/control-status.ts";
import { type Finding, findingAt, type Rule } from "./rule.ts";

export const feedRules: readonly Rule[] = [
  {
    id: "status-contradicts-checks",
    title: "A status contradicts the checks behind it",
    severity: "error",
    soft: false,
    why: "A control whose checks fail is not operating, and one whose checks all pass is not failing. Readers see the status first, and it must follow from the numbers beside it.",
    fix: "Correct the tool that writes the file: partial or failing where checks failed, operating where all of them passed.",
    check: ({ content }) =>
      content.status.flatMap((entry) =>
        entry.data.controls.flatMap((control, index): Finding[] => {
          const what = describeContradiction(control);
          if (what === undefined) return [];
          const message = `The status of "${control.id}" is ${control.status}, but ${what}.`;
          return [
            findingAt(entry, ["controls", index, "status"], message, { received: control.status }),
          ];
        }),
      ),
  },
  {
    id: "control-twice",
    title: "A status file names a control twice",
    severity: "error",
    soft: false,
    why: "One tool gives two statuses for one control. Only one of them could be shown, and it could be the better one.",
    fix: "Merge the two where the tool's output is imported: the worse status, with the checks of both.",
    check: ({ content }) =>
      content.status.flatMap((entry) => {
        const seen = new Set<string>();
        return entry.data.controls.flatMap(({ id }, index): Finding[] => {
          if (!seen.has(id)) {
            seen.add(id);
            return [];
          }
          const message = `There is already a status for "${id}" above in this file.`;
          return [findingAt(entry, ["controls", index, "id"], message, { received: id })];
        });
      }),
  },
];

function describeContradiction({ status, checks }: ControlStatus): string | undefined {
  if (!checks) return undefined;
  const { failed, passed } = checks;
  if (status === "operating" && failed > 0)
    return `${failed === 1 ? "1 check" : `${failed} checks`} failed`;
  if (status === "failing" && failed === 0 && passed > 0) return "no check failed";
  return undefined;
}
