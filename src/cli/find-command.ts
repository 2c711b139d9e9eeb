/** Which command the typed words mean, and what to suggest when none does. */
import { typingMistakes } from "#src/schemas/nearest.ts";
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
      distance: Math.min(typingMistakes(typed, name), typingMistakes(noun, name)),
    }))
    .sort((left, right) => left.distance - right.distance);
  if (sameNoun.length > 0 && verb === "") return ranked.map(({ name }) => name);
  const [best] = ranked;
  return best && best.distance <= Math.max(2, Math.floor(typed.length / 2)) ? [best.name] : [];
}
