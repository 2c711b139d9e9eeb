/** A tool's file as control status: what is written, what the history gains, and what the person should know. Pure but for reading. */
import type { Control } from "../../schemas/control.ts";
import {
  type ControlStatus,
  type StatusChange,
  type StatusFile,
  statusFileSchema,
} from "../../schemas/control-status.ts";
import type { StatusMap } from "../../schemas/status-map.ts";
import type { SourceInput } from "../input.ts";
import { SourceError } from "../source-error.ts";
import { refuseOtherTools } from "./other-tools.ts";
import { type RolledUp, rollUp } from "./roll-up.ts";
import { type Suggestion, suggestControls } from "./suggest.ts";
import { type Tally, tallyResults } from "./tally.ts";
import type { StatusTool, ToolResult } from "./tool.ts";

export interface StatusImport {
  file: StatusFile;
  /** Lines for the history, by control. */
  changes: { control: string; change: StatusChange }[];
  tally: Tally;
  missing: RolledUp["missing"];
  suggestions: Suggestion[];
}

export interface StatusImportOptions {
  tool: StatusTool;
  /** As published. */
  name: string;
  map: StatusMap;
  controls: readonly Control[];
  existing: StatusFile | undefined;
  taken: string | undefined;
  now: string;
}

/** @throws SourceError */
export async function importStatus(
  inputs: readonly SourceInput[],
  options: StatusImportOptions,
): Promise<StatusImport> {
  const { tool, name, map, controls, existing, taken, now } = options;
  const tally = await tallyResults(readAll(tool, inputs), { taken, now });
  refuseEmpty(tally, tool);
  const ids = new Set(controls.map(({ id }) => id));
  const { controls: rolled, unmapped, missing } = rollUp(tally, { map, controls: ids, now });
  refuseOlder(rolled, existing);
  const before = new Map(existing?.controls.map((control) => [control.id, control]));
  const statuses = rolled.map((control) => withSince(control, before.get(control.id)));
  const file = statusFileSchema.parse({
    schema: "control-status/1",
    generatedAt: now,
    source: { tool: name },
    controls: statuses,
  });
  const suggestions = suggestControls(unmapped, controls);
  const isSame = existing !== undefined && plain(existing) === plain(file);
  return {
    file: isSame ? existing : file,
    changes: listChanges(file, existing),
    tally,
    missing,
    suggestions,
  };
}

async function* readAll(
  tool: StatusTool,
  inputs: readonly SourceInput[],
): AsyncGenerator<ToolResult> {
  for (const [index, input] of inputs.entries()) {
    const checked = await refuseOtherTools(tool, input);
    // What was checked in one file is not what was checked in another, where the tool gives no id.
    for await (const result of tool.read(checked))
      yield result.subject?.startsWith("#")
        ? { ...result, subject: `${index}${result.subject}` }
        : result;
  }
}

function refuseEmpty({ results, unknownWords, untimed }: Tally, tool: StatusTool): void {
  if (results === 0) throw new SourceError("The file holds no result.");
  const unknown = [...unknownWords.values()].reduce((sum, count) => sum + count, 0);
  if (unknown === results)
    throw new SourceError(
      `No entry has a status that ${tool.name} gives: ${[...unknownWords.keys()].slice(0, 5).join(", ")}. Known are ${tool.words
        .map(([word]) => word)
        .join(", ")}.`,
    );
  if (untimed > 0)
    throw new SourceError(
      `${untimed === results ? "The file does not say" : `${untimed} of ${results} entries do not say`} when the tool looked, and an age cannot be made up. Say when the export was taken, for example --taken 2026-11-02T06:00:00Z, or --taken now.`,
    );
}

/** Older news must not take the place of newer. */
function refuseOlder(rolled: readonly ControlStatus[], existing: StatusFile | undefined): void {
  const before = newestOf(existing?.controls ?? [], rolled);
  const after = newestOf(rolled, existing?.controls ?? []);
  if (before !== undefined && after !== undefined && after < before)
    throw new SourceError(
      `The file is older (${after}) than what was imported before (${before}). Export it anew.`,
    );
}

/** The newest check of a control that is in both lists. */
function newestOf(
  controls: readonly ControlStatus[],
  others: readonly ControlStatus[],
): string | undefined {
  const ids = new Set(others.map(({ id }) => id));
  return controls
    .filter(({ id }) => ids.has(id))
    .map(({ lastChecked }) => new Date(lastChecked).toISOString())
    .sort()
    .at(-1);
}

function withSince(status: ControlStatus, before: ControlStatus | undefined): ControlStatus {
  const { id, lastChecked, checks } = status;
  // Since when it was so before the first import, nobody knows.
  const since = before?.status === status.status ? before.since : before && lastChecked;
  return {
    id,
    status: status.status,
    ...(since && { since }),
    lastChecked,
    ...(checks && { checks }),
  };
}

function plain({ source, controls }: StatusFile): string {
  return JSON.stringify([source.tool, controls]);
}

/** The history takes every change; a control that the tool no longer reports becomes unobserved. */
function listChanges(file: StatusFile, existing: StatusFile | undefined): StatusImport["changes"] {
  const source = file.source.tool;
  const told = new Set(file.controls.map(({ id }) => id));
  const gone = (existing?.controls ?? []).filter(({ id }) => !told.has(id));
  return [
    ...file.controls.map(({ id, status, lastChecked }) => ({
      control: id,
      change: { at: lastChecked, status, source },
    })),
    ...gone.map(({ id }) => ({
      control: id,
      change: { at: file.generatedAt, status: "unobserved" as const, source },
    })),
  ];
}

/** One control a line, so that a change is a line in Git. */
export function writeStatusFile({ controls, ...head }: StatusFile): string {
  const lines = Object.entries(head).map(
    ([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)},\n`,
  );
  const list = controls.map((control) => `    ${JSON.stringify(control)}`).join(",\n");
  return `{\n${lines.join("")}  "controls": [${list === "" ? "" : `\n${list}\n  `}]\n}\n`;
}
