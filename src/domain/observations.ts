/** What tools last saw, out of all their files: for each control the reading with the newest check wins. */
import type { Entry } from "../schemas/content.ts";
import type { ControlStatus, StatusFile, StatusWord } from "../schemas/control-status.ts";
import type { Observation } from "./views.ts";

export interface Reading extends Observation {
  status: StatusWord;
}

interface Candidate {
  status: ControlStatus;
  tool: string;
  order: readonly [checked: number, generated: number, file: string];
}

function isNewer(one: Candidate["order"], other: Candidate["order"]): boolean {
  if (one[0] !== other[0]) return one[0] > other[0];
  if (one[1] !== other[1]) return one[1] > other[1];
  return one[2] > other[2];
}

/** By control id. Equal checks: the file generated later, then the file whose id sorts last. */
export function mergeStatusFiles(files: readonly Entry<StatusFile>[]): Map<string, Reading> {
  const newest = new Map<string, Candidate>();
  for (const { id: file, data } of files) {
    const generated = Date.parse(data.generatedAt);
    for (const status of data.controls) {
      const candidate: Candidate = {
        status,
        tool: data.source.tool,
        order: [Date.parse(status.lastChecked), generated, file],
      };
      const known = newest.get(status.id);
      if (!known || isNewer(candidate.order, known.order)) newest.set(status.id, candidate);
    }
  }
  return new Map(
    [...newest].map(([id, { status, tool }]) => {
      const { lastChecked, since, checks, note } = status;
      return [id, { tool, status: status.status, lastChecked, since, checks, note }];
    }),
  );
}
