/** The company's name, for documents that leave a place for it. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { readTextFile } from "./read-text-file.ts";

/** @returns undefined where there is no company.yaml yet, or it has no name: the check says what is wrong with it */
export function readCompanyName(content: string): string | undefined {
  const file = join(content, "company.yaml");
  if (!existsSync(file)) return undefined;
  const company: unknown = parse(readTextFile(file), { logLevel: "silent" });
  const name =
    typeof company === "object" && company !== null && "name" in company ? company.name : undefined;
  return typeof name === "string" ? name : undefined;
}
