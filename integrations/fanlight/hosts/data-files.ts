/** What a function reads from files beside its code: the typefaces of names, and documents where they are bundled. */
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { Catalogue, CatalogueDocument } from "#src/domain/door/catalogue.ts";

const FONTS = "node_modules/@fontsource";
const DRAWN = /-(?:400-normal|600-normal|400-italic)\.woff$/;

/** Imported as JSON, by these names. */
export const LISTS = [
  "email-providers/all.json",
  "disposable-email-domains/index.json",
  "disposable-email-domains/wildcard.json",
];

/** Paths from the project's folder. */
export async function dataFiles({
  root,
  catalogue,
}: {
  root: string;
  catalogue: Pick<Catalogue, "storage" | "documents">;
}): Promise<string[]> {
  const families = (await readdir(join(root, FONTS))).filter((name) => /^noto-sans/.test(name));
  const fonts = await Promise.all(
    families.map(async (family) => {
      const names = await readdir(join(root, FONTS, family, "files"));
      const files = names.filter((name) => DRAWN.test(name)).map((name) => `files/${name}`);
      return ["unicode.json", "LICENSE", ...files].map((file) => `${FONTS}/${family}/${file}`);
    }),
  );
  const documents = catalogue.storage === "bundled" ? catalogue.documents.flatMap(filesOf) : [];
  return [...fonts.flat(), ...LISTS.map((list) => `node_modules/${list}`), ...documents];
}

/** What copies are made of, and no more: the original is not needed where its prepared form is. */
function filesOf({ file, stamp }: CatalogueDocument): string[] {
  const path = `private/${file.path}`;
  return stamp === "sheet" ? [path] : [`${path}.prepared.pdf`, `${path}.prepared.json`];
}
