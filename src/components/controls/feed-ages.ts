/** The feeds behind the controls, as far as what they say is published. */
import type { ControlView } from "#src/domain/views.ts";

export interface FeedAge {
  tool: string;
  /** How many controls rest on it. */
  controls: number;
  /** Instant of its newest check. */
  newest: string;
}

/** In order of names. */
export function listFeeds(controls: readonly Pick<ControlView, "observation">[]): FeedAge[] {
  const feeds = new Map<string, FeedAge>();
  for (const { observation } of controls) {
    const seen = observation.published ? observation.value : undefined;
    if (!seen) continue;
    const { tool, lastChecked } = seen;
    const known = feeds.get(tool) ?? { tool, controls: 0, newest: lastChecked };
    const isNewer = Date.parse(lastChecked) > Date.parse(known.newest);
    feeds.set(tool, {
      tool,
      controls: known.controls + 1,
      newest: isNewer ? lastChecked : known.newest,
    });
  }
  return [...feeds.values()].sort((one, other) => one.tool.localeCompare(other.tool));
}
