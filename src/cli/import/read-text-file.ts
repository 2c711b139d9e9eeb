import { readFileSync } from "node:fs";
import { Refusal } from "../command.ts";

/** Reads a file that another tool wrote. A wrong encoding would change a document's words without a trace, so it is refused. */
export function readTextFile(path: string): string {
  const bytes = readFileSync(path);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (error) {
    throw new Refusal(`${path} is not UTF-8. Save it as UTF-8 and import again.`, { cause: error });
  }
}
