/**
 * What every page carries of the search: the keys and the link that open it. The search itself is loaded with its first use;
 * where that fails, and without a script, the link leads to the page that lists everything.
 */

const PAGE = "/search/";

function isTyping({ target }: KeyboardEvent): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest("input, textarea, select, [contenteditable]") !== null
  );
}

async function open(): Promise<void> {
  try {
    const { openSearch } = await import("./search-dialog.ts");
    await openSearch();
  } catch {
    location.assign(PAGE);
  }
}

export function listenForSearch(): void {
  const field = () => document.querySelector<HTMLElement>("search-page #search-field");
  const start = (event: Event) => {
    event.preventDefault();
    const own = field();
    if (own) own.focus();
    else void open();
  };
  // Said here, since without this script the keys do nothing.
  for (const link of document.querySelectorAll("a.to-search"))
    link.setAttribute("aria-keyshortcuts", "/ Control+K Meta+K");
  document.addEventListener("keydown", (event) => {
    const { key, ctrlKey, metaKey, altKey } = event;
    const isSlash = key === "/" && !ctrlKey && !metaKey && !altKey && !isTyping(event);
    if (isSlash || (key.toLowerCase() === "k" && (ctrlKey || metaKey) && !altKey)) start(event);
  });
  document.addEventListener("click", (event) => {
    const { target, button, ctrlKey, metaKey, shiftKey } = event;
    if (button !== 0 || ctrlKey || metaKey || shiftKey || !(target instanceof Element)) return;
    if (target.closest("a.to-search")) start(event);
  });
}
