/** What a sample file is made of before it is set on pages. Plain data, so that text, layout and PDF know nothing of each other. */

export interface Column {
  title: string;
  /** Share of the table's width; the shares of one table add up to 1. */
  share: number;
}

export type Block =
  /** Starts a page and an entry in the outline. */
  | { kind: "part"; text: string }
  /** `fresh`: on a new page unless one has just begun. */
  | { kind: "heading"; text: string; fresh?: boolean }
  | { kind: "subheading"; text: string }
  | { kind: "paragraph"; text: string }
  | { kind: "item"; text: string }
  | { kind: "table"; columns: Column[]; rows: string[][] }
  /** Room for a name and a role. */
  | { kind: "signature"; text: string };

export interface Manuscript {
  title: string;
  /** Lines below the title on the first page. */
  cover: string[];
  /** A title page and a list of parts before the first part; short papers have neither. */
  bound: boolean;
  blocks: Block[];
}

export const paragraph = (text: string): Block => ({ kind: "paragraph", text });
export const item = (text: string): Block => ({ kind: "item", text });
