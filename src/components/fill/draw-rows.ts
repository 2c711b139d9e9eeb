/** A page of rows as a table, each with its question, the answer that is proposed, and how sure that is. */
import type { KnownAnswer } from "#src/domain/fill/answer-index.ts";
import { draw } from "./draw.ts";
import type { RowSummary } from "./messages.ts";
import { tellAnswer, tellRow } from "./row-words.ts";

export interface RowsAround {
  answers: ReadonlyMap<string, KnownAnswer>;
  /** A person has chosen another answer, or none. */
  onChoose: (row: RowSummary, answer: string | undefined) => void;
}

function drawChoice(row: RowSummary, { answers, onChoose }: RowsAround): HTMLSelectElement {
  const option = (id: string) => draw("option", { value: id }, answers.get(id)?.question ?? id);
  const select = draw(
    "select",
    { "aria-label": `Answer to row ${row.row}` },
    draw("option", { value: "" }, "Leave it blank"),
    ...row.candidates.map(option),
  );
  select.value = row.chosen ?? "";
  // All of them only where somebody looks: a hundred rows of a thousand answers would be slow.
  select.addEventListener(
    "focus",
    () => {
      const others = [...answers.keys()].filter((id) => !row.candidates.includes(id));
      const group = draw("optgroup", { label: "All other answers" }, ...others.map(option));
      const { value } = select;
      select.append(group);
      select.value = value;
    },
    { once: true },
  );
  select.addEventListener("change", () => onChoose(row, select.value || undefined));
  return select;
}

function drawAnswer(row: RowSummary, { answers }: RowsAround): (Node | string)[] {
  const answer = answers.get(row.chosen ?? "");
  if (!answer || row.kept !== undefined) return [];
  const link = draw(
    "a",
    { href: new URL(answer.page).pathname, target: "_blank", rel: "noopener" },
    "Read it",
  );
  return [draw("p", { class: "preview" }, tellAnswer(answer), " ", link)];
}

export function drawRow(row: RowSummary, around: RowsAround): HTMLTableRowElement {
  const name = [row.id, `row ${row.row}`].filter(Boolean).join(", ");
  const question = row.question.length > 600 ? `${row.question.slice(0, 600)} …` : row.question;
  return draw(
    "tr",
    { "data-row": String(row.row) },
    draw(
      "th",
      { scope: "row" },
      draw("span", { class: "quiet" }, row.section ? `${name} · ${row.section}` : name),
      draw("span", {}, question),
    ),
    draw(
      "td",
      {},
      ...(row.kept === undefined ? [drawChoice(row, around)] : []),
      ...drawAnswer(row, around),
      draw("p", { class: "sure" }, tellRow(row)),
    ),
  );
}
