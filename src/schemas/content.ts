/** All of a company's content as one typed value: what loaders hand over and the domain reads. */
import type { AccessRules } from "./access-rules.ts";
import type { Answer } from "./answer.ts";
import type { Company } from "./company.ts";
import type { Control } from "./control.ts";
import type { StatusChange, StatusFile } from "./control-status.ts";
import type { Document } from "./document.ts";
import type { Facts } from "./facts.ts";
import type { Nda } from "./nda.ts";
import type { Policy } from "./policy.ts";
import type { Questionnaire } from "./questionnaire.ts";
import type { Report } from "./report.ts";
import type { Subprocessor } from "./subprocessor.ts";
import type { Update } from "./update.ts";
import type { Components, UptimeFile } from "./uptime.ts";

/** Where an entry stands: `file` relative to the content folder with forward slashes, `path` the keys within it. */
export interface Origin {
  file: string;
  /** Keys from the top of the file to the entry: `[3]` for the fourth of a list, `[]` for the whole file. */
  path: readonly (string | number)[];
}

export interface Entry<Data> {
  id: string;
  data: Data;
  origin: Origin;
  /** Text below the front matter; only of MDX and Markdown files. */
  body?: string;
  /** Line of the file on which `body` starts, counted from 1. */
  bodyLine?: number;
}

export interface Content {
  company: Entry<Company>;
  facts: Entry<Facts> | undefined;
  access: Entry<AccessRules> | undefined;
  components: Entry<Components> | undefined;
  controls: Entry<Control>[];
  /** One entry a file; the id is the file's name. */
  status: Entry<StatusFile>[];
  /** One entry a control, oldest change first; the id is the control's. */
  statusHistory: Entry<StatusChange[]>[];
  policies: Entry<Policy>[];
  reports: Entry<Report>[];
  documents: Entry<Document>[];
  subprocessors: Entry<Subprocessor>[];
  uptime: Entry<UptimeFile>[];
  answers: Entry<Answer>[];
  questionnaires: Entry<Questionnaire>[];
  updates: Entry<Update>[];
  nda: Entry<Nda>[];
}

/** The names of those parts that are lists of entries. */
export type Collection = {
  [K in keyof Content]: Content[K] extends Entry<unknown>[] ? K : never;
}[keyof Content];
