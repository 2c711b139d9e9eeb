/**
 * What every page carries of the filling in of workbooks: the place for the file, drawn at once. The answers and what reads the
 * file are brought by the reader's first move, so that opening the page loads none of it.
 */

/** A file that is dragged in gives no other sign, and neither does a screen reader that moves the focus by itself. */
const SIGNS = ["pointermove", "pointerdown", "keydown", "focusin", "dragenter", "change"] as const;

/** @param bringCopies loads the buttons that copy, which would come later, when nothing may be asked for any more */
export function offerFilling(bringCopies: () => Promise<void>): void {
  const place = document.querySelector<HTMLElement>("fill-workbook");
  const template = place?.querySelector("template");
  if (!place || !template) return;
  template.replaceWith(template.content);
  const input = place.querySelector("input");
  place.ondragover = (event) => event.preventDefault();
  place.ondrop = (event) => {
    event.preventDefault();
    if (!input || !event.dataTransfer) return;
    input.files = event.dataTransfer.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  };
  const begin = async () => {
    for (const sign of SIGNS) removeEventListener(sign, begin);
    try {
      // Without the buttons nothing of this page is the worse.
      const buttons = bringCopies().catch(() => undefined);
      const [{ startFilling }] = await Promise.all([import("./fill-workbook.ts"), buttons]);
      startFilling();
    } catch {
      const status = place.querySelector("[role=status]");
      if (status)
        status.textContent =
          "What reads your file could not be loaded. Load the page again, with a connection.";
    }
  };
  for (const sign of SIGNS) addEventListener(sign, begin, { passive: true });
}
