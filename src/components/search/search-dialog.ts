/** The search over any page. Loaded, with its style sheet and the index, when somebody opens it for the first time. */
import sheet from "#src/styles/search.css?url";
import { draw } from "./draw.ts";
import { drawSearchBox } from "./search-box.ts";

let opened: Promise<() => void> | undefined;

/** Without its style sheet the dialog would jump. */
function loadSheet(): Promise<void> {
  const link = draw("link", { rel: "stylesheet", href: sheet });
  return new Promise((resolve) => {
    link.onload = () => resolve();
    link.onerror = () => resolve();
    document.head.append(link);
  });
}

async function build(): Promise<() => void> {
  const close = draw("button", { type: "button", class: "close" }, "Close");
  const toPage = draw("a", { href: "/search/" }, "Open as a page");
  const root = draw("div");
  const dialog = draw(
    "dialog",
    { class: "search-dialog", "aria-label": "Search" },
    root,
    draw("p", { class: "ends" }, toPage, close),
  );
  const box = drawSearchBox(root, (values) => {
    toPage.href = `/search/?${values}`;
  });
  close.onclick = () => dialog.close();
  // A field of this kind would take the key to empty itself.
  dialog.onkeydown = (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    dialog.close();
  };
  dialog.onclick = ({ target }) => {
    // The ground behind it, or a result on the same page.
    if (target === dialog || (target instanceof Element && target.closest("ol a"))) dialog.close();
  };
  await loadSheet();
  document.body.append(dialog);
  return () => {
    if (!dialog.open) dialog.showModal();
    box.field.select();
  };
}

export async function openSearch(): Promise<void> {
  opened ??= build();
  (await opened)();
}
