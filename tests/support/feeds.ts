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
