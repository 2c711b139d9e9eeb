/**
 * The one open door of this process. The server opens it when it starts and hands it over here, because the pages are bundled and
 * the server is not: both see the same object under a registered symbol.
 */
import type { Services } from "./definitions.ts";

const KEY = Symbol.for("fanlight.gate");

/** Why the door is closed, for the owner's log and health page; visitors are told only that it is. */
export interface Closed {
  closed: string;
  /** What is wrong with the settings, in full sentences without secrets. */
  faults?: readonly string[];
  /** Whoever sends it is the owner, and is told the faults. */
  ownerToken?: string | undefined;
}

type Holder = typeof globalThis & { [KEY]?: Services | Closed };

export function setGate(gate: Services | Closed | undefined): void {
  if (gate === undefined) delete (globalThis as Holder)[KEY];
  else (globalThis as Holder)[KEY] = gate;
}

export function currentGate(): Services | Closed {
  return (globalThis as Holder)[KEY] ?? { closed: "The door has not been opened yet." };
}
