/** What a visitor may ask for: hidden documents are there only for those who were invited to them. */
import type { Catalogue, CatalogueDocument } from "../../domain/door/catalogue.ts";

/** @param invited ids that an open invitation names */
export function askableDocuments(
  { documents }: Pick<Catalogue, "documents">,
  invited: readonly string[] = [],
): CatalogueDocument[] {
  return documents.filter(({ id, level }) => level !== "hidden" || invited.includes(id));
}
