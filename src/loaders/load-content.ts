/** Reads the whole content folder: every problem of every file, and content only where there is none. */
import { access } from "node:fs/promises";
import { join } from "node:path";
import type { z } from "zod";
import { accessRulesSchema } from "../schemas/access-rules.ts";
import { companySchema } from "../schemas/company.ts";
import type { Collection, Content, Entry } from "../schemas/content.ts";
import { factsSchema } from "../schemas/facts.ts";
import { componentsSchema } from "../schemas/uptime.ts";
import { COLLECTIONS, CONCEPTS } from "./concepts.ts";
import { type EntryName, nameGroups, repeatedIds } from "./entry-ids.ts";
import { listFiles } from "./list-files.ts";
import { type Problem, problemAt, START } from "./problem.ts";
import { type ReadOptions, readEntries, readSingle } from "./read-entries.ts";
import { type Loaded, type LoadOptions, shareReading } from "./share-reading.ts";

/** Read once a process until a file changes. What is returned is shared: nobody may change it. */
export function loadContent(options: LoadOptions): Promise<Loaded> {
  return shareReading(options, () => readContent(options));
}

async function readContent({ folder, today }: LoadOptions): Promise<Loaded> {
  const missing = await missingCompany(folder);
  if (missing) return { content: undefined, problems: [missing], files: 0 };
  const { files, single, problems } = await listFiles(folder);
  const company = await readSingle(companySchema, "company.yaml", { folder, today, sample: "ask" });
  problems.push(...company.problems);
  const options: ReadOptions = { folder, today, sample: company.sample };

  const readOptional = async <Schema extends z.ZodType>(
    schema: Schema,
    file: string,
  ): Promise<Entry<z.infer<Schema>> | undefined> => {
    if (!single.has(file)) return undefined;
    const read = await readSingle(schema, file, options);
    problems.push(...read.problems);
    return read.entry;
  };
  const entries = {} as Record<Collection, Entry<unknown>[]>;
  const names = {} as Record<Collection, EntryName[]>;
  for (const collection of COLLECTIONS) {
    const read = await readEntries(
      CONCEPTS[collection],
      files.get(CONCEPTS[collection]) ?? [],
      options,
    );
    entries[collection] = read.entries;
    names[collection] = read.names;
    problems.push(...read.problems);
  }
  for (const group of nameGroups(COLLECTIONS))
    problems.push(...repeatedIds(group.flatMap((collection) => names[collection])));
  const facts = await readOptional(factsSchema, "facts.yaml");
  const accessRules = await readOptional(accessRulesSchema, "access.yaml");
  const components = await readOptional(componentsSchema, "uptime/components.yaml");

  const count = single.size + [...files.values()].reduce((sum, list) => sum + list.length, 0);
  if (problems.length > 0 || !company.entry)
    return { content: undefined, problems: inOrder(problems), files: count };
  return {
    content: {
      company: company.entry,
      facts,
      access: accessRules,
      components,
      ...(entries as Pick<Content, Collection>),
    },
    problems: [],
    files: count,
  };
}

async function missingCompany(folder: string): Promise<Problem | undefined> {
  try {
    await access(join(folder, "company.yaml"));
    return undefined;
  } catch {
    return problemAt("missing-company", "company.yaml", START, {
      message:
        "There is no company.yaml in this content folder. It says who publishes the portal, so nothing can be built without it.",
      suggestion: "npm run fanlight -- init",
    });
  }
}

export function inOrder(problems: Problem[]): Problem[] {
  const nameOf = (problem: Problem) => (problem.file === "company.yaml" ? "" : problem.file);
  return problems.toSorted(
    (a, b) =>
      compare(nameOf(a), nameOf(b)) ||
      a.line - b.line ||
      a.column - b.column ||
      compare(a.rule, b.rule),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
