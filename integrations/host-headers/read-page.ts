/** What a built page asks of its Content-Security-Policy: the style sheets that it carries, and what no policy of ours allows. */
import { createHash } from "node:crypto";
import { hashSource } from "#src/domain/headers/content-policy.ts";
import { liveOrigin } from "#src/domain/live-state.ts";

export interface PageFault {
  /** The tag, cut where it is long. */
  tag: string;
  message: string;
}

export interface PageFacts {
  /** Texts of its inline style sheets, as they stand. */
  sheets: string[];
  /** Origins that its script asks for the current state; those of the live line alone. */
  asks: string[];
  faults: PageFault[];
}

const ATTRIBUTES = `(?:"[^"]*"|'[^']*'|[^'">])*`;
const TOKEN = new RegExp(
  `<!--[\\s\\S]*?-->|<(script|style)\\b(${ATTRIBUTES})>([\\s\\S]*?)</\\1\\s*>|<[a-z][^\\s/>]*(${ATTRIBUTES})>`,
  "gi",
);
const ATTRIBUTE = /([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/g;
/** Most tags have none of these, and reading their attributes takes time. */
const SUSPECT = /\s(?:style|on[a-z]+|srcdoc)\s*=|javascript:/i;

/** Scripts of these types are data that no browser runs. */
const DATA_TYPE = /^(?:application\/(?:ld\+)?json|text\/plain|text\/markdown)$/i;

export function readPage(html: string): PageFacts {
  const sheets: string[] = [];
  const asks: string[] = [];
  const faults: PageFault[] = [];
  for (const [token, element, attributes = "", text = "", others = ""] of html.matchAll(TOKEN)) {
    if (element?.toLowerCase() === "style") sheets.push(text);
    const own = element ? attributes : others;
    if (LIVE.test(token)) {
      const origin = liveOrigin(attributesOf(own).get("data-url") ?? "");
      if (origin) asks.push(origin);
      else faults.push({ tag: startOf(token), message: NO_ORIGIN });
    }
    if (SUSPECT.test(own)) {
      const message = explainAttributes(own);
      if (message) faults.push({ tag: startOf(token), message });
    }
    if (element?.toLowerCase() === "script" && isInline(own))
      faults.push({ tag: startOf(token), message: INLINE_SCRIPT });
  }
  return { sheets, asks, faults };
}

export function hashSheet(sheet: string): string {
  return hashSource(createHash("sha256").update(sheet).digest("base64"));
}

const LIVE = /^<live-status[\s/>]/i;

const NO_ORIGIN =
  "asks an address that the Content-Security-Policy cannot name. Give it a full one that starts with https://.";

const INLINE_SCRIPT =
  "is a script within the page, which the Content-Security-Policy forbids: what is injected into a page must not run. Move it into a file that the page imports (a <script> of an .astro component without is:inline), or give it a type that is data.";

const startOf = (token: string): string => {
  const tag = /^<[^>]*>?/.exec(token)?.[0] ?? token;
  return tag.length > 100 ? `${tag.slice(0, 97)}...` : tag;
};

function attributesOf(text: string): Map<string, string> {
  return new Map(
    [...text.matchAll(ATTRIBUTE)].map(([, name = "", double, single, bare]) => [
      name.toLowerCase(),
      double ?? single ?? bare ?? "",
    ]),
  );
}

function explainAttributes(text: string): string | undefined {
  const attributes = attributesOf(text);
  if (attributes.has("style"))
    return "has a style attribute, which the Content-Security-Policy forbids, so browsers would ignore it. Give the element a class and write the rule into a file of src/styles/; in content, leave the attribute out.";
  for (const [name, value] of attributes) {
    if (/^on[a-z]+$/.test(name))
      return `has the attribute ${name}, a script within the page, which the Content-Security-Policy forbids. Listen for the event in a script file; in content, leave the attribute out.`;
    if (name === "srcdoc" || /^\s*javascript:/i.test(value))
      return `has the attribute ${name} with a page or script within the page, which the Content-Security-Policy forbids. Leave it out.`;
  }
  return undefined;
}

function isInline(attributes: string): boolean {
  const known = attributesOf(attributes);
  return !known.has("src") && !DATA_TYPE.test(known.get("type") ?? "");
}
