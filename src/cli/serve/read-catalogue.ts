/** The catalogue that the build left beside the server. Without rules that can be read the door stays shut. */
import { readFile } from "node:fs/promises";
import type { Catalogue } from "#src/domain/door/catalogue.ts";
import { accessRulesSchema } from "#src/schemas/access-rules.ts";
import { Refusal } from "../command.ts";

export async function readCatalogue(file: string): Promise<Catalogue> {
  try {
    const catalogue: Catalogue = JSON.parse(await readFile(file, "utf8"));
    const isWhole = Array.isArray(catalogue.documents) && Array.isArray(catalogue.nda);
    if (!isWhole || !accessRulesSchema.safeParse(catalogue.access).success)
      throw new TypeError("It lacks documents, agreements or rules.");
    return catalogue;
  } catch (cause) {
    throw new Refusal(
      `${file} cannot be used, so the door does not know its documents and rules. Run npm run build again.`,
      { cause },
    );
  }
}
