/** Which files hold which concept: the one list that the loaders, the file check and the messages share. */
import { z } from "zod";
import { answerSchema } from "../schemas/answer.ts";
import type { Collection } from "../schemas/content.ts";
import { controlSchema } from "../schemas/control.ts";
import { statusChangeSchema, statusFileSchema } from "../schemas/control-status.ts";
import { documentSchema } from "../schemas/document.ts";
import { ndaSchema } from "../schemas/nda.ts";
import { policySchema } from "../schemas/policy.ts";
import { questionnaireSchema } from "../schemas/questionnaire.ts";
import { reportSchema } from "../schemas/report.ts";
import { subprocessorSchema } from "../schemas/subprocessor.ts";
import { updateSchema } from "../schemas/update.ts";
import { uptimeFileSchema } from "../schemas/uptime.ts";

export type Form = "yaml" | "json" | "json-lines" | "front-matter";

export interface Concept {
  folder: string;
  form: Form;
  schema: z.ZodType;
  /** `file`: one entry a file, named after it. `key`: one or a list a file, each named by its `id`. */
  ids: "file" | "key";
}

export const CONCEPTS = {
  controls: { folder: "controls", form: "yaml", schema: controlSchema, ids: "key" },
  status: { folder: "status", form: "json", schema: statusFileSchema, ids: "file" },
  statusHistory: {
    folder: "status/history",
    form: "json-lines",
    schema: z.array(statusChangeSchema),
    ids: "file",
  },
  policies: { folder: "policies", form: "front-matter", schema: policySchema, ids: "file" },
  reports: { folder: "reports", form: "yaml", schema: reportSchema, ids: "file" },
  documents: { folder: "documents", form: "yaml", schema: documentSchema, ids: "file" },
  subprocessors: { folder: "subprocessors", form: "yaml", schema: subprocessorSchema, ids: "key" },
  uptime: { folder: "uptime/history", form: "json", schema: uptimeFileSchema, ids: "file" },
  answers: { folder: "answers", form: "front-matter", schema: answerSchema, ids: "file" },
  questionnaires: {
    folder: "questionnaires",
    form: "yaml",
    schema: questionnaireSchema,
    ids: "file",
  },
  updates: { folder: "updates", form: "front-matter", schema: updateSchema, ids: "file" },
  nda: { folder: "nda", form: "front-matter", schema: ndaSchema, ids: "file" },
} as const satisfies Record<Collection, Concept>;

export const COLLECTIONS = Object.keys(CONCEPTS) as Collection[];

export const SINGLE_FILES = [
  "company.yaml",
  "facts.yaml",
  "access.yaml",
  "uptime/components.yaml",
] as const;

/** Folders that other parts of the build read. */
export const OTHER_FOLDERS = ["brand", "files", "domains", "imports", "addresses"] as const;

export const ENDINGS: Record<Form, readonly string[]> = {
  yaml: [".yaml"],
  json: [".json"],
  "json-lines": [".jsonl"],
  "front-matter": [".mdx", ".md"],
};
