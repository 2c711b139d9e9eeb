/** Where the entries of a brief are chosen. The address follows every change, so that the link is always the choice. */
import {
  type Choice,
  countChoice,
  readChoice,
  SHARED_KINDS,
  type SharedKind,
  writeChoice,
} from "#src/domain/share-choice.ts";
import type { SharedEntries } from "#src/domain/share-entries.ts";
import { writeClipboard } from "../copy/write-clipboard.ts";
import { draw } from "../search/draw.ts";
import { KIND_NAMES } from "./kind-names.ts";

export interface ChooserOptions {
  entries: SharedEntries;
  portal: string;
  /** The choice is made. */
  done(): void;
}

/** About as much as two sheets of paper hold, in two columns. */
const TWO_PAGES = 28;

export function drawChooser(first: Choice, { entries, portal, done }: ChooserOptions): HTMLElement {
  const field = draw("input", { id: "share-link", readonly: "", type: "text" });
  const count = draw("p", { role: "status", class: "share-count" });
  const status = draw("span", { role: "status" });
  const open = draw("button", { type: "button", class: "button" }, "Show the page");
  const copy = draw("button", { type: "button", class: "button quiet" }, "Copy the link");
  const form = draw("form", { class: "share-chooser" });

  const choiceOf = (): Choice => {
    const idsOf = (kind: SharedKind) =>
      [...form.querySelectorAll<HTMLInputElement>(`input[name="${kind}"]:checked`)].map(
        ({ value }) => value,
      );
    return readChoice(
      writeChoice({
        reports: idsOf("reports"),
        criteria: idsOf("criteria"),
        answers: idsOf("answers"),
        policies: idsOf("policies"),
      }),
    );
  };
  const follow = () => {
    const choice = choiceOf();
    const chosen = countChoice(choice);
    const fragment = writeChoice(choice);
    history.replaceState(null, "", `${location.pathname}${fragment}`);
    field.value = new URL(`/share/${fragment}`, portal).href;
    count.textContent =
      chosen === 0
        ? "Nothing is chosen yet."
        : `${chosen} chosen${chosen > TWO_PAGES ? ", more than two printed pages hold" : ""}.`;
    for (const button of [open, copy]) button.disabled = chosen === 0;
    status.textContent = "";
  };

  form.onsubmit = (event) => event.preventDefault();
  form.onchange = follow;
  open.onclick = done;
  copy.onclick = async () => {
    const copied = await writeClipboard({ "text/plain": field.value });
    status.textContent = copied ? "Copied" : "Select the link and copy it";
    if (!copied) field.select();
  };
  form.append(
    ...SHARED_KINDS.filter((kind) => entries.kinds[kind].length > 0).map((kind) =>
      drawKind(kind, first, entries),
    ),
    draw(
      "div",
      { class: "share-link" },
      count,
      draw("label", { for: "share-link" }, "The link to send"),
      field,
      draw("p", { class: "share-actions" }, open, copy, status),
    ),
  );
  follow();
  return form;
}

function drawKind(kind: SharedKind, first: Choice, { kinds }: SharedEntries): HTMLElement {
  const all = kinds[kind];
  const items = all.map(({ id, title, state }) => {
    const box = draw("input", { type: "checkbox", name: kind, value: id });
    box.checked = first[kind].includes(id);
    return draw(
      "li",
      {},
      draw("label", {}, box, draw("span", {}, title, draw("small", {}, state))),
    );
  });
  // Long lists are folded unless something in them is chosen.
  const folded = all.length > 12 && first[kind].length === 0;
  return draw(
    "details",
    folded ? {} : { open: "" },
    draw("summary", {}, draw("h2", {}, `${KIND_NAMES[kind]} (${all.length})`)),
    draw("ul", {}, ...items),
  );
}
