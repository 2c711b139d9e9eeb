/** `document verify`: whether the storage holds what the metadata says, and copies can be made of it. */
import { parseArgs } from "node:util";
import { type CatalogueDocument, describeCatalogue } from "#src/domain/door/catalogue.ts";
import { checkFile } from "#src/gate/files/check-file.ts";
import { openFiles } from "#src/gate/services.ts";
import { readDomainLists } from "#src/loaders/domain-lists.ts";
import { loadContent } from "#src/loaders/load-content.ts";
import { nearestWord } from "#src/schemas/nearest.ts";
import { type Context, type ExitCode, Refusal, UsageError } from "../command.ts";
import { readBuildInputs } from "../site/build-inputs.ts";
import { refuse } from "./refuse.ts";

export const usage = `document verify [<id>]

  <id>  One report or document; left out, all that are behind the door

For each file: size and SHA-256 in the storage, the prepared form, and a trial copy. Says what to do about
each fault. Ends with 0 when nothing is wrong, with 1 when something is.`;

export async function run(args: string[], context: Context): Promise<ExitCode> {
  const { positionals } = parseArgs({ args, allowPositionals: true });
  const [id, ...rest] = positionals;
  if (rest.length > 0) throw new UsageError("document verify takes one id at most.");
  const catalogue = await readCatalogue(context);
  const documents = choose(catalogue.documents, id);
  try {
    const files = openFiles({ ...context, storage: catalogue.storage });
    let faults = 0;
    for (const document of documents) {
      const fault = await checkFile(files, document);
      if (fault) faults += 1;
      const inOrder = document.stamp === "sheet" ? "in order, not marked" : "in order";
      context.out(`${document.id}: ${fault ?? inOrder}`);
    }
    context.out(`${documents.length} checked, ${faults} with a fault.`);
    return faults > 0 ? 1 : 0;
  } catch (error) {
    return refuse(error);
  }
}

async function readCatalogue(context: Context) {
  const { content: folder, today } = readBuildInputs(context);
  const { content, problems } = await loadContent({ folder, today });
  if (!content)
    throw new Refusal(
      `The content has ${problems.length} problems. \`npm run check\` lists them; correct them first.`,
    );
  const domainLists = await readDomainLists(folder);
  return describeCatalogue(content, { today, builtAt: today, domainLists });
}

function choose(documents: CatalogueDocument[], id: string | undefined): CatalogueDocument[] {
  if (id === undefined) return documents;
  const chosen = documents.filter((document) => document.id === id);
  if (chosen.length > 0) return chosen;
  const near = nearestWord(
    id,
    documents.map((document) => document.id),
  );
  throw new Refusal(
    `Behind the door there is no "${id}" with a file.${near ? ` Did you mean "${near}"?` : ""}`,
  );
}
