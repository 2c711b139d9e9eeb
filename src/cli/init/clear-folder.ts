/** Makes room for new content: never more than is asked, never a folder that holds anything else. */
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { type Context, Refusal } from "../command.ts";
import { readTextFile } from "../import/read-text-file.ts";

export type Occupation = "empty" | "sample" | "own" | "foreign";

/** `own`: a company's content that is not the sample. `foreign`: something that is no content folder. */
export function occupationOf(folder: string): Occupation {
  if (!existsSync(folder) || readdirSync(folder).length === 0) return "empty";
  const company = join(folder, "company.yaml");
  if (
    !existsSync(company) ||
    existsSync(join(folder, "package.json")) ||
    existsSync(join(folder, ".git"))
  )
    return "foreign";
  const data: unknown = parse(readTextFile(company), { logLevel: "silent" });
  return typeof data === "object" && data !== null && "sample" in data && data.sample === true
    ? "sample"
    : "own";
}

export interface ClearOptions {
  /** As the person named it. */
  named: string;
  yes: boolean;
  replace: boolean;
}

/** Refuses before anything is asked. @returns what is there */
export function requireRoom(folder: string, { named, replace }: ClearOptions): Occupation {
  const occupation = occupationOf(folder);
  if (occupation === "foreign") {
    throw new Refusal(
      `${named} holds something that is not content. Name another folder with --into.`,
    );
  }
  if (occupation === "own" && !replace) {
    throw new Refusal(
      `${named} holds a company's content already. Add --replace to delete it and begin again, or name another folder with --into.`,
    );
  }
  return occupation;
}

/** Asks before it deletes. */
export async function clearFolder(
  folder: string,
  { named, yes, replace }: ClearOptions,
  { ask }: Context,
): Promise<void> {
  const occupation = requireRoom(folder, { named, yes, replace });
  if (occupation === "empty") return;
  const what = occupation === "sample" ? "the fictional company" : "the content";
  const kept = isCommitted(folder) ? "Git keeps it." : "Git does not have all of it.";
  const question = `Delete ${what} in ${named}? ${kept} [y/N] `;
  if (!yes && !/^y(es)?$/i.test(((await ask?.(question)) ?? "").trim()))
    throw new Refusal("Nothing was changed.");
  for (const entry of readdirSync(folder))
    rmSync(join(folder, entry), { recursive: true, force: true });
}

/** Whether a Git repository has every file of the folder as it is now. */
function isCommitted(folder: string): boolean {
  const { status, stdout } = spawnSync("git", ["status", "--porcelain", "--ignored", "--", "."], {
    cwd: folder,
    encoding: "utf8",
  });
  return status === 0 && stdout.trim() === "";
}
