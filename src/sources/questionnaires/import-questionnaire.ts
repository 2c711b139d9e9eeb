/** A questionnaire's file as a definition of ours: every row, or an error that names each that cannot be used. */
import { Document } from "yaml";
import { questionnaireSchema, rowIdSchema } from "../../schemas/questionnaire.ts";
import { SourceError } from "../source-error.ts";
import { type FoundRow, type ReadOptions, readQuestionnaireRows } from "./read-rows.ts";

export interface QuestionnaireOptions extends ReadOptions {
  title?: string | undefined;
  version?: string | undefined;
  source?: string | undefined;
  licence?: string | undefined;
}

export interface ImportedQuestionnaire {
  text: string;
  title: string;
  ids: string[];
  /** Ids that were written otherwise than the file has them, and where rows came from. */
  notes: string[];
}

const SHOWN = 20;
const HEAD =
  "# Written by: npm run fanlight -- import questionnaire. It is not published while access is internal.\n# Its wording belongs to its publisher: before publishWording: true, read the licence.\n";

/** @throws SourceError */
export function importQuestionnaire(
  bytes: Uint8Array,
  options: QuestionnaireOptions,
): ImportedQuestionnaire {
  const found = readQuestionnaireRows(bytes, options);
  const title = options.title ?? found.title;
  if (title === undefined)
    throw new SourceError("Nothing says what it is called. Name it with --title <title>.");
  const notes = found.from.map((from) => `read from ${from}`);
  const { sections, problems } = arrange(found.rows, notes);
  if (problems.length > 0) {
    const more = problems.length > SHOWN ? [`and ${problems.length - SHOWN} more`] : [];
    throw new SourceError(["", ...problems.slice(0, SHOWN), ...more].join("\n  "));
  }
  const data = {
    title: title.replace(/\s+/g, " ").trim(),
    ...Object.fromEntries(
      Object.entries({
        version: options.version ?? found.version,
        source: options.source,
        licence: options.licence,
      }).filter(([, value]) => value !== undefined),
    ),
    access: "internal",
    publishWording: false,
    sections: [...sections].map(([name, questions]) => ({ title: name, questions })),
  };
  const checked = questionnaireSchema.safeParse(data);
  if (!checked.success)
    throw new SourceError(
      checked.error.issues
        .slice(0, SHOWN)
        .map(({ path, message }) => `${path.map(String).join(".")}: ${message}.`)
        .join("\n  "),
    );
  return {
    text: HEAD + new Document(data).toString({ lineWidth: 0 }),
    title: data.title,
    ids: [...sections.values()].flatMap((questions) => questions.map(({ id }) => id)),
    notes,
  };
}

function arrange(rows: readonly FoundRow[], notes: string[]) {
  const sections = new Map<string, { id: string; text: string }[]>();
  const seen = new Map<string, string>();
  const problems: string[] = [];
  for (const { id: given, section, text } of rows) {
    const id = given.replace(/\s+/g, "-");
    if (id !== given) notes.push(`"${given.slice(0, 60)}" is written ${id.slice(0, 60)}`);
    const judged = rowIdSchema.safeParse(id);
    if (!judged.success)
      problems.push(`"${given.slice(0, 60)}": its id ${judged.error.issues[0]?.message}.`);
    else if (seen.has(id)) problems.push(`"${id}" stands twice: ${text.slice(0, 60)}`);
    seen.set(id, text);
    sections.set(section, [...(sections.get(section) ?? []), { id, text }]);
  }
  return { sections, problems };
}
