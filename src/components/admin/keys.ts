/** j and k go through the rows of the page, a presses the button that approves. The pages need none of it. */
function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("input, textarea, select") !== null;
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  const rows = [...document.querySelectorAll<HTMLElement>("a.row")];
  const at = rows.findIndex((row) => row.matches(":focus"));
  if (event.key === "j") rows[Math.min(at + 1, rows.length - 1)]?.focus();
  if (event.key === "k") rows[Math.max(at - 1, 0)]?.focus();
  // Only goes there: pressing it is a second key.
  if (event.key === "a")
    document.querySelector<HTMLElement>('button[name="all"][value="grant"]')?.focus();
});

export {};
