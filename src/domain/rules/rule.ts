/** What a rule is: a permanent id, the words that explain it, and a pure function from content to findings. */
import type { MailDomains } from "../../frameworks/mail-domains.ts";
import type { Content, Entry, Origin } from "../../schemas/content.ts";

export type Path = readonly (string | number)[];

/** Facts about files that a rule cannot look up itself, since rules touch no disk. */
export interface FileFacts {
  /** By id of the report or document: the file that it names, where that could be read. */
  readable: ReadonlyMap<string, FoundFile>;
  /** Everything that is served to anybody: `public/` and the content's `files/`. */
  open: readonly FoundFile[];
  /** Names of the files in the content's `brand/`. */
  brand: readonly string[];
  /** Text of the file in `brand/` that company.yaml names; undefined where it is not there. */
  logo: string | undefined;
  /** By name of the file in the content's `domains/`. */
  domainLists: ReadonlyMap<string, readonly string[]>;
  mailDomains: MailDomains;
}

export interface FoundFile {
  /** From the project's root or the content folder, as readers know it: `public/report.pdf`. */
  place: string;
  /** Within its folder: `report.pdf`. */
  path: string;
  bytes: number;
  sha256: string;
}

export interface RuleContext {
  content: Content;
  /** `YYYY-MM-DD`, UTC. */
  today: string;
  /** Undefined where nobody looked at files; rules about files then find nothing. */
  files?: FileFacts | undefined;
}

export interface Finding {
  origin: Origin;
  /** Keys from the entry to the value. */
  path: Path;
  /** Line and column in the file, for findings in the text below front matter. */
  position?: { line: number; column: number } | undefined;
  /** Full sentences: what contradicts what. */
  message: string;
  expected?: string | undefined;
  received?: string | undefined;
  suggestion?: string | undefined;
}

export interface RuleText {
  /** Permanent: settings, pages and other people's scripts name it. */
  id: string;
  title: string;
  severity: "error" | "warning";
  /** May be lowered in company.yaml, with a reason. Every rule may be raised. */
  soft: boolean;
  /** Why it is a rule, in sentences. */
  why: string;
  /** What to do, in sentences. */
  fix: string;
}

export interface Rule extends RuleText {
  check: (context: RuleContext) => Finding[];
}

export function findingAt(
  entry: Pick<Entry<unknown>, "origin">,
  path: Path,
  message: string,
  details: Partial<Pick<Finding, "expected" | "received" | "suggestion" | "position">> = {},
): Finding {
  return { origin: entry.origin, path, message, ...details };
}
