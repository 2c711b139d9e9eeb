/** How an examiner would have tested a control, worked out from how it is performed. */
import type { Control } from "#src/schemas/control.ts";

/** Performances to look at, of those that a period holds. */
const SAMPLES: Record<string, string> = {
  daily: "25 days",
  weekly: "8 weeks",
  monthly: "3 months",
  quarterly: "2 quarters",
  "semi-annual": "both half-years",
  annual: "the one performance",
};

export function proceduresFor(control: Control, type: 1 | 2 | undefined): string[] {
  const owner = control.owner ?? "owner";
  const ask = `Asked the ${owner} who performs the control, with what tool, and what happens when it fails.`;
  if (type === 1) {
    return [
      ask,
      "Read the procedure and the settings of the tool.",
      "Inspected one record of the control to see that it had been put in place as described.",
    ];
  }
  const automated = [
    "Read the settings of the tool and compared them with the description of the control.",
    `Compared the tool's result with the live systems for a sample of ${itemsOf(control)} items spread over the period.`,
    "Looked at one case in which the tool had reported a failure, and followed it to its end.",
  ];
  const manual = [
    `Inspected the records of ${performancesOf(control)} for the date, the person, the result and the follow-up.`,
    "Compared the record with its source to see that it was complete.",
  ];
  if (control.operation === "automated") return [ask, ...automated];
  return control.operation === "manual"
    ? [ask, ...manual]
    : [ask, ...automated.slice(0, 2), ...manual.slice(0, 1)];
}

export function populationOf({ operation }: Control): string {
  if (operation === "automated") return "All items that the tool checked in the period";
  return operation === "manual"
    ? "All performances due in the period"
    : "All items that the tool checked, and all performances due";
}

export function sampleOf(control: Control): string {
  const items = `${itemsOf(control)} items`;
  if (control.operation === "automated") return items;
  return control.operation === "manual"
    ? performancesOf(control)
    : `${items}, ${performancesOf(control)}`;
}

function performancesOf({ cadence = "annual" }: Control): string {
  return SAMPLES[String(cadence)] ?? "a sample of performances";
}

/** 15, 25 or 40, by the control's id alone, so that it never changes. */
function itemsOf({ id }: Control): number {
  const sum = [...id].reduce((total, letter) => total + letter.charCodeAt(0), 0);
  return [25, 40, 15][sum % 3] ?? 25;
}
