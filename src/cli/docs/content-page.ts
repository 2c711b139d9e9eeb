/** `docs/content.md`: every kind of content with its keys, made from the schemas so that it cannot say anything else. */

import { CONTENT_SCHEMA_VERSION } from "#src/schemas/company.ts";
import { renderJsonSchemas } from "#src/schemas/json-schemas.ts";
import { describeKeys, type JsonSchema, type KeyRow } from "./describe-keys.ts";

interface Kind {
  /** Name of the JSON Schema. */
  schema: string;
  files: string;
  /** What the reader should know before the keys. */
  about: string;
}

const KINDS: readonly Kind[] = [
  {
    schema: "company",
    files: "company.yaml",
    about:
      "Who publishes, what is in scope and what may be published. The only file that must exist.",
  },
  {
    schema: "facts",
    files: "facts.yaml",
    about:
      'What a reviewer wants in the first minute. Whatever is left out is shown as "not stated".',
  },
  {
    schema: "control",
    files: "controls/*.yaml",
    about:
      "What you do. A file holds one control or a list. Live status never stands here; tools write it to `status/`.",
  },
  {
    schema: "control-status",
    files: "status/*.json",
    about:
      "What tools last saw, in the normal form `control-status/1`. Several files are merged: the newest check of a control counts. Written by tools, never by hand.",
  },
  {
    schema: "status-change",
    files: "status/history/<control>.jsonl",
    about: "One line for each change of a control's status, oldest first.",
  },
  {
    schema: "policy",
    files: "policies/*.mdx",
    about:
      "A policy: these keys between two lines `---`, and its text below them as Markdown (`.md` works as well). The file's name is its address. Left out, `access` is `internal` and nothing of the policy is published.",
  },
  {
    schema: "report",
    files: "reports/*.yaml",
    about:
      "Auditors' reports, certificates and management letters, also those in preparation. The file's name is the address.",
  },
  {
    schema: "document",
    files: "documents/*.yaml",
    about: "Everything else that is asked for. The file's name is the id.",
  },
  {
    schema: "subprocessor",
    files: "subprocessors/*.yaml",
    about: "Who else handles customer data, one entry a function. A file holds one or a list.",
  },
  {
    schema: "components",
    files: "uptime/components.yaml",
    about:
      "The components of your service, and where readers’ browsers may ask for [the current state](current-state.md).",
  },
  {
    schema: "uptime",
    files: "uptime/history/*.json",
    about:
      "Seconds by component and day, in the normal form `uptime/1`. A day that is not there is unknown, never calm. Written by tools.",
  },
  {
    schema: "answer",
    files: "answers/*.mdx",
    about: "Answers to what reviewers ask; the text is the answer. The file's name is its address.",
  },
  {
    schema: "questionnaire",
    files: "questionnaires/*.yaml",
    about:
      "Questionnaires in their own order, answered from `answers/`. The file's name is the id by which answers name it. `import questionnaire` writes them ([answers and questionnaires](answers.md)).",
  },
  {
    schema: "update",
    files: "updates/*.mdx",
    about: "Announcements. The file's name is the address.",
  },
  { schema: "nda", files: "nda/*.mdx", about: "The text that visitors sign once the door exists." },
  {
    schema: "access-rules",
    files: "access.yaml",
    about: "Who may have which document, applied once the door exists.",
  },
  {
    schema: "feeds",
    files: "imports/feeds.yaml",
    about: "What `import all` imports ([importing facts](imports/README.md)). Never published.",
  },
  {
    schema: "status-map",
    files: "imports/<tool>.yaml",
    about: "Which of a tool's ids bear on which control. Read by `import status` alone.",
  },
  {
    schema: "uptime-map",
    files: "imports/uptime-<source>.yaml",
    about: "Which of a source's components is which of yours. Read by `import uptime` alone.",
  },
  {
    schema: "list-map",
    files: "imports/subprocessors.yaml, policies.yaml, reports.yaml",
    about: "Where a list from elsewhere keeps what. Read by the importers of lists alone.",
  },
];

const INTRODUCTION = `# Content

Everything that the portal says stands in \`content/\`. \`npm run check\` reads all of it, names every problem with its line,
and fails on a claim that contradicts the data ([the rules](rules/README.md)). This page is made from the schemas
(\`npm run fanlight -- docs content\`); content that fits it states \`schema: ${CONTENT_SCHEMA_VERSION}\` in \`company.yaml\`
([upgrade](upgrade.md)).

- A file or folder that is missing is empty, and its pages and links vanish. A broken file fails the build.
- Files whose names start with \`_\` or a dot are not read, nor is \`README.md\`. Any other file that nothing reads is an error.
- Days are written \`YYYY-MM-DD\` and counted in UTC. Dates such as \`@today-30d\` are for the fictional company only.
- \`Needed\` holds within the object that the key belongs to. A value after "no:" is what holds where the key is left out.
- An editor with a YAML language server completes and checks each file that begins with a line like
  \`# yaml-language-server: $schema=../src/schemas/json/company.schema.json\`.
- \`content/brand/\` holds the logo, \`content/files/\` the files of public reports and documents. Gated files lie in
  \`private/\`, which Git ignores and no build publishes.`;

export function renderContentPage(): string {
  const schemas = renderJsonSchemas();
  return `${[INTRODUCTION, ...KINDS.map((kind) => renderKind(kind, schemas))].join("\n\n")}\n`;
}

function renderKind({ schema, files, about }: Kind, schemas: ReadonlyMap<string, string>): string {
  const text = schemas.get(`${schema}.schema.json`);
  if (text === undefined)
    throw new Error(`There is no schema "${schema}" any more. Change the list of kinds.`);
  const rows = describeKeys(JSON.parse(text) as JsonSchema).map(renderRow);
  return [
    `## \`${files}\``,
    "",
    about,
    "",
    "| Key | Form | Needed | What it says |",
    "| --- | --- | --- | --- |",
    ...rows,
  ].join("\n");
}

function renderRow({ key, form, needed, says }: KeyRow): string {
  return `| ${[`\`${key}\``, form, needed, says].map((cell) => cell.replaceAll("|", "\\|").replaceAll("<", "&lt;")).join(" | ")} |`.replaceAll(
    "  ",
    " ",
  );
}
