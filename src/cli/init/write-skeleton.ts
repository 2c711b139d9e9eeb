/** The beginnings of a company's content: files that check and build, and claim nothing that was not said. */
import { globSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { type Answers, listOf, productId } from "./answers.ts";

const skeleton = join(import.meta.dirname, "../skeleton");

export interface SkeletonOptions {
  /** The content folder. */
  folder: string;
  /** Folder of the JSON Schemas that editors use. */
  schemas: string;
}

/** @returns the files written, relative to the folder */
export function writeSkeleton(answers: Answers, { folder, schemas }: SkeletonOptions): string[] {
  const files = globSync("**/*.{yaml,mdx}", { cwd: skeleton }).sort();
  for (const file of files) {
    const target = join(folder, file);
    const values = {
      ...valuesOf(answers),
      schemas: relative(dirname(target), schemas).split(sep).join("/"),
    };
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, fill(readFileSync(join(skeleton, file), "utf8"), values));
  }
  return files.map((file) => file.split(sep).join("/"));
}

/** Placeholders are written `$name`, so that the templates are YAML themselves. */
function fill(template: string, values: Readonly<Record<string, string>>): string {
  const filled = template.replace(
    /\$(\w+)/g,
    (placeholder, key: string) => values[key] ?? placeholder,
  );
  return filled.replace(/ +$/gm, "");
}

/** As YAML: a JSON string is one, whatever a name contains. */
function valuesOf(answers: Answers): Record<string, string> {
  const { name, legalName, country, description, portal, email, categories, products } = answers;
  const offered = listOf(products);
  const texts = {
    name,
    legalName,
    country,
    description,
    portal,
    email,
    systemName: offered,
    systemDescription: `The infrastructure, software, people, procedures and data behind ${offered}.`,
  };
  return {
    ...Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, JSON.stringify(text)])),
    categories: `[${categories.join(", ")}]`,
    products: products
      .map((product) => `\n  - id: ${productId(product)}\n    name: ${JSON.stringify(product)}`)
      .join(""),
  };
}
