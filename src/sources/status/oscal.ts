/** OSCAL assessment results 1.2: findings, and as unknown the controls that were reviewed without one. */
import { z } from "zod";
import { readDocument } from "../input.ts";
import { readInstant } from "../instants.ts";
import { SourceError } from "../source-error.ts";
import { readCriterion } from "./criteria-ids.ts";
import { idText, maybeText, readShape } from "./record-shape.ts";
import { type StatusTool, type ToolResult, wordReader } from "./tool.ts";

const words = [
  ["satisfied", "operating"],
  ["not-satisfied", "failing"],
] as const;
const readWord = wordReader(words);

const findingSchema = z.object({
  uuid: maybeText,
  title: maybeText,
  target: z.object({
    "target-id": idText,
    status: z.object({ state: maybeText }).nullish(),
  }),
});

const resultSchema = z.object({
  start: z.string({ error: "must be a time" }),
  end: maybeText,
  findings: z.array(findingSchema).default([]),
  "reviewed-controls": z
    .object({
      "control-selections": z.array(
        z.object({ "include-controls": z.array(z.object({ "control-id": idText })).default([]) }),
      ),
    })
    .nullish(),
});
type Result = z.infer<typeof resultSchema>;

const documentSchema = z.object(
  {
    "assessment-results": z.object(
      {
        metadata: z.object({ "oscal-version": z.string({ error: "must be text" }) }),
        results: z.array(resultSchema).min(1, "names no result"),
      },
      { error: "is missing, so this is no OSCAL assessment-results document" },
    ),
  },
  { error: "must be an object" },
);

export const oscal: StatusTool = {
  id: "oscal",
  name: "OSCAL assessment results",
  reads: "An assessment-results document of OSCAL 1.x in JSON (1.2 is what is tested).",
  obtain:
    "Your assessment tool's export; XCCDF and other formats can be turned into it with compliance-trestle.",
  words,
  gaps: [
    "OSCAL knows only satisfied and not-satisfied: what is partly in place is said to be failing.",
    "A control that was reviewed and has no finding is unknown.",
    "Where several results name a target, the newest counts.",
  ],
  marks: ['"assessment-results"'],
  async *read(input) {
    const document = readShape(documentSchema, await readDocument(input), "The document");
    const { metadata, results } = document["assessment-results"];
    if (!/^1\./.test(metadata["oscal-version"]))
      throw new SourceError(
        `The document is of OSCAL ${metadata["oscal-version"].slice(0, 20)}; 1.x is read. Convert it first.`,
      );
    yield* newestOf(results);
  },
};

function* newestOf(results: readonly Result[]): Generator<ToolResult> {
  const timed = results.map((result) => ({
    result,
    at: readInstant(result.end) ?? readInstant(result.start),
  }));
  timed.sort((one, other) => (other.at ?? "").localeCompare(one.at ?? ""));
  const told = new Set<string>();
  for (const { result, at } of timed) {
    const own = [...findingsOf(result, at)].filter(({ key }) => !told.has(key));
    yield* own;
    for (const { key } of own) told.add(key);
  }
}

function* findingsOf(result: Result, at: string | undefined): Generator<ToolResult> {
  for (const [index, { uuid, title, target }] of result.findings.entries()) {
    const key = target["target-id"];
    const criteria = criteriaOf(key);
    yield {
      key,
      title,
      ...readWord(target.status?.state),
      subject: uuid ?? `#${index}`,
      at,
      criteria,
    };
  }
  const found = new Set(result.findings.map(({ target }) => target["target-id"]));
  const selected = result["reviewed-controls"]?.["control-selections"] ?? [];
  for (const { "control-id": key } of selected.flatMap((one) => one["include-controls"])) {
    const isFound = [...found].some((id) => id === key || id.startsWith(`${key}_`));
    if (!isFound) yield { key, outcome: "unknown", at, criteria: criteriaOf(key) };
  }
}

function criteriaOf(key: string): string[] {
  const id = readCriterion(key.replace(/_(?:smt|obj).*$/, ""));
  return id === undefined ? [] : [id];
}
