/** Puts a clip on the clipboard, in each form that it has. */
import type { Clip } from "./copied-forms.ts";

/** Where the newer way is refused, as on pages without HTTPS. */
function copyByEvent(clip: Clip): boolean {
  let done = false;
  const fill = (event: ClipboardEvent) => {
    for (const [type, text] of Object.entries(clip)) event.clipboardData?.setData(type, text);
    event.preventDefault();
    done = true;
  };
  document.addEventListener("copy", fill, { once: true });
  document.execCommand("copy");
  document.removeEventListener("copy", fill);
  return done;
}

/** @returns whether it is there now. */
export async function writeClipboard(clip: Clip): Promise<boolean> {
  try {
    const items = Object.entries(clip).map(([type, text]) => [type, new Blob([text], { type })]);
    await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(items))]);
    return true;
  } catch {
    return copyByEvent(clip);
  }
}
