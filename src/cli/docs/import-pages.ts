/** `docs/imports/`: one page for everything that facts are imported from, made from what each importer says of itself. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ListKind } from "#src/sources/lists/list-kind.ts";
import type { StatusTool } from "#src/sources/status/tool.ts";
import { STATUS_TOOLS } from "#src/sources/status/tools.ts";
import type { UptimeSource } from "#src/sources/uptime/source.ts";
import { UPTIME_SOURCES } from "#src/sources/uptime/sources.ts";
import { LIST_KINDS } from "../import/lists.ts";
import { upptimeAbout } from "./upptime-about.ts";

/** File name to text. */
export function renderImportPages(): Map<string, string> {
  const pages = STATUS_TOOLS.map((tool) => [`status-${tool.id}.md`, statusPage(tool)] as const);
  const uptime = [...UPTIME_SOURCES, upptimeAbout].map(
    (source) => [`uptime-${source.id}.md`, uptimePage(source)] as const,
  );
  const lists = Object.values(LIST_KINDS).map((kind) => [`${kind.id}.md`, listPage(kind)] as const);
  return new Map([["README.md", indexPage()], ...pages, ...uptime, ...lists]);
}

export function writeImportPages(folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of renderImportPages()) writeFileSync(join(folder, name), text);
}

function statusPage({ id, name, reads, obtain, words, gaps }: StatusTool): string {
  const rows = words.map(([word, status]) => `| ${word} | \`${status}\` |`);
  return [
    `# Control status from ${titleOf(id, name)}\n`,
    "```sh",
    `npm run fanlight -- import status ${id} <file>`,
    "```\n",
    `Reads: ${reads}\n`,
    `How to get it: ${obtain}\n`,
    `Writes \`content/status/${id}.json\`, and a line of \`content/status/history/<control>.jsonl\` for each control that changed. \`content/imports/${id}.yaml\` says which of its ids bear on which control ([how](README.md#which-id-bears-on-which-control)).\n`,
    "## Words\n",
    `| ${name} says | Fanlight says |`,
    "|---|---|",
    ...rows,
    "",
    "Every other word is `unknown`.\n",
    "## To know\n",
    ...gaps.map((gap) => `- ${gap}`),
    "- Names of resources, accounts and people are not read into the content, and neither is the file's name.\n",
  ].join("\n");
}

function listPage({ id, reads, names, gaps }: ListKind): string {
  const rows = Object.entries(names).map(
    ([key, others]) => `| \`${key}\` | ${others.join(", ")} |`,
  );
  return [
    `# ${id.charAt(0).toUpperCase()}${id.slice(1)} from a list\n`,
    "```sh",
    `npm run fanlight -- import ${id} <file>`,
    "```\n",
    `Reads: ${reads}\n`,
    `Writes one file an entry into \`content/${id}/\`, all of them or none. What exists and differs is not overwritten without \`--replace\`.\n`,
    "## Columns and keys\n",
    "| here | names that are read, without regard to case, spaces and hyphens in a CSV |",
    "|---|---|",
    ...rows,
    "",
    `\`content/imports/${id}.yaml\` may say otherwise:\n`,
    "```yaml\nlist: partners # key of the list in JSON or YAML\nfields:\n  purpose: why # our key, then theirs\ncountries:\n  EU: [DE, IE] # what a place stands for\n```\n",
    "## To know\n",
    ...gaps.map((gap) => `- ${gap}`),
    "",
  ].join("\n");
}

type UptimeAbout = Omit<UptimeSource, "read" | "path">;

function uptimePage({ id, name, kind, reads, obtain, gaps }: UptimeAbout): string {
  const voice = kind === "probe" ? "a probe, which looks" : "self-reported: the company states it";
  return [
    `# Uptime from ${name}\n`,
    "```sh",
    `npm run fanlight -- import uptime ${id} <file or address>`,
    "```\n",
    `Reads: ${reads}\n`,
    `How to get it: ${obtain}\n`,
    `Writes \`content/uptime/history/${id}.json\`, and components that are missing in \`content/uptime/components.yaml\`. The page says that the source is ${voice}. \`content/imports/uptime-${id}.yaml\` may give its components other ids ([how](README.md#uptime)).\n`,
    "## What it cannot tell\n",
    ...gaps.map((gap) => `- ${gap}`),
    "",
  ].join("\n");
}

function titleOf(id: string, name: string): string {
  const kinds: Record<string, string> = {
    csv: "a CSV of your own",
    vanta: "Vanta, framework export",
    "vanta-tests": "Vanta, tests",
    oscal: "OSCAL assessment results",
    xccdf: "OpenSCAP and other XCCDF results",
  };
  return kinds[id] ?? name;
}

function indexPage(): string {
  const tools = STATUS_TOOLS.map(
    ({ id, name, reads }) => `| [${titleOf(id, name)}](status-${id}.md) | \`${id}\` | ${reads} |`,
  );
  return [
    "# Importing facts\n",
    "What tools know is imported, not copied by hand. Importers write into `content/` in a normal form and a stable order, so that a change of the facts is a small change in Git. They write everything or nothing, and running one twice changes nothing.\n",
    "- [Control status](#control-status)\n- [Uptime](#uptime)\n- [Subprocessors, policies and reports](#subprocessors-policies-and-reports)\n- [On a schedule](#on-a-schedule)\n",
    "## Control status\n",
    "```sh\nnpm run fanlight -- import status <tool> <file>\n```\n",
    "| from | tool | file |",
    "|---|---|---|",
    ...tools,
    "",
    "### How results become the status of a control\n",
    "- The worst that is known counts: one failing check makes the control failing. The counts of all checks are kept beside it.",
    "- What a tool does not say is unknown: a word that is not in its table, a muted or suppressed finding, a check that is mapped and missing from the file, a result dated in the future. An unknown is never counted as a pass.",
    "- Planned beside operating is partial. Not applicable counts only where nothing else is said.",
    "- A control is as fresh as the one of its checks that was made longest ago. After `staleAfterDays` of the control the page says stale by itself.",
    "- A file that is older than what was imported before is refused.\n",
    "### Which id bears on which control\n",
    "An id that is also the id of a control needs no mapping. All others are mapped in `content/imports/<tool>.yaml`, which is never published:\n",
    "```yaml\nmap:\n  iam_root_mfa_enabled: AC-01\n  s3_*: [AC-03, CR-01] # all ids that begin so; the longest beginning counts\nignore:\n  - ec2_instance_age\n```\n",
    "Ids without a mapping are not written. The importer lists them with the controls that they may bear on, by the criteria that the tool names and by common words; `--suggest` writes the list into the file as comments.\n",
    "### History\n",
    "`content/status/history/<control>.jsonl` gains a line when a control's status changes, failures included, and says `unobserved` when a tool no longer reports on it. Lines that are older than two years are thinned out: of each week the worst status and the last one stay.\n",
    "## Uptime\n",
    "```sh\nnpm run fanlight -- import uptime <source> <file or address>\n```\n",
    "| from | source | what is read |",
    "|---|---|---|",
    ...[...UPTIME_SOURCES, upptimeAbout].map(
      ({ id, name, reads }) => `| [${name}](uptime-${id}.md) | \`${id}\` | ${reads} |`,
    ),
    "",
    "Days are added to those of earlier imports: older days stay, and downtime that a source no longer names is kept. A day that no source tells is unknown, neither up nor down. Today is left out until it is over.\n",
    "An address must be public and `https://`. It is asked for at most 20 seconds and 20 MB, up to three times; each redirect and each answer of the name service is judged again. Where it does not answer, what was read before stays, and the importer says how old it is.\n",
    "A component's id is made from its name. `content/imports/uptime-<source>.yaml` may give another, by the source's id or name, or leave a component out:\n",
    "```yaml\ncomponents:\n  Public API: tracking-api\nignore:\n  - Internal tools\n```\n",
    "## Subprocessors, policies and reports\n",
    "A CSV, or a list in JSON or YAML: [subprocessors](subprocessors.md), [policies](policies.md), [reports](reports.md). Policies with their text come from [strongdm/comply](https://github.com/strongdm/comply) with `import comply`.\n",
    "## On a schedule\n",
    "`content/imports/feeds.yaml` names what `npm run fanlight -- import all` imports:\n",
    "```yaml\nfeeds:\n  - uptime: better-stack\n    from: https://status.example.com/\n  - status: prowler\n    file: output/scan.ocsf.json\n  - status: drata\n    file: output/drata.json\n    taken: now\n```\n",
    "`.github/workflows/feeds.yml` runs it every day, checks the content and opens a change; `.gitlab-ci.yml` does the same on GitLab, from a pipeline schedule. Files of scanners are fetched by a step of yours, at the place that is marked. A feed that fails leaves the others alone, and the workflow ends as failed.\n",
    "A feed that stops is not hidden by it: each page gives the day of the last check, says how long ago it was when it is read, and turns stale by itself, even where the portal is not built again.\n",
  ].join("\n");
}
