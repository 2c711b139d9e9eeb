/** Real-shaped files of every tool that facts are imported from. */
import { resolve } from "node:path";

const folder = resolve(import.meta.dirname, "../fixtures/feeds");

/** By id of the tool. */
export const STATUS_FEEDS: Record<string, string> = {
  "ciso-assistant": "ciso-assistant.csv",
  "comp-ai": "comp-ai.json",
  csv: "csv.csv",
  drata: "drata.json",
  oscal: "oscal.json",
  probo: "probo.json",
  prowler: "prowler.ocsf.json",
  secureframe: "secureframe.json",
  "security-hub": "security-hub.json",
  vanta: "vanta.csv",
  "vanta-tests": "vanta-tests.json",
  xccdf: "xccdf.xml",
};

export function statusFeed(id: string): string {
  return resolve(folder, "status", STATUS_FEEDS[id] ?? "none");
}

/** Files of status pages and probes, by name, with the id of their source. */
export const UPTIME_FEEDS: Record<string, string> = {
  "statuspage.html": "statuspage",
  "statuspage-incidents.json": "statuspage",
  "statuspage-summary.json": "statuspage",
  "statuspage-keyed.json": "statuspage",
  "better-stack.json": "better-stack",
  "uptimerobot.json": "uptimerobot",
  "instatus.json": "instatus",
  "openstatus.json": "openstatus",
  "cstate.json": "cstate",
  "gatus.json": "gatus",
  "incident-io.html": "incident-io",
};

export function uptimeFeed(file: string): string {
  return resolve(folder, "uptime", file);
}
