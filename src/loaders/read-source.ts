/** Reads one file in the form that its place asks for. */
import type { Form } from "./concepts.ts";
import { readFrontMatter } from "./front-matter.ts";
import { readJson, readJsonLines } from "./json-source.ts";
import { problemAt, START } from "./problem.ts";
import { readText } from "./read-text.ts";
import { failed, type Reading } from "./source.ts";
import { readYaml } from "./yaml-source.ts";

const READERS: Record<Form, (file: string, text: string) => Reading> = {
  yaml: readYaml,
  json: readJson,
  "json-lines": readJsonLines,
  "front-matter": readFrontMatter,
};

export async function readSource(folder: string, file: string, form: Form): Promise<Reading> {
  let text: Awaited<ReturnType<typeof readText>>;
  try {
    text = await readText(folder, file);
  } catch (error) {
    const reason = error instanceof Error && "code" in error ? String(error.code) : String(error);
    return failed([
      problemAt("unreadable-file", file, START, {
        message: `This file cannot be read (${reason}).`,
      }),
    ]);
  }
  return typeof text === "string" ? READERS[form](file, text) : failed([text]);
}
