/** What a visitor typed, made plain or refused field by field. Says nothing about whether anybody is known here. */
import type { CatalogueDocument } from "../../domain/door/catalogue.ts";
import { normaliseEmail } from "../../domain/door/email-address.ts";
import { readLine, readLines } from "../../domain/door/plain-text.ts";

/** As typed. */
export interface TypedAsk {
  email: string;
  name: string;
  title: string;
  company: string;
  purpose: string;
  /** Ids as sent; what is not among `askable` is unknown. */
  documents: readonly string[];
}

export interface CheckedAsk extends TypedAsk {
  domain: string;
}

export const LONGEST = { name: 100, title: 100, company: 150, purpose: 1000 } as const;

type Field = keyof typeof LONGEST;

const WORDS: Record<Field, { blank: string; called: string }> = {
  name: { blank: "Enter your full name", called: "Your name" },
  title: { blank: "Enter your title, such as Security analyst", called: "Your title" },
  company: { blank: "Enter the name of your company", called: "The name of your company" },
  purpose: { blank: "Enter what you need the documents for", called: "The purpose" },
};

/** @returns errors by field in the order of the form, or what can be stored */
export function checkAsk(
  typed: TypedAsk,
  askable: readonly Pick<CatalogueDocument, "id">[],
): { errors: Record<string, string> } | { ask: CheckedAsk } {
  const address = normaliseEmail(typed.email);
  const read = {
    name: readLine(typed.name, LONGEST.name),
    title: readLine(typed.title, LONGEST.title),
    company: readLine(typed.company, LONGEST.company),
    purpose: readLines(typed.purpose, LONGEST.purpose),
  };
  const wanted = new Set(typed.documents);
  const documents = askable.map(({ id }) => id).filter((id) => wanted.has(id));
  const errors: Record<string, string> = {};
  if (wanted.size === 0) errors.document = "Choose at least one document";
  else if (documents.length < wanted.size)
    errors.document = "Choose documents from this list; one of those sent is not on it";
  if (!address) errors.email = tellAddress(typed.email);
  for (const field of ["name", "title", "company", "purpose"] as const) {
    const error = tellFault(field, read[field]);
    if (error) errors[field] = error;
  }
  const { name, title, company, purpose } = read;
  if (!address || !("text" in name && "text" in title && "text" in company && "text" in purpose))
    return { errors };
  if (errors.document) return { errors };
  return {
    ask: {
      ...address,
      name: name.text,
      title: title.text,
      company: company.text,
      purpose: purpose.text,
      documents,
    },
  };
}

export function tellAddress(typed: string): string {
  return typed.trim() === ""
    ? "Enter your work e-mail address"
    : "Enter one plain e-mail address, such as name@company.example";
}

function tellFault(field: Field, read: ReturnType<typeof readLine>): string | undefined {
  if ("text" in read) return undefined;
  const { blank, called } = WORDS[field];
  if (read.fault === "blank") return blank;
  if (read.fault === "long") return `${called} may have at most ${LONGEST[field]} characters`;
  return `${called} contains characters that cannot be seen; type it again without them`;
}
