/** What an approver should notice about an address before deciding. Hints, never decisions: rules decide on exact domains. Pure. */
import type { MailDomains } from "../../frameworks/mail-domains.ts";

export interface AddressFlag {
  tone: "ok" | "warn" | "bad";
  text: string;
}

/** @param known domains that the company deals with: of its rules and of readers who were given something */
export function describeAddress(
  { domain, company }: { domain: string; company: string },
  { domains, known }: { domains: MailDomains; known: readonly string[] },
): AddressFlag[] {
  if (domains.isDisposable(domain))
    return [{ tone: "bad", text: "A throw-away address: anybody can read its mail" }];
  if (domains.isFreeMail(domain))
    return [{ tone: "warn", text: "A free-mail address: it says nothing about the company" }];
  const flags: AddressFlag[] = [];
  const imitated = known.find((one) => one !== domain && isLookAlike(domain, one));
  if (imitated)
    flags.push({
      tone: "bad",
      text: `Looks like ${imitated}, which you know, and is another domain`,
    });
  if (domain.split(".").some((label) => label.startsWith("xn--")))
    flags.push({ tone: "warn", text: "The domain is written in other letters than it seems" });
  if (known.includes(domain))
    flags.push({ tone: "ok", text: "The domain is known: of a rule, or of readers before" });
  flags.push(
    resembles(domain, company)
      ? { tone: "ok", text: "The domain matches the company’s name" }
      : { tone: "warn", text: "The domain does not resemble the company’s name" },
  );
  return flags;
}

/** Words that tell companies apart from nothing. */
const FORMS =
  /\b(?:inc|incorporated|llc|ltd|limited|gmbh|ag|sa|sas|bv|nv|plc|corp|corporation|co|company|group|holding|holdings|oy|ab|as|srl|spa|kg|pty)\b/g;

/** Whether some label of the domain and the name have a word or the initials in common. */
export function resembles(domain: string, company: string): boolean {
  const words = plain(company)
    .replace(FORMS, " ")
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
  const joined = words.join("");
  const initials = words.map((word) => word[0]).join("");
  const labels = domain
    .split(".")
    .slice(0, -1)
    .map((label) => label.replaceAll("-", ""));
  return labels.some(
    (label) =>
      (label.length > 2 && joined.includes(label)) ||
      (joined.length > 2 && label.includes(joined)) ||
      words.some((word) => word.length > 3 && label.includes(word)) ||
      (initials.length > 2 && label === initials),
  );
}

function plain(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll("ß", "ss")
    .replaceAll("ø", "o")
    .replaceAll("æ", "ae")
    .replaceAll("ł", "l");
}

const SWAPS: readonly (readonly [RegExp, string])[] = [
  [/rn/g, "m"],
  [/vv/g, "w"],
  [/[1l|]/g, "i"],
  [/0/g, "o"],
  [/5/g, "s"],
];

/** One letter apart, letters that look alike, another ending, or the known name with something added. */
export function isLookAlike(domain: string, known: string): boolean {
  const [one, other] = [mainLabel(domain), mainLabel(known)];
  if (other.length < 4) return false;
  if (one === other) return true;
  const [shown, meant] = [skeleton(one), skeleton(other)];
  if (shown === meant || distance(shown, meant) === 1) return true;
  return other.length > 5 && one.split("-").length > other.split("-").length && one.includes(other);
}

/** The label before the public ending, as far as that can be told without a list. */
function mainLabel(domain: string): string {
  const labels = domain.split(".").slice(0, -1);
  const last = labels.at(-1) ?? "";
  return last.length <= 3 && labels.length > 1 ? (labels.at(-2) ?? last) : last;
}

function skeleton(label: string): string {
  return SWAPS.reduce((text, [from, to]) => text.replace(from, to), label.replaceAll("-", ""));
}

/** Levenshtein's. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const change = one[i - 1] === other[j - 1] ? 0 : 1;
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + change));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}
