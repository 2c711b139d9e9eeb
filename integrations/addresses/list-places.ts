/**
 * Places that readers link to and no search finds: the rows of questionnaires, and rows and versions of policies. They are named by
 * people. Places that come and go with time, such as days of an incident, are none that could be kept.
 */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { addressOf } from "#src/domain/addresses.ts";
import type { Portal } from "#src/domain/views.ts";

/** @param folder of the build's public output */
export async function listPlaces(
  { questionnaires, policies }: Pick<Portal, "questionnaires" | "policies">,
  folder: string,
): Promise<string[]> {
  const rows = questionnaires.flatMap(({ id, sections }) =>
    sections.flatMap((section) =>
      section.rows.map((row) => addressOf.questionnaireRow(id, row.id)),
    ),
  );
  const texts = policies.map(async ({ id }) => {
    const html = await readFile(join(folder, addressOf.policy(id), "index.html"), "utf8");
    const ids = html.matchAll(/<(?:h3|tr)\b[^>]*\sid="((?:row|version)-[^"&]+)"/g);
    return [...ids].map(([, place]) => `${addressOf.policy(id)}#${place}`);
  });
  return [...rows, ...(await Promise.all(texts)).flat()];
}
