/** Words for the five states of a pane. What tools see now never changes a pane. */
import type { PaneState } from "#src/domain/views.ts";

export const paneWords: Record<PaneState, { word: string; inside: string }> = {
  lit: { word: "Lit", inside: "examined" },
  barred: { word: "Barred", inside: "modified" },
  unlit: { word: "Unlit, labelled", inside: "not published" },
  hatched: { word: "Hatched", inside: "not examined" },
  outline: { word: "Outline", inside: "out of scope" },
};
