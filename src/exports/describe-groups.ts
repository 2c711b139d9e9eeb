/** What the page `/api/` lists: groups of exports with what they are for, and an example of each, taken from this very build. */
import type { Portal } from "../domain/views.ts";
import type { ExportFile, ExportGroup } from "./export-file.ts";

export interface ListedFile {
  title: string;
  address: string;
  /** Where the file is one of many: how their addresses are formed. */
  pattern?: string | undefined;
}

export interface ExportGroupView {
  id: ExportGroup;
  title: string;
  about: string;
  files: ListedFile[];
  example?: { address: string; text: string } | undefined;
}

interface GroupWords {
  id: ExportGroup;
  title: string;
  about: string;
  /** The address of the example starts so. */
  example?: string;
}

const GROUPS: readonly GroupWords[] = [
  {
    id: "json",
    title: "JSON API, version 1",
    about:
      "Each document names its schema, when it was generated, until when its states hold, and the page that says the same. States carry basis: self-reported; what an auditor examined stands beside them.",
    example: "/api/v1/criteria/CC6.1.json",
  },
  {
    id: "schema",
    title: "JSON Schemas",
    about: "JSON Schema 2020-12, one for each kind of document.",
    example: "/api/v1/schemas/criterion.schema.json",
  },
  {
    id: "oscal",
    title: "OSCAL",
    about:
      "NIST’s Open Security Controls Assessment Language, version 1.2.1. Results are self-reported control monitoring, not an independent assessment.",
    example: "/oscal/catalog.json",
  },
  {
    id: "table",
    title: "Tables",
    about: "CSV in UTF-8, and workbooks. No cell is a formula.",
    example: "/downloads/criteria.csv",
  },
  {
    id: "feed",
    title: "Feeds",
    about: "Atom and JSON Feed, newest first.",
    example: "/updates/feed.xml",
  },
  {
    id: "markdown",
    title: "Markdown",
    about: "Every page with index.md added to its address.",
    example: "/criteria/CC6.1/index.md",
  },
  {
    id: "other",
    title: "Other files",
    about: "A calendar, files at well-known addresses, and guides for programs that read.",
    example: "/llms.txt",
  },
];

const LINES = 14;
const LONGEST_LINE = 120;

/** The beginning of a file: enough to see its form. */
function beginningOf(text: string): string {
  const lines = text
    .replace(/^\uFEFF/, "")
    .trimEnd()
    .split(/\r?\n/);
  const shown = lines
    .slice(0, LINES)
    .map((line) => (line.length > LONGEST_LINE ? `${line.slice(0, LONGEST_LINE)} ...` : line));
  return [...shown, ...(lines.length > LINES ? ["..."] : [])].join("\n");
}

function patternOf({ address, oneOf }: ExportFile): string | undefined {
  if (!oneOf) return undefined;
  return address
    .replace(/[^/]+(\/index\.md)$/, "<id>$1")
    .replace(/[^/]+(\.schema)?\.json$/, (_, schema: string = "") => `<id>${schema}.json`);
}

/** Of files that are one of many the first stands for all. */
function listedOf(files: readonly ExportFile[]): ListedFile[] {
  const seen = new Set<string>();
  return files.flatMap((file) => {
    const { title, address, oneOf } = file;
    if (oneOf && seen.has(oneOf)) return [];
    if (oneOf) seen.add(oneOf);
    return [{ title: oneOf ? `One ${oneOf} each` : title, address, pattern: patternOf(file) }];
  });
}

export function describeGroups(
  { company }: Pick<Portal, "company">,
  files: readonly ExportFile[],
): ExportGroupView[] {
  const origin = company.portal.replace(/\/$/, "");
  return GROUPS.flatMap(({ id, title, about, example: start }) => {
    const own = files.filter(({ group }) => group === id);
    if (own.length === 0) return [];
    const chosen = own.find(({ address }) => address === start) ?? own[0];
    const text = chosen?.write();
    const example =
      chosen && typeof text === "string"
        ? {
            address: chosen.address,
            text: `$ curl ${origin}${chosen.address}\n${beginningOf(text)}`,
          }
        : undefined;
    return [{ id, title, about, files: listedOf(own), example }];
  });
}
