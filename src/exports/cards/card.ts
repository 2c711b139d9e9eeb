/** What a social card says. A card outlives the day on which it was drawn in other people's chats, so a state never stands there without its day. */
import type { Pane } from "../../domain/views.ts";

export interface Card {
  /** Address of its page within the portal. */
  page: string;
  /** "Criterion CC6.1", "Policy, version 4". */
  kind: string;
  title: string;
  /** One or two sentences. */
  line?: string | undefined;
  /** A word of the domain: "Operating", "Superseded". */
  state?: string | undefined;
  /** "Approved 14 September 2026". */
  date?: string | undefined;
  /** The fanlight, on the home page's card alone. */
  panes?: Pane[] | undefined;
}
