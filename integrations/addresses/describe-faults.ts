/** The addresses that this build would break, with what to do. */
import type { AddressFault } from "#src/domain/kept-addresses.ts";

/** Enough to see what happened; a section that was renamed may take many with it. */
const MOST = 20;

export function describeFaults(
  faults: readonly AddressFault[],
  { sample }: { sample: boolean },
): string {
  const shown = faults.slice(0, MOST).map(({ message }) => `  ${message}`);
  const rest = faults.length - shown.length;
  return [
    "Links that others hold would break.",
    ...shown,
    ...(rest > 0 ? [`  … and ${rest} more.`] : []),
    "Give each old address its new one, both in a line of content/addresses/moved.txt: /policies/old/ /policies/new/",
    "What is gone for good leads best to the list that it stood in. An address that nobody was ever given may be taken out of content/addresses/published.txt.",
    ...(sample
      ? [
          "These are the fictional company's addresses. Only to try something out, delete that file; for a company of your own run npm run fanlight -- init, which begins without any.",
        ]
      : []),
  ].join("\n");
}
