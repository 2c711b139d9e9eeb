/** What `init` needs to know, and how each answer is read. Whatever is not asked is left out of the content. */
import type { z } from "zod";
import { CATEGORIES } from "#src/frameworks/criteria.ts";
import { type Category, companySchema } from "#src/schemas/company.ts";

export interface Answers {
  name: string;
  legalName: string;
  country: string;
  description: string;
  portal: string;
  email: string;
  categories: Category[];
  /** Names as people know them. */
  products: string[];
}

export interface Question<Key extends keyof Answers = keyof Answers> {
  key: Key;
  /** Name of the option that answers it on the command line. */
  option: string;
  text: string;
  /** Offered to a person and taken with --yes; undefined where nobody else can know it. */
  suggest(known: Partial<Answers>): string | undefined;
  /** The answer, or a sentence that says what is wrong with it. */
  read(typed: string): { value: Answers[Key] } | { problem: string };
}

const { name, legalName, country, description, portal, contacts } = companySchema.shape;

function take(schema: z.ZodType<string>, problem: string) {
  return (typed: string) => {
    const read = schema.safeParse(typed.trim());
    return read.success ? { value: read.data } : { problem };
  };
}

function question<Key extends keyof Answers>(asked: Question<Key>): Question {
  return asked as unknown as Question;
}

export const QUESTIONS: readonly Question[] = [
  question({
    key: "name",
    option: "name",
    text: "The company's name, as readers know it",
    suggest: () => undefined,
    read: take(name, "The name must not be empty."),
  }),
  question({
    key: "legalName",
    option: "legal-name",
    text: "Its legal name",
    suggest: (known) => known.name,
    read: take(legalName, "The legal name must not be empty."),
  }),
  question({
    key: "country",
    option: "country",
    text: "Country of the legal entity, two letters",
    suggest: () => undefined,
    read: (typed) =>
      take(
        country,
        "A country is written with two letters, for example DE or US.",
      )(typed.toUpperCase()),
  }),
  question({
    key: "products",
    option: "products",
    text: "Products, separated by commas",
    suggest: (known) => known.name,
    read: readProducts,
  }),
  question({
    key: "description",
    option: "description",
    text: "One sentence: what the company sells",
    suggest: suggestDescription,
    read: take(description, "The sentence must not be empty."),
  }),
  question({
    key: "portal",
    option: "portal",
    text: "The portal's future address, for example https://trust.example.com",
    suggest: () => undefined,
    read: take(
      portal,
      "The address must be a full one that starts with https:// or http:// and has no path.",
    ),
  }),
  question({
    key: "email",
    option: "email",
    text: "The e-mail address for security questions",
    suggest: (known) =>
      known.portal
        ? `security@${new URL(known.portal).hostname.replace(/^trust\./, "")}`
        : undefined,
    read: take(contacts.shape.security.shape.email, "This is not an e-mail address."),
  }),
  question({
    key: "categories",
    option: "categories",
    text: `Trust Services Categories, separated by commas (${CATEGORIES.join(", ")}), or all`,
    suggest: () => "security",
    read: readCategories,
  }),
];

function suggestDescription({ name: company = "", products = [] }: Partial<Answers>): string {
  const offered =
    products.length === 1 && products[0] === company
      ? "a service of the same name"
      : listOf(products);
  return `${company} offers ${offered}.`;
}

export function listOf(names: readonly string[]): string {
  return new Intl.ListFormat("en", { type: "conjunction" }).format(names);
}

function split(typed: string): string[] {
  return typed
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

function readProducts(typed: string): { value: string[] } | { problem: string } {
  const products = split(typed);
  if (products.length === 0) return { problem: "Name at least one product." };
  const ids = products.map(productId);
  const unnamed = products.filter((_, index) => ids[index] === "");
  if (unnamed.length > 0)
    return {
      problem: `"${unnamed[0]}" needs a letter or digit of the Latin alphabet, for its address.`,
    };
  const same = ids.find((id, index) => ids.indexOf(id) !== index);
  return same === undefined
    ? { value: products }
    : { problem: `Two products would have the id "${same}".` };
}

export function productId(product: string): string {
  const latin = product.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return latin
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "")
    .slice(0, 80);
}

/** Security is always among them: a SOC 2 examination uses the common criteria whichever category is chosen. */
function readCategories(typed: string): { value: Category[] } | { problem: string } {
  const names = split(typed.toLowerCase());
  if (names.includes("all")) return { value: [...CATEGORIES] };
  const known: readonly string[] = CATEGORIES;
  const unknown = names.filter((category) => !known.includes(category));
  if (unknown.length > 0 || names.length === 0) {
    return {
      problem: `${unknown.length > 0 ? `"${unknown.join(", ")}" is no category. ` : ""}Choose among ${CATEGORIES.join(", ")}, or write all.`,
    };
  }
  return {
    value: CATEGORIES.filter((category) => category === "security" || names.includes(category)),
  };
}
