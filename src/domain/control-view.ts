/** A control as the public may see it. Live evidence is only looked at where the policy publishes it. */
import type { Publish } from "../schemas/company.ts";
import type { Entry } from "../schemas/content.ts";
import type { Control } from "../schemas/control.ts";
import type { StatusChange } from "../schemas/control-status.ts";
import { describeHistory } from "./control-history.ts";
import { freshUntil } from "./control-monitoring.ts";
import { cadenceInWords, nextPerformanceBy } from "./control-performance.ts";
import { judgeControl } from "./control-state.ts";
import { dayOf } from "./dates.ts";
import type { Reading } from "./observations.ts";
import { controlLevelOf } from "./publication.ts";
import { published, WITHHELD } from "./published.ts";
import type { ControlView, PolicyRef } from "./views.ts";

export interface ControlSurroundings {
  publish: Publish;
  readings: ReadonlyMap<string, Reading>;
  histories: ReadonlyMap<string, StatusChange[]>;
  /** Published policies by id. */
  policies: ReadonlyMap<string, PolicyRef>;
  today: string;
}

type Live = Pick<ControlView, "state" | "because" | "observation" | "lastPerformed" | "history">;

/** What the file itself says (planned, not applicable) is no live status and is told in any case. */
function describeWithheld(control: Control, today: string): Live {
  const filed = control.status && judgeControl(control, undefined, today);
  return {
    state: filed?.state ?? "withheld",
    because: filed?.because ?? "Live control status is not published here; ask under NDA.",
    observation: WITHHELD,
    history: WITHHELD,
  };
}

/** The day of a tool's last look, where that has gone stale. */
function blindSince(
  control: Control,
  reading: Reading | undefined,
  changes: readonly StatusChange[] | undefined,
  today: string,
): string | undefined {
  if (control.operation === "manual") return undefined;
  if (!reading) return changes?.length ? dayOf(changes.at(-1)?.at ?? today) : undefined;
  return today > freshUntil(control, reading) ? dayOf(reading.lastChecked) : undefined;
}

function describeLive(
  control: Control,
  id: string,
  around: ControlSurroundings,
  withHistory: boolean,
): Live {
  const { today } = around;
  const given = around.readings.get(id);
  const reading = given && dayOf(given.lastChecked) <= today ? given : undefined;
  const changes = around.histories.get(id);
  const performed =
    control.lastPerformed && control.lastPerformed.on <= today ? control.lastPerformed : undefined;
  return {
    ...judgeControl(control, given, today),
    observation: published(
      reading && { ...withoutStatus(reading), freshUntil: freshUntil(control, reading) },
    ),
    lastPerformed: performed && {
      on: performed.on,
      by: performed.by,
      nextBy: nextPerformanceBy(control),
    },
    history: withHistory
      ? published(describeHistory(changes, today, blindSince(control, reading, changes, today)))
      : WITHHELD,
  };
}

function withoutStatus({ status: _, ...observation }: Reading) {
  return observation;
}

export function describeControl(
  { id, data: control }: Entry<Control>,
  around: ControlSurroundings,
): ControlView {
  const level = controlLevelOf(control.criteria, around.publish);
  return {
    id,
    title: control.title,
    description: control.description,
    detail: control.detailAccess === "public" ? control.detail : undefined,
    criteria: around.publish.criteriaMap ? control.criteria : [],
    products: control.products,
    owner: control.owner,
    policies: control.policies.flatMap((policy) => around.policies.get(policy) ?? []),
    operation: control.operation,
    cadence: cadenceInWords(control),
    level,
    reason: control.status ? control.reason : undefined,
    ...(level === "none"
      ? describeWithheld(control, around.today)
      : describeLive(control, id, around, level === "history")),
  };
}
