/** What a source tells of each component, added to what was imported before. Pure. */
import { type Component, type UptimeFile, uptimeFileSchema } from "../../schemas/uptime.ts";
import type { UptimeMap } from "../../schemas/uptime-map.ts";
import { SourceError } from "../source-error.ts";
import { mergeDays } from "../upptime/merge-days.ts";
import type { FoundComponent, UptimeMoment, UptimeSource } from "./source.ts";

export interface UptimeImport {
  file: UptimeFile;
  components: Pick<Component, "id" | "name" | "source">[];
  /** Days whose downtime is known from before, and of which the source says nothing. */
  kept: { component: string; date: string }[];
}

interface Options extends UptimeMoment {
  source: UptimeSource;
  map: UptimeMap;
  existing: UptimeFile | undefined;
}

/** @throws SourceError */
export function importUptime(
  text: string,
  { source, map, existing, today, now }: Options,
): UptimeImport {
  if (text.trim() === "") throw new SourceError("The answer is empty.");
  const found = source
    .read(text, { today, now })
    .filter(({ key, name }) => !map.ignore.includes(key) && !map.ignore.includes(name));
  if (found.length === 0) throw new SourceError("It names no component.");
  const named = found.map((component) => ({ ...component, id: idOf(component, map) }));
  refuseTwins(named);
  const { components, kept } = mergeDays(existing?.components ?? [], named);
  const file = uptimeFileSchema.parse({
    schema: "uptime/1",
    generatedAt: now,
    source: { tool: source.name },
    timezone: "UTC",
    components,
  });
  const listed = named.map(({ id, name }) => ({
    id,
    name,
    source: { kind: source.kind, name: source.name },
  }));
  return { file, components: listed, kept };
}

function idOf({ key, name }: FoundComponent, { components }: UptimeMap): string {
  const mapped = [key, name].find((word) => Object.hasOwn(components, word));
  if (mapped !== undefined) return components[mapped] ?? mapped;
  const id = name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/\p{M}/gu, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+/, "")
    .slice(0, 80)
    .replace(/-+$/, "");
  if (id !== "") return id;
  throw new SourceError(
    `"${name.slice(0, 60)}" makes no id. Give it one under components: in the mapping file.`,
  );
}

function refuseTwins(components: readonly { id: string; name: string }[]): void {
  for (const [id, twins] of Map.groupBy(components, (component) => component.id)) {
    if (twins.length > 1)
      throw new SourceError(
        `${twins.map(({ name }) => `"${name.slice(0, 60)}"`).join(" and ")} would both be ${id}. Give them ids under components: in the mapping file.`,
      );
  }
}

/** The instant of the import counts only from one day to the next. */
export function isSameUptime(before: UptimeFile, after: UptimeFile): boolean {
  const plain = ({ generatedAt, ...rest }: UptimeFile) =>
    JSON.stringify({ ...rest, generatedAt: generatedAt.slice(0, 10) });
  return plain(before) === plain(after);
}

/** A day a line, so that a change is one line in Git. */
export function writeUptimeFile({ components, ...head }: UptimeFile): string {
  const lines = components.map(({ days, ...component }) => {
    const inner = days.map((day) => `    ${JSON.stringify(day)}`).join(",\n");
    return `  ${JSON.stringify(component).slice(0, -1)}, "days": [\n${inner}\n  ]}`;
  });
  return `${JSON.stringify(head).slice(0, -1)}, "components": [\n${lines.join(",\n")}\n]}\n`;
}
