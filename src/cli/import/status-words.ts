/** What an import of control status says at the terminal, and writes into the mapping file as suggestions. */
import { countOf } from "#src/domain/counting-words.ts";
import { statusWordSchema } from "#src/schemas/control-status.ts";
import type { StatusImport } from "#src/sources/status/import-status.ts";
import type { Context } from "../command.ts";
import type { NewFile } from "./replace-files.ts";

const SHOWN = 10;

interface Told {
  file: string;
  /** The mapping file. */
  map: string;
  files: readonly NewFile[];
  context: Pick<Context, "out">;
}

export function tellStatus(imported: StatusImport, { file, map, files, context }: Told): void {
  const { out } = context;
  const { controls } = imported.file;
  const counts = statusWordSchema.options.flatMap((word) => {
    const count = controls.filter(({ status }) => status === word).length;
    return count > 0 ? [`${count} ${word}`] : [];
  });
  const states = counts.length > 0 ? `: ${counts.join(", ")}` : "";
  const { results, keys } = imported.tally;
  out(`${countOf(results, "result")} of ${countOf(keys.size, "id")} read.`);
  out(`status/${file}.json: ${countOf(controls.length, "control")}${states}`);
  const histories = files.filter(({ path }) => path.startsWith("status/history/")).length;
  out(`status/history/: ${histories === 0 ? "no change" : countOf(histories, "change")}`);
  tellDoubts(imported, out);
  tellUnmapped(imported, map, out);
  if (files.length === 0) out("Nothing has changed, so nothing was written.");
}

function tellDoubts({ tally, missing }: StatusImport, out: Context["out"]): void {
  const muted = [...tally.keys.values()].reduce((sum, key) => sum + key.muted, 0);
  if (muted > 0) out(`${countOf(muted, "muted result")} counted as unknown: muted is not a pass.`);
  if (tally.future > 0)
    out(`${countOf(tally.future, "result")} dated in the future counted as unknown.`);
  for (const [word, count] of [...tally.unknownWords].slice(0, SHOWN))
    out(`"${word}" is no status of this tool; ${countOf(count, "result")} counted as unknown.`);
  for (const { key, control } of missing.slice(0, SHOWN))
    out(`${key} is mapped to ${control}, but the tool says nothing of it: one check unknown.`);
}

function tellUnmapped({ suggestions }: StatusImport, map: string, out: Context["out"]): void {
  if (suggestions.length === 0) return;
  out(
    `\n${countOf(suggestions.length, "id")} without a mapping, not written. Map or ignore them in ${map}; suggestions:`,
  );
  for (const { key, controls, because } of suggestions.slice(0, SHOWN))
    out(`  ${oneLine(key)}: ${controls.join(" or ") || "?"}  (${oneLine(because)})`);
  const more = suggestions.length - SHOWN;
  if (more > 0) out(`  and ${more} more; --suggest writes all of them into the file as comments.`);
}

/** The mapping file with a comment for every id that it does not know; what stands there stays. */
export function suggestionLines({ suggestions }: StatusImport, text: string): string {
  const lines = suggestions
    .map(({ key, controls, because }) => {
      const ids = controls.length > 1 ? `[${controls.join(", ")}]` : (controls[0] ?? "?");
      return `#   ${JSON.stringify(oneLine(key))}: ${ids}  # ${oneLine(because)}`;
    })
    .filter((line) => !text.includes(line.slice(0, line.indexOf(":"))));
  if (lines.length === 0) return text;
  const head =
    text === ""
      ? "# Which of the tool's ids bear on which control. Take the # away from what is right.\nmap: {}\nignore: []\n"
      : "";
  return `${text}${head}# Suggested, not used until moved under map:\n${lines.join("\n")}\n`;
}

/** A tool's words at a terminal or in a comment: one line, without control characters. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, " ").slice(0, 120);
}
