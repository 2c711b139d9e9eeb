/** Which command the typed words mean, and what to suggest when none does. */
import type { Command } from "./command.ts";

export interface Found {
  command: Command;
  args: string[];
}

/** Two-word names win over one-word names, so that a noun may one day be a command as well. */
export function findCommand(
  commands: readonly Command[],
  argv: readonly string[],
): Found | undefined {
  for (const words of [2, 1]) {
    const name = argv.slice(0, words).join(" ");
    const command = commands.find((candidate) => candidate.name === name);
    if (command) return { command, args: argv.slice(words) };
  }
  return undefined;
}

/** The commands that begin with the typed noun, or the one whose name is nearest. */
export function suggestCommands(commands: readonly Command[], argv: readonly string[]): string[] {
  const [noun = "", verb = ""] = argv;
  const sameNoun = commands.filter(({ name }) => name.startsWith(`${noun} `));
  const typed = verb.startsWith("-") ? noun : `${noun} ${verb}`.trim();
  const candidates = sameNoun.length > 0 ? sameNoun : commands;
  const ranked = candidates
    .map(({ name }) => ({
      name,
      distance: Math.min(editDistance(typed, name), editDistance(noun, name)),
    }))
    .sort((left, right) => left.distance - right.distance);
  if (sameNoun.length > 0 && verb === "") return ranked.map(({ name }) => name);
  const [best] = ranked;
  return best && best.distance <= Math.max(2, Math.floor(typed.length / 2)) ? [best.name] : [];
}

function editDistance(left: string, right: string): number {
  let previous = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (const [row, letter] of [...left].entries()) {
    const current = [row + 1];
    for (const [column, other] of [...right].entries()) {
      const replaced = (previous[column] ?? 0) + (letter === other ? 0 : 1);
      current.push(Math.min(replaced, (previous[column + 1] ?? 0) + 1, (current[column] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[right.length] ?? 0;
}
