/** `document add`: takes a PDF into the storage, ready for copies, and writes down what it is. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { openFiles } from "#src/gate/services.ts";
import { contentFolder } from "#src/loaders/clock.ts";
import { type Context, type ExitCode, Refusal, UsageError } from "../command.ts";
import { type EntryConcept, findEntry, findSharer, readStorageKind } from "./find-entry.ts";
import { refuse } from "./refuse.ts";
import {
  type Addition,
  describeFile,
  publishFile,
  storeFile,
  warnOfSize,
  writeEntry,
} from "./take-file.ts";

export const usage = `document add <pdf> --report <id> | --document <id> [options]

  <pdf>                  The file as it was issued
  --report <id>          The report that it is: content/reports/<id>.yaml
  --document <id>        The document that it is: content/documents/<id>.yaml
  --stamp <pages|none>   none: copies are not marked but come with a cover sheet, for digitally signed
                         files and where the firm forbids marking; pages: every page names its reader.
                         Left out, the entry's own choice stays, or pages
  --remove-restrictions  Lift what the file's owner restricted (printing, copying, changing), so that
                         copies can be marked; recorded in the entry

Checks the file, prepares it for copies, writes both forms into the storage that company.yaml names, and
writes size, SHA-256 and pages into the entry's file: block. Running it twice changes nothing.`;

export async function run(args: string[], context: Context): Promise<ExitCode> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      report: { type: "string" },
      document: { type: "string" },
      stamp: { type: "string" },
      "remove-restrictions": { type: "boolean", default: false },
    },
  });
  const [typed, ...rest] = positionals;
  if (!typed || rest.length > 0) throw new UsageError("document add takes one PDF.");
  const { concept, id } = readTarget(values);
  const stamp = readStamp(values.stamp);
  const content = contentFolder(context.env, context.root);
  const entry = findEntry(content, concept, id);
  const data = readPdf(resolve(context.cwd, typed));
  try {
    const files = openFiles({ ...context, storage: readStorageKind(content) });
    const facts = await files.preparer.inspect(data);
    const chosen = stamp ?? entry.stamp;
    const removes = facts.locked && values["remove-restrictions"] && chosen !== "none";
    const path = entry.path?.toLowerCase().endsWith(".pdf") ? entry.path : `${id}.pdf`;
    refuseShared(findSharer(content, entry, path), path);
    const addition: Addition = {
      entry,
      data,
      facts,
      values: {
        path,
        bytes: data.length,
        sha256: createHash("sha256").update(data).digest("hex"),
        pages: facts.pages,
        ...(chosen && { stamp: chosen }),
        ...(removes && { restrictionsRemoved: true }),
      },
    };
    describeFile(typed, addition, context);
    if (entry.isPublic) publishFile(addition, content, context);
    else await storeFile(addition, files, context);
    writeEntry(addition, content, context);
    if (!entry.isPublic) warnOfSize(addition, readStorageKind(content), context);
    return 0;
  } catch (error) {
    return refuse(error, typed);
  }
}

function readTarget({ report, document }: { report?: string; document?: string }): {
  concept: EntryConcept;
  id: string;
} {
  if (report !== undefined && document === undefined) return { concept: "report", id: report };
  if (document !== undefined && report === undefined) return { concept: "document", id: document };
  throw new UsageError("Say what the file is: either --report <id> or --document <id>.");
}

function readStamp(typed: string | undefined): "pages" | "none" | undefined {
  if (typed === undefined || typed === "pages" || typed === "none") return typed;
  throw new UsageError(`--stamp is pages or none, not "${typed}".`);
}

function readPdf(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const why = code === "ENOENT" ? "There is no file" : "The file cannot be read:";
    throw new Refusal(`${why} ${path}.`, { cause: error });
  }
}

function refuseShared(other: string | undefined, path: string): void {
  if (other)
    throw new Refusal(
      `The file ${path} already belongs to "${other}". Give this entry a file.path of its own and add it again.`,
    );
}
