/** Brings the buttons that copy, and their style sheet, once somebody moves or types on the page: nobody waits for them. */
import sheet from "#src/styles/copy.css?url";

async function load(): Promise<void> {
  const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href: sheet });
  const { offerCopies } = await import("./copy-link.ts");
  await new Promise((resolve, reject) => {
    link.onload = resolve;
    link.onerror = reject;
    document.head.append(link);
  });
  offerCopies();
}

/** Signs of a reader who may want them: nothing of it belongs to a first view. Focus is none, since a page may move it by itself. */
const SIGNS = ["pointermove", "pointerdown", "keydown"] as const;

/** @returns what brings them without waiting for a sign, once */
export function loadCopies(): () => Promise<void> {
  let loading: Promise<void> | undefined;
  const start = () => {
    for (const sign of SIGNS) removeEventListener(sign, start);
    loading ??= load();
    return loading;
  };
  for (const sign of SIGNS) addEventListener(sign, start, { passive: true });
  return start;
}
