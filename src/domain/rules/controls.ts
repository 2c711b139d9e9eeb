/** Controls that claim to need nothing. */
import type { Content } from "../../schemas/content.ts";
import { type Finding, findingAt, type Rule } from "./rule.ts";

export const controlRules: readonly Rule[] = [
  {
    id: "not-applicable-without-reason",
    title: "A control is not applicable, and nobody says why",
    severity: "error",
    soft: false,
    why: "Not applicable takes a criterion's control out of every count, whether the control's own file says it or a tool. Readers accept it with a reason only.",
    fix: "Write reason: one sentence on why the control does not apply. Where a tool says it, let the tool write a note, or write status and reason in the control's file.",
    check: ({ content }) => [...findInControls(content), ...findInFeeds(content)],
  },
];

function findInControls({ controls }: Content): Finding[] {
  return controls
    .filter(({ data }) => data.status === "not-applicable" && data.reason === undefined)
    .map((entry) =>
      findingAt(
        entry,
        ["status"],
        `"${entry.data.title}" is not applicable, but gives no reason.`,
        {
          expected: "reason",
        },
      ),
    );
}

function findInFeeds({ controls, status }: Content): Finding[] {
  const explained = new Set(
    controls
      .filter(({ data }) => data.status === "not-applicable" && data.reason !== undefined)
      .map(({ id }) => id),
  );
  return status.flatMap((entry) =>
    entry.data.controls.flatMap((control, index) => {
      if (control.status !== "not-applicable" || control.note || explained.has(control.id))
        return [];
      const message = `${entry.data.source.tool} says that "${control.id}" is not applicable, but gives no reason, and the control's own file gives none either.`;
      return [
        findingAt(entry, ["controls", index, "status"], message, {
          expected: "note, with the reason",
        }),
      ];
    }),
  );
}
