/** The published portal, worked out once a build and handed to every page. */
import { moment } from "virtual:fanlight/moment";
import { describePortal } from "#src/domain/portal.ts";
import type { Portal } from "#src/domain/views.ts";
import { getContent } from "./content.ts";

let portal: Promise<Portal> | undefined;

export function getPortal(): Promise<Portal> {
  // In development content changes while the server runs; a build's content does not.
  if (import.meta.env.DEV) return getContent().then((content) => describePortal(content, moment));
  portal ??= getContent().then((content) => describePortal(content, moment));
  return portal;
}
