/** Opened with the first request and kept; what failed is tried again, but not by every request of a flood. */
import type { Closed } from "../current.ts";
import type { Services } from "../definitions.ts";

/** Milliseconds. */
const AGAIN = 5000;

/** @param open tells what went wrong and throws nothing */
export function openOnce(
  open: () => Promise<Services | Closed>,
  now: () => number = () => performance.now(),
): () => Promise<Services | Closed> {
  let opening: Promise<Services | Closed> | undefined;
  let until = 0;
  return async () => {
    if (until > 0 && now() >= until) {
      opening = undefined;
      until = 0;
    }
    opening ??= open();
    const gate = await opening;
    if ("closed" in gate && until === 0) until = now() + AGAIN;
    return gate;
  };
}
