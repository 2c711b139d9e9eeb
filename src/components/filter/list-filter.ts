/**
 * Draws the fields above a list and hides what is not wanted. The page is whole without it: the fields stand in a
 * `template`, which a browser without this script does not show. `ListFilter.astro` says what it reads.
 */
import { type Choice, compareNaturally, findItems, fold, type Item, sortItems } from "./match.ts";

interface ListItem extends Item {
  element: HTMLElement;
  parent: Node | null;
}

function readItem(element: HTMLElement): ListItem {
  const read = (key: string) => element.getAttribute(`data-f-${key}`) ?? "";
  const text = fold(`${element.textContent} ${read("text")}`);
  return { element, parent: element.parentNode, text, values: (key) => read(key).split("|") };
}

/** A field that names no options offers the values that occur. One with nothing to choose from goes. */
function fillSelect(select: HTMLSelectElement, items: readonly Item[]): void {
  const values = items.flatMap((item) => item.values(select.name)).sort(compareNaturally);
  if (select.length < 2)
    for (const value of new Set(values)) if (value) select.add(new Option(value, value));
  for (const option of [...select.options])
    if (option.value && !values.includes(option.value)) option.remove();
  if (select.length < 3) select.parentElement?.remove();
}

function startFilter(root: HTMLElement): void {
  const all = <Found extends HTMLElement>(selector: string) => [
    ...root.querySelectorAll<Found>(selector),
  ];
  const template = root.querySelector("template");
  const items = all("[data-f-text]").map(readItem);
  if (!template || items.length < 2) return;
  template.replaceWith(template.content);
  const facets = () => all<HTMLSelectElement>(".filters select:not([name=sort])");
  for (const select of facets()) fillSelect(select, items);
  const fields = all<HTMLSelectElement>(".filters [name]");
  let arranged = "";
  let timer = 0;

  /** Put in order, the groups of a list are no groups any more: all items stand in the place of the first. */
  const arrange = (order: string) => {
    arranged = order;
    for (const { element, parent } of order ? sortItems(items, order) : items)
      (order ? items[0]?.parent : parent)?.appendChild(element);
    for (const heading of all("[data-f-group]>header")) heading.hidden = order !== "";
  };

  const show = () => {
    const chosen = fields.map(({ name, value }) => [name, value]).filter(([, value]) => value);
    const { q = "", sort = "", ...choice }: Choice = Object.fromEntries(chosen);
    const found = findItems(items, q, choice);
    for (const item of items) item.element.hidden = !found.includes(item);
    if (sort !== arranged) arrange(sort);
    for (const group of all("[data-f-group]"))
      group.hidden = !group.querySelector("[data-f-text]:not([hidden])");
    for (const { name, options } of facets())
      for (const option of options) {
        const { length } = findItems(items, q, { ...choice, [name]: option.value });
        if (option.value) option.label = `${option.text} (${length})`;
      }
    for (const button of all<HTMLButtonElement>(".legend>button"))
      button.ariaPressed = `${(choice[button.name] ?? "") === button.value}`;
    for (const reset of all(".filters>button")) reset.hidden = !chosen[0];
    for (const status of all(".filters [role=status]"))
      status.textContent = `${found.length} of ${items.length} ${root.getAttribute("noun")}`;
    // Browsers refuse an address that changes with every key.
    clearTimeout(timer);
    timer = window.setTimeout(() => {
      const address = new URL(location.href);
      address.search = `${new URLSearchParams(chosen)}`;
      history.replaceState(null, "", address);
    }, 300);
  };

  /** The entries of a legend become buttons that choose a value, and once more let it go. */
  for (const entry of all("[data-f-set]")) {
    const button = document.createElement("button");
    const [name = "", value = ""] = (entry.getAttribute("data-f-set") ?? "").split("=");
    Object.assign(button, { name, value });
    button.append(...entry.childNodes);
    entry.replaceWith(button);
    button.onclick = () => {
      for (const select of facets())
        if (select.name === name) select.value = select.value === value ? "" : value;
      show();
    };
  }

  const fill = (values: URLSearchParams) => {
    for (const field of fields) {
      field.value = values.get(field.name) ?? "";
      // A value that the field does not offer.
      if (field.selectedIndex < 0) field.value = "";
    }
    show();
  };
  fill(new URLSearchParams(location.search));
  root.oninput = show;
  for (const reset of all(".filters>button")) reset.onclick = () => fill(new URLSearchParams());
}

customElements.define(
  "list-filter",
  class extends HTMLElement {
    connectedCallback(): void {
      startFilter(this);
    }
  },
);
