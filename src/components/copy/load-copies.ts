/** Brings the buttons that copy, and their style sheet, once somebody moves or types on the page: nobody waits for them. */
import sheet from "#src/styles/copy.css?url";

async function load(): Promise<void> {
  const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href: sheet });
  const { offerCopies } = await import("./copy-link.ts");
  link.onload = offerCopies;
  document.head.append(link);
}

/** Signs of a reader who may want them: nothing of it belongs to a first view. Focus is none, since a page may move it by itself. */
const SIGNS = ["pointermove", "pointerdown", "keydown"] as const;

export function loadCopies(): void {
  const start = () => {
    for (const sign of SIGNS) removeEventListener(sign, start);
    void load();
  };
  for (const sign of SIGNS) addEventListener(sign, start, { passive: true });
}
