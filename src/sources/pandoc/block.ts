/**
 * A document as blocks. Other tools write Pandoc's Markdown, pages are MDX; the two agree on inline text and differ on
 * lists, tables and headings, so a document is read into blocks and written again.
 */

export interface SourceLine {
  text: string;
  /** Line of the source file, counted from 1. */
  line: number;
}

export interface Heading {
  kind: "heading";
  /** 1 to 6, as the source has it. */
  depth: number;
  text: string;
  line: number;
}

export interface Paragraph {
  kind: "paragraph";
  /** Without indentation. A line that ends in two spaces or a backslash breaks there. */
  lines: string[];
}

export interface List {
  kind: "list";
  ordered: boolean;
  /** Number of the first item. */
  start: number;
  /** Whether items stand apart, each a paragraph of its own. */
  loose: boolean;
  items: Block[][];
}

export type Alignment = "left" | "center" | "right" | undefined;

export interface Table {
  kind: "table";
  alignments: Alignment[];
  /** As many cells as there are alignments. A break within a cell is a line break. */
  header: string[];
  rows: string[][];
}

export interface Code {
  kind: "code";
  info: string;
  lines: string[];
}

export interface Quote {
  kind: "quote";
  blocks: Block[];
}

export interface Definitions {
  kind: "definitions";
  entries: { term: string; definitions: Block[][] }[];
}

export interface Comment {
  kind: "comment";
  text: string;
}

export interface Rule {
  kind: "rule";
}

export type Block =
  | Heading
  | Paragraph
  | List
  | Table
  | Code
  | Quote
  | Definitions
  | Comment
  | Rule;
