/** `import comply`: a folder of strongdm/comply documents becomes policies. */
import { existsSync, readdirSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import {
  type ComplyDocument,
  convertComply,
  type ImportedPolicy,
  writePolicyFile,
} from "#src/sources/comply.ts";
import { type Context, type ExitCode, Refusal, UsageError } from "../command.ts";
import { readCompanyName } from "./company-name.ts";
import { readTextFile } from "./read-text-file.ts";
import { reportNotes } from "./report-notes.ts";
import { type Outcome, writeFiles } from "./write-files.ts";

export const usage = `import comply <dir> --into <content dir> [options]

  <dir>              A comply project: its folders policies/ and narratives/ are read
  --into <dir>       The content folder; policies/*.mdx are written there
  --access <level>   internal (if left out: nothing is published) or public
  --name <company>   Stands in for {{.Name}}; if left out, the name in company.yaml
  --replace          Overwrite policies that exist and differ

List markers such as "a." and "i." become numbers, Pandoc tables become Markdown tables, headings move down one level.
Whatever could not be carried over exactly is named, with its line.`;

const FOLDERS = ["policies", "narratives"] as const;

export async function run(args: string[], context: Context): Promise<ExitCode> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      into: { type: "string" },
      access: { type: "string", default: "internal" },
      name: { type: "string" },
      replace: { type: "boolean", default: false },
    },
  });
  const [source, ...others] = positionals;
  if (source === undefined || others.length > 0)
    throw new UsageError("Name the one folder of the comply project.");
  if (values.into === undefined)
    throw new UsageError("Say with --into which content folder the policies go to.");
  const access = readAccess(values.access);
  const into = resolve(context.cwd, values.into);
  if (!existsSync(into))
    throw new Refusal(
      `There is no folder ${into}. Make the content first: npm run fanlight -- init --into ${values.into}`,
    );

  const documents = readDocuments(resolve(context.cwd, source), context);
  const company = values.name ?? readCompanyName(into);
  const policies = documents.map((document) => ({
    document,
    ...convert(document, { company, access }),
  }));
  refuseSameIds(policies, into);
  const outcomes = writeFiles(
    policies.map((policy) => ({
      path: `policies/${policy.id}.mdx`,
      text: writePolicyFile(policy),
    })),
    { folder: into, replace: values.replace },
  );
  report(policies, outcomes, context);
  return 0;
}

function readAccess(value: string): "public" | "internal" {
  if (value === "public" || value === "internal") return value;
  throw new UsageError(`--access is public or internal, not "${value}".`);
}

function readDocuments(source: string, { out }: Context): ComplyDocument[] {
  const found = FOLDERS.filter((folder) =>
    statSync(join(source, folder), { throwIfNoEntry: false })?.isDirectory(),
  );
  if (found.length === 0) {
    throw new Refusal(
      `${source} has neither a folder policies/ nor narratives/. Name the folder of the comply project that holds them.`,
    );
  }
  const documents = found.flatMap((folder) =>
    readdirSync(join(source, folder))
      .filter((file) => file.endsWith(".md") && file !== "README.md")
      .sort()
      .map((file) => ({
        folder,
        name: file.slice(0, -3),
        text: readTextFile(join(source, folder, file)),
      })),
  );
  const left = ["procedures", "standards"].filter((folder) => existsSync(join(source, folder)));
  for (const folder of left) out(`${folder}/ is not read: what stands there is no policy.`);
  return documents;
}

function convert(
  document: ComplyDocument,
  options: Parameters<typeof convertComply>[1],
): ImportedPolicy {
  try {
    return convertComply(document, options);
  } catch (error) {
    const file = `${document.folder}/${document.name}.md`;
    throw new Refusal(
      `${file} could not be read, and nothing was written. ${(error as Error).message}`,
      { cause: error },
    );
  }
}

/** A policy may be an .md file as well; two files of one id are an error of the content. */
function refuseSameIds(policies: readonly ImportedPolicy[], into: string): void {
  const twins = policies.filter(({ id }) => existsSync(join(into, `policies/${id}.md`)));
  const ids = policies.map(({ id }) => id);
  const twice = ids.filter((id, index) => ids.indexOf(id) !== index);
  if (twice.length > 0)
    throw new Refusal(
      `Several documents would become the policy ${twice.join(", ")}. Rename one of them.`,
    );
  if (twins.length > 0) {
    throw new Refusal(
      `There are policies of the same name already: ${twins.map(({ id }) => `policies/${id}.md`).join(", ")}.`,
    );
  }
}

type Converted = ImportedPolicy & { document: ComplyDocument };

function report(
  policies: readonly Converted[],
  outcomes: readonly Outcome[],
  context: Context,
): void {
  for (const [index, { id, document }] of policies.entries()) {
    context.out(
      `${outcomes[index]?.padEnd(9)}  policies/${id}.mdx  (${document.folder}/${document.name}.md)`,
    );
  }
  reportNotes(
    policies.map(({ document, notes }) => ({
      file: `${document.folder}/${document.name}.md`,
      notes,
    })),
    context,
  );
  const published = policies.some(({ frontMatter }) => frontMatter.access === "public");
  const level = published
    ? "published"
    : "internal: none is published until its access says public";
  context.out(`\n${policies.length} documents are policies now, ${level}.`);
  context.out("Read them through, then run: npm run check");
}
