/** Transfers of personal data by the ground on which they rest, from what is said of each subprocessor. */
import type { SubprocessorView } from "#src/domain/views.ts";

export interface TransferGround {
  /** "Standard contractual clauses (module 3), transfer assessment made". */
  ground: string;
  entries: SubprocessorView[];
}

/** Those in use or coming, most often used ground first; what is not stated comes last. */
export function groupTransfers(subprocessors: readonly SubprocessorView[]): TransferGround[] {
  const grounds = new Map<string, SubprocessorView[]>();
  for (const entry of subprocessors) {
    if (entry.state === "removed") continue;
    grounds.set(entry.transferText, [...(grounds.get(entry.transferText) ?? []), entry]);
  }
  const isStated = ({ ground }: TransferGround) => (ground === "Not stated" ? 1 : 0);
  return [...grounds]
    .map(([ground, entries]) => ({ ground, entries }))
    .sort(
      (one, other) =>
        isStated(one) - isStated(other) ||
        other.entries.length - one.entries.length ||
        one.ground.localeCompare(other.ground, "en"),
    );
}

/** Those that handle a category of data now. */
export function handlersOf(
  category: string,
  subprocessors: readonly SubprocessorView[],
): SubprocessorView[] {
  return subprocessors.filter(
    ({ state, dataCategories }) => state === "active" && dataCategories.includes(category),
  );
}
