/**
 * Fills in somebody's questionnaire in their own browser: the file is opened, matched and written by a worker, and nothing is
 * asked of any server once the page is ready.
 */
import type { KnownAnswer } from "#src/domain/fill/answer-index.ts";
import type { Columns, Role } from "#src/domain/workbook/guess-columns.ts";
import { refuseLarge } from "#src/domain/workbook/open-book.ts";
import { type AskWorker, Fault, startWorker } from "./ask-worker.ts";
import { draw } from "./draw.ts";
import { drawRow } from "./draw-rows.ts";
import { loadAnswers } from "./load-answers.ts";
import type { RowSummary, SheetSummary } from "./messages.ts";
import { kindOf, nameFilled, type Show, tellRows, tellTaken } from "./row-words.ts";

/** Rows of the table at a time. */
const PAGE = 100;
const ROLES: readonly Role[] = ["question", "id", "section", "answer", "details"];

class FillWorkbook extends HTMLElement {
  private ask: AskWorker | undefined;
  private answers: ReadonlyMap<string, KnownAnswer> = new Map();
  private file: File | undefined;
  private sheets: SheetSummary[] = [];
  private rows: RowSummary[] = [];
  private unread = 0;
  private page = 0;

  connectedCallback(): void {
    const input = this.find("input[type=file]", HTMLInputElement);
    const read = () => void this.attempt(() => this.open(input.files?.[0]));
    const columns = this.find("[data-part=columns]", HTMLElement);
    columns.onchange = ({ target }) =>
      void this.attempt(() => {
        if (target instanceof HTMLSelectElement && target.name === "sheet") this.offerColumns();
        return this.propose();
      });
    this.find("select[name=show]", HTMLSelectElement).onchange = () => this.turn(0);
    this.find("[data-turn=back]", HTMLButtonElement).onclick = () => this.turn(this.page - 1);
    this.find("[data-turn=on]", HTMLButtonElement).onclick = () => this.turn(this.page + 1);
    this.find("[data-part=download]", HTMLButtonElement).onclick = () =>
      void this.attempt(() => this.download());
    // The file may have been chosen before this was here to take it.
    void this.attempt(() => this.prepare()).then(() => {
      input.onchange = read;
      if (input.files?.length && this.ask) read();
    });
  }

  private find<Kind extends HTMLElement>(selector: string, kind: new () => Kind): Kind {
    const found = this.querySelector(selector);
    if (!(found instanceof kind)) throw new TypeError(`The page has no ${selector}.`);
    return found;
  }

  private say(text: string, isFault = false): void {
    const status = this.find("[role=status]", HTMLElement);
    status.textContent = text;
    status.toggleAttribute("data-fault", isFault);
  }

  private async attempt(act: () => Promise<unknown>): Promise<void> {
    this.setAttribute("aria-busy", "true");
    try {
      await act();
    } catch (error) {
      const words = error instanceof Error ? error.message : "";
      const isOurs =
        error instanceof Fault || (error as Error | undefined)?.name === "WorkbookError";
      this.say(
        isOurs
          ? words
          : "This did not work. Load the page again, with a connection, and try once more.",
        true,
      );
    } finally {
      this.removeAttribute("aria-busy");
    }
  }

  private async prepare(): Promise<AskWorker> {
    const forms = JSON.parse(this.dataset.questionnaires ?? "[]") as {
      id: string;
      title: string;
      json?: string;
    }[];
    this.say("Loading the answers …");
    const ask = startWorker();
    const answers = await loadAnswers(forms.flatMap(({ json }) => json ?? []));
    this.answers = new Map(answers.map((answer) => [answer.id, answer]));
    const titles = forms.map(({ id, title }): [string, string] => [id, title]);
    await ask({ kind: "answers", answers, titles });
    this.ask = ask;
    this.say(`Ready, with ${answers.length} answers. From here on no connection is needed.`);
    return ask;
  }

  private async open(file: File | undefined): Promise<void> {
    if (!file) return;
    const ask = this.ask ?? (await this.prepare());
    this.show("columns", false);
    this.show("rows", false);
    refuseLarge(file.size);
    this.say(`Reading ${file.name} …`);
    const bytes = await file.arrayBuffer();
    const opened = await ask({ kind: "open", bytes, name: file.name }, [bytes]);
    this.file = file;
    this.sheets = opened.sheets;
    const select = this.find("select[name=sheet]", HTMLSelectElement);
    select.replaceChildren(
      ...opened.sheets.map(({ name, rows }, at) =>
        draw("option", { value: String(at) }, `${name} (${rows} rows)`),
      ),
    );
    const best = opened.sheets
      .map(({ guess, rows }, at) => ({ at, rows: guess.question === undefined ? 0 : rows }))
      .sort((one, other) => other.rows - one.rows)[0];
    select.value = String(best?.at ?? 0);
    this.offerColumns();
    this.find("[data-part=notes]", HTMLElement).replaceChildren(
      ...opened.notes.map((note) => draw("p", {}, note)),
    );
    this.show("columns", true);
    await this.propose();
  }

  private get sheet(): SheetSummary | undefined {
    return this.sheets[Number(this.find("select[name=sheet]", HTMLSelectElement).value)];
  }

  private offerColumns(): void {
    const { columns = [], guess = {}, questionnaire = "" } = this.sheet ?? {};
    for (const role of ROLES) {
      const select = this.find(`select[name=${role}]`, HTMLSelectElement);
      const none = role === "answer" ? "A new column at the end" : "None";
      select.replaceChildren(
        ...(role === "question" ? [] : [draw("option", { value: "" }, none)]),
        ...columns.map(({ index, name }) => draw("option", { value: String(index) }, name)),
      );
      select.value = String(guess[role] ?? (role === "question" ? columns[0]?.index : ""));
    }
    this.find("select[name=questionnaire]", HTMLSelectElement).value = questionnaire;
  }

  private readColumns(): Columns {
    const chosen = ROLES.flatMap((role) => {
      const { value } = this.find(`select[name=${role}]`, HTMLSelectElement);
      return value === "" ? [] : [[role, Number(value)] as const];
    });
    return Object.fromEntries(chosen) as Columns;
  }

  private plan() {
    return {
      sheet: Number(this.find("select[name=sheet]", HTMLSelectElement).value),
      columns: this.readColumns(),
      header: this.sheet?.header,
    };
  }

  private async propose(): Promise<void> {
    if (!this.ask) return;
    const questionnaire =
      this.find("select[name=questionnaire]", HTMLSelectElement).value || undefined;
    const { rows, unread } = await this.ask({ kind: "propose", ...this.plan(), questionnaire });
    this.rows = rows;
    this.unread = unread;
    this.show("rows", rows.length > 0);
    if (rows.length === 0)
      this.say(
        "No question stands in this column. Choose the sheet and the column in which they stand.",
        true,
      );
    else this.turn(0);
  }

  private show(part: string, isShown: boolean): void {
    this.find(`[data-part=${part}]`, HTMLElement).hidden = !isShown;
  }

  private turn(page: number): void {
    const show = this.find("select[name=show]", HTMLSelectElement).value as Show;
    const shown = this.rows.filter((row) => show === "all" || kindOf(row) === show);
    const last = Math.max(0, Math.ceil(shown.length / PAGE) - 1);
    this.page = Math.min(Math.max(0, page), last);
    const from = this.page * PAGE;
    const part = shown.slice(from, from + PAGE);
    const around = { answers: this.answers, onChoose: this.choose.bind(this) };
    this.find("tbody", HTMLTableSectionElement).replaceChildren(
      ...part.map((row) => drawRow(row, around)),
    );
    this.find("[data-part=place]", HTMLElement).textContent =
      shown.length === 0
        ? "No row of this kind."
        : `Rows ${from + 1} to ${from + part.length} of ${shown.length}`;
    this.find("[data-turn=back]", HTMLButtonElement).disabled = this.page === 0;
    this.find("[data-turn=on]", HTMLButtonElement).disabled = this.page === last;
    this.say(tellRows(this.rows, this.unread));
  }

  private choose(row: RowSummary, answer: string | undefined): void {
    row.chosen = answer;
    row.sure = undefined;
    const around = { answers: this.answers, onChoose: this.choose.bind(this) };
    const drawn = drawRow(row, around);
    this.querySelector(`tr[data-row="${row.row}"]`)?.replaceWith(drawn);
    drawn.querySelector("select")?.focus();
    this.say(tellRows(this.rows, this.unread));
  }

  private async download(): Promise<void> {
    if (!this.ask || !this.file) return;
    const choices = this.rows.flatMap(({ row, chosen, sure, kept }) =>
      chosen === undefined || kept !== undefined ? [] : [{ row, answer: chosen, sure }],
    );
    const bytes = await this.ask({
      kind: "write",
      ...this.plan(),
      company: this.dataset.company ?? "",
      saySure: this.find("input[name=sure]", HTMLInputElement).checked,
      choices,
    });
    const address = URL.createObjectURL(new Blob([bytes], { type: this.file.type }));
    const link = draw("a", { href: address, download: nameFilled(this.file.name) });
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
    this.say(tellTaken(choices.length));
  }
}

export function startFilling(): void {
  customElements.define("fill-workbook", FillWorkbook);
}
