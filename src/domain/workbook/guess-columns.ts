/** Which row of a sheet names its columns, and what stands in which: guessed from the names, else from what the cells hold. */
import type { Sheet } from "./definitions.ts";

export type Role = "id" | "section" | "question" | "answer" | "details" | "access";
export type Columns = Partial<Record<Role, number>>;

export interface Guess {
  /** Number of the row that names the columns; undefined where none does. */
  header: number | undefined;
  columns: Columns;
}

/** In the order in which a role takes a column; a name that fits whole goes before one that holds the word. */
const NAMES: Record<Role, readonly RegExp[]> = {
  id: [
    /^(?:question |control |row |ref(?:erence)? |item )?(?:id|no|nr|number|ref|reference|#)$/,
    /^(?:q|ctl|control|question)[ #]*(?:id|no|number|#)?$/,
    /^#$/,
  ],
  question: [
    /^(?:the )?(?:assessment |security |vendor )?questions?(?: text)?$/,
    /question|^(?:frage|pregunta|domanda|vraag|pergunta)/,
    /^(?:control )?(?:specification|requirement|description|statement)s?$/,
    /requirement|control specification/,
    /^control(?: title| name)?$/,
  ],
  answer: [
    /^(?:vendor |supplier |provider |company |your |csp )?(?:answers?|responses?|reply)$/,
    /^(?:yes ?no|y ?n)/,
    /answer|response|^(?:antwort|réponse|respuesta|risposta|antwoord|resposta)/,
  ],
  details: [
    /^(?:additional |further |vendor |supplier )?(?:details?|comments?|explanations?|notes?|remarks?|information)$/,
    /detail|coment|comment|kommentar|bemerkung|explan|additional info|implementation description/,
  ],
  section: [
    /^(?:section|category|domain|topic|area|group|control domain|family)s?$/,
    /domain|category/,
  ],
  access: [/^(?:access|access level|visibility|sharing)$/],
};

export const foldName = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}#]+/gu, " ")
    .trim();

/** Roles in the order in which they choose. */
const ROLES: readonly Role[] = ["access", "question", "answer", "details", "id", "section"];

function readNames(cells: readonly string[]): Columns {
  const columns: Columns = {};
  const names = [...cells].map((name) => foldName(name ?? ""));
  const taken = new Set<number>();
  for (const role of ROLES)
    for (const pattern of NAMES[role]) {
      if (columns[role] !== undefined) break;
      const at = names.findIndex(
        (name, index) => name !== "" && name.length < 80 && !taken.has(index) && pattern.test(name),
      );
      if (at === -1) continue;
      columns[role] = at;
      taken.add(at);
    }
  return columns;
}

/** Rows that are looked at for names. */
const LOOKED_AT = 30;

/** The column whose cells read most like questions: many words each, in many rows. */
function wordiest({ rows }: Sheet): number | undefined {
  const words = new Map<number, number>();
  for (const { cells } of rows.slice(0, 200))
    for (const [column, text] of cells.entries()) {
      const count = (text ?? "").split(/\s+/).length;
      if (count >= 4) words.set(column, (words.get(column) ?? 0) + (/\?\s*$/.test(text) ? 3 : 1));
    }
  return [...words].sort((one, other) => other[1] - one[1])[0]?.[0];
}

/** Short, different in each row, with a digit in it. */
function idLike({ rows }: Sheet, question: number): number | undefined {
  const asked = rows.filter(({ cells }) => cells[question] !== undefined);
  for (let column = 0; column < question; column += 1) {
    const ids = asked.flatMap(({ cells }) => cells[column] ?? []);
    const short = ids.filter((id) => id.length <= 20 && /\d/.test(id));
    if (short.length > asked.length / 2 && new Set(ids).size > ids.length * 0.9) return column;
  }
  return undefined;
}

export function guessColumns(sheet: Sheet): Guess {
  const scored = sheet.rows.slice(0, LOOKED_AT).map(({ number, cells }) => {
    const columns = readNames(cells);
    const roles = Object.keys(columns).length;
    // A row of names is short in each cell: a question that holds the word is none.
    const isShort = cells.every((text) => text === undefined || text.length <= 80);
    return { number, columns, score: isShort && columns.question !== undefined ? roles : 0 };
  });
  const best = scored.toSorted((one, other) => other.score - one.score)[0];
  if (best && (best.score > 1 || (best.score === 1 && best.number === sheet.rows[0]?.number))) {
    const { columns } = best;
    const id = columns.id ?? idLike(sheet, columns.question ?? 0);
    return { header: best.number, columns: id === undefined ? columns : { ...columns, id } };
  }
  const question = wordiest(sheet);
  if (question === undefined) return { header: undefined, columns: {} };
  const id = idLike(sheet, question);
  return { header: undefined, columns: { question, ...(id !== undefined && { id }) } };
}
