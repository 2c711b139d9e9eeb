/**
 * Earlier versions of the list of subprocessors, from the history of the repository that the content lies in: one a day, the last.
 * Only what the portal published on that day is in them. A shallow clone knows less, and no repository nothing; both build.
 */
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { parse } from "yaml";
import { z } from "zod";
import { isUnannounced } from "#src/domain/published-entries.ts";
import type { DatedList } from "#src/domain/subprocessor-history.ts";

/** Commits that are looked at, the newest. */
const MOST = 500;
const MEGABYTES = 64 * 1024 * 1024;

/** What is read of an entry, however old: later keys are not asked for. */
const entrySchema = z.object({
  id: z.string(),
  name: z.string(),
  locations: z.array(z.string().regex(/^[A-Z]{2}$/)),
  announcedOn: z.string().optional(),
  effectiveOn: z.string().optional(),
  removedOn: z.string().optional(),
});
type OldEntry = z.infer<typeof entrySchema>;

const run = promisify(execFile);

/** @param folder the content folder */
export async function readSubprocessorLists(folder: string): Promise<DatedList[]> {
  const git = async (...args: string[]) =>
    (await run("git", args, { cwd: folder, maxBuffer: MEGABYTES })).stdout;
  const commits = await listCommits(git);
  const blobs = new Map<string, unknown>();
  const lists: DatedList[] = [];
  for (const { id, on } of commits) {
    const tree = await git("ls-tree", "-r", "-z", id, "subprocessors/", "company.yaml");
    const files = readTree(tree);
    await readBlobs(
      folder,
      files.map(({ blob }) => blob).filter((blob) => !blobs.has(blob)),
      blobs,
    );
    const company = files.find(({ path }) => path === "company.yaml");
    // The fictional company that the project begins with is nobody's history.
    if (!company || isSample(blobs.get(company.blob))) continue;
    const entries = files
      .filter(({ path }) => path.startsWith("subprocessors/") && path.endsWith(".yaml"))
      .flatMap(({ blob }) => readEntries(blobs.get(blob)))
      .filter((entry) => !isUnannounced(entry, on))
      .filter(({ removedOn }) => removedOn === undefined || removedOn > on)
      .map(({ id: entryId, name, locations }) => ({ id: entryId, name, locations }));
    lists.push({ on, entries });
  }
  return lists;
}

type Git = (...args: string[]) => Promise<string>;

/** The last commit of each day, oldest first; none outside a repository. */
async function listCommits(git: Git): Promise<{ id: string; on: string }[]> {
  const log = await git(
    "log",
    "--first-parent",
    `--max-count=${MOST}`,
    "--format=%H %ct",
    "--",
    "subprocessors",
    "company.yaml",
  ).catch(() => "");
  const days = new Map<string, string>();
  for (const line of log.split("\n").filter(Boolean)) {
    const [id = "", seconds = ""] = line.split(" ");
    const on = new Date(Number(seconds) * 1000).toISOString().slice(0, 10);
    if (!days.has(on)) days.set(on, id);
  }
  return [...days].map(([on, id]) => ({ on, id })).reverse();
}

function readTree(tree: string): { blob: string; path: string }[] {
  return tree
    .split("\0")
    .map((line) => line.match(/^\d+ blob ([0-9a-f]+)\t(.+)$/))
    .flatMap((match) => (match ? [{ blob: match[1] ?? "", path: match[2] ?? "" }] : []));
}

/** Adds what each holds; undefined where it cannot be read. */
async function readBlobs(folder: string, wanted: readonly string[], into: Map<string, unknown>) {
  if (wanted.length === 0) return;
  const reading = run("git", ["cat-file", "--batch"], {
    cwd: folder,
    encoding: "buffer",
    maxBuffer: MEGABYTES,
  });
  reading.child.stdin?.end(`${wanted.join("\n")}\n`);
  const { stdout } = await reading;
  let at = 0;
  for (const blob of wanted) {
    const end = stdout.indexOf(10, at);
    const bytes = Number(stdout.subarray(at, end).toString().split(" ")[2] ?? 0);
    into.set(blob, parseYaml(stdout.subarray(end + 1, end + 1 + bytes).toString()));
    at = end + 1 + bytes + 1;
  }
}

function parseYaml(text: string): unknown {
  try {
    return parse(text, { maxAliasCount: 20 });
  } catch {
    // A version that never built was never published.
    return undefined;
  }
}

function isSample(company: unknown): boolean {
  return z.object({ sample: z.literal(true) }).safeParse(company).success;
}

function readEntries(data: unknown): OldEntry[] {
  return (Array.isArray(data) ? data : [data]).flatMap((one) => {
    const read = entrySchema.safeParse(one);
    return read.success ? [read.data] : [];
  });
}
