/** What a signer typed, made plain or refused field by field. */
import { type PlainText, readLine } from "../../domain/door/plain-text.ts";

/** As sent. */
export interface TypedSignature {
  name: string;
  title: string;
  company: string;
  capacity: string;
  /** Whether the box was ticked. */
  agreed: boolean;
}

export interface CheckedSignature {
  name: string;
  title: string;
  company: string;
  capacity: "bind" | "self";
}

const FIELDS = {
  name: { longest: 100, blank: "Type your full name; it is your signature", called: "Your name" },
  title: {
    longest: 100,
    blank: "Enter your title, such as Security analyst",
    called: "Your title",
  },
  company: {
    longest: 150,
    blank: "Enter the name of your company",
    called: "The name of your company",
  },
} as const;

type Field = keyof typeof FIELDS;

/** @returns errors by field in the order of the form, or what is signed */
export function checkSignature(
  typed: TypedSignature,
): { errors: Record<string, string> } | { signature: CheckedSignature } {
  const read = (field: Field) => readLine(typed[field], FIELDS[field].longest);
  const [name, title, company] = [read("name"), read("title"), read("company")];
  const capacity =
    typed.capacity === "bind" || typed.capacity === "self" ? typed.capacity : undefined;
  const faults = {
    capacity: capacity ? undefined : "Choose whether you bind your company or sign for yourself",
    name: tellFault("name", name),
    title: tellFault("title", title),
    company: tellFault("company", company),
    agreed: typed.agreed ? undefined : "Tick the box to say that you agree to the agreement",
  };
  if ("text" in name && "text" in title && "text" in company && capacity && typed.agreed)
    return {
      signature: { name: name.text, title: title.text, company: company.text, capacity },
    };
  const errors = Object.entries(faults).filter((entry): entry is [string, string] => !!entry[1]);
  return { errors: Object.fromEntries(errors) };
}

function tellFault(field: Field, read: PlainText): string | undefined {
  if ("text" in read) return undefined;
  const { blank, called, longest } = FIELDS[field];
  if (read.fault === "blank") return blank;
  if (read.fault === "long") return `${called} may have at most ${longest} characters`;
  return `${called} contains characters that cannot be seen; type it again without them`;
}
