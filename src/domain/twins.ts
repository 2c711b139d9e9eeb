/** Each page in the forms that machines read: where its JSON and its Markdown stand. The one rule that names them. */

/** Version of the JSON that is in the address. A change that breaks readers gets a new one beside it. */
export const API_ROOT = "/api/v1/";

/** First parts of the addresses of pages that have twins. */
const TWINNED = new Set([
  "ai",
  "answers",
  "api",
  "controls",
  "criteria",
  "data",
  "documents",
  "frameworks",
  "policies",
  "privacy",
  "questionnaires",
  "reports",
  "responsibilities",
  "soc2",
  "subprocessors",
  "updates",
  "uptime",
]);

/** Pages among them that do something and state nothing. */
const TOOLS = new Set(["/questionnaires/fill/"]);

export interface Twins {
  json: string;
  markdown: string;
}

/** @param page an address with its slashes, such as `/controls/AC-1/`; undefined for pages that hold no facts of their own */
export function twinsOf(page: string): Twins | undefined {
  const first = page.split("/")[1] ?? "";
  if ((first !== "" && !TWINNED.has(first)) || TOOLS.has(page)) return undefined;
  const markdown = `${page}index.md`;
  if (first === "") return { json: `${API_ROOT}company.json`, markdown };
  if (first === "api") return { json: `${API_ROOT}index.json`, markdown };
  return { json: `${API_ROOT}${page.slice(1, -1)}.json`, markdown };
}
