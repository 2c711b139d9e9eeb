/** The addresses that this build would break, with what to do. */
import type { AddressFault } from "#src/domain/kept-addresses.ts";

/** Enough to see what happened; a section that was renamed may take many with it. */
const MOST = 20;

export function describeFaults(faults: readonly AddressFault[]): string {
  const shown = faults.slice(0, MOST).map(({ message }) => `  ${message}`);
  const rest = faults.length - shown.length;
  return [
    "Links that others hold would break.",
    ...shown,
    ...(rest > 0 ? [`  … and ${rest} more.`] : []),
    "Give each old address its new one, both in a line of content/addresses/moved.txt: /policies/old/ /policies/new/",
    "What is gone for good leads best to the list that it stood in. An address that nobody was ever given may be taken out of content/addresses/published.txt.",
  ].join("\n");
}
