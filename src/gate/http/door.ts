/** What a page of the door is given with each request. */
import type { Services } from "../definitions.ts";

export interface Door {
  services: Services;
  /** The visitor's network address, as far as our proxies can be believed; empty where it is unknown. */
  ip: string;
}
