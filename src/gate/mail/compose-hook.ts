/** What the webhook says: a line for a chat, and the same as fields. It leaves the company's own systems, so it says little. Pure. */
import { cleanLine } from "./clean-text.ts";

export interface Hook {
  /** Kind of the notice: `request-pending`. */
  event: string;
  /** One line without personal data. */
  headline: string;
  /** Into `/admin/`: opens nothing without an approver's session. */
  link: string | undefined;
  requestId: string | undefined;
  documents: readonly string[];
  person: { name: string; company: string; email: string; domain: string } | undefined;
}

/** How much of the person it may name. */
export type HookDetail = "none" | "domain" | "person";

/** JSON as Slack's incoming webhooks take it (`text`), with our own fields beside. */
export function composeHook(hook: Hook, detail: HookDetail): string {
  const { event, headline, link, requestId, documents } = hook;
  const who = namePerson(hook.person, detail);
  const parts = [headline, who.line, documents.join(", ")].filter(Boolean).map(cleanLine);
  const text = `${escapeSlack(parts.join(" · "))}${link ? ` <${link}|Open>` : ""}`;
  return JSON.stringify({ text, event, request: requestId, link, documents, ...who.fields });
}

function namePerson(person: Hook["person"], detail: HookDetail) {
  if (!person || detail === "none") return { line: "", fields: {} };
  const { name, company, email, domain } = person;
  if (detail === "domain") return { line: domain, fields: { domain } };
  return { line: `${name}, ${company}, ${email}`, fields: { domain, name, company, email } };
}

/** So that a typed `<!channel>` calls nobody. */
function escapeSlack(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
