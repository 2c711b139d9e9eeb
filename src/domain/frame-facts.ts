/** What stands around every page, those behind the door included: names, navigation, and from when it is. */
import { describeNavigation, type NavigationGroup } from "./navigation.ts";
import type { Portal } from "./views.ts";

export interface FrameFacts {
  company: { name: string; legalName: string; portal: string };
  groups: NavigationGroup[];
  sample: boolean;
  asOf: string;
  holdsUntil: string;
  builtAt: string;
  commit?: string | undefined;
}

export function describeFrame(portal: Portal): FrameFacts {
  const { name, legalName, portal: address } = portal.company;
  const { sample, asOf, holdsUntil, builtAt, commit } = portal;
  return {
    company: { name, legalName, portal: address },
    groups: describeNavigation(portal),
    sample,
    asOf,
    holdsUntil,
    builtAt,
    commit,
  };
}
