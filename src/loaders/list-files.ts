/** Finds the content files, and every file that looks like content but would silently not be read. */
import type { Dirent } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { nearestWord } from "../schemas/nearest.ts";
import { CONCEPTS, type Concept, ENDINGS, OTHER_FOLDERS, SINGLE_FILES } from "./concepts.ts";
import { type Problem, problemAt, START } from "./problem.ts";
import { leavesFolder } from "./read-text.ts";

export interface Listing {
  /** Files of each concept in order of their names, relative to the content folder. */
  files: Map<Concept, string[]>;
  /** Those of `SINGLE_FILES` that exist. */
  single: Set<string>;
  problems: Problem[];
}

export async function listFiles(folder: string): Promise<Listing> {
  const concepts: Concept[] = Object.values(CONCEPTS);
  const listing: Listing = { files: new Map(), single: new Set(), problems: [] };
  const folders = new Set([
    "",
    ...concepts.map((concept) => concept.folder),
    ...concepts.map((concept) => parentOf(concept.folder)),
  ]);
  for (const place of [...folders].sort()) await listFolder(folder, place, concepts, listing);
  return listing;
}

async function listFolder(
  folder: string,
  place: string,
  concepts: Concept[],
  listing: Listing,
): Promise<void> {
  const concept = concepts.find((candidate) => candidate.folder === place);
  const inside = concepts
    .map((candidate) => candidate.folder)
    .filter((name) => name !== place && parentOf(name) === place);
  const topLevel =
    place === ""
      ? concepts.map((candidate) => candidate.folder.split("/")[0] ?? "").concat(OTHER_FOLDERS)
      : [];
  const subfolders = new Set([
    ...inside.map((name) => name.slice(place === "" ? 0 : place.length + 1)),
    ...topLevel,
  ]);
  const singles = new Set(
    SINGLE_FILES.filter((name) => parentOf(name) === place).map((name) =>
      name.slice(place === "" ? 0 : place.length + 1),
    ),
  );
  const files: string[] = [];
  for (const entry of await entriesOf(folder, place, listing)) {
    const file = place === "" ? entry.name : `${place}/${entry.name}`;
    const isFolder = entry.isDirectory() || (entry.isSymbolicLink() && subfolders.has(entry.name));
    if (isFolder ? subfolders.has(entry.name) : singles.has(entry.name)) {
      if (!isFolder) listing.single.add(file);
    } else if (!isFolder && concept && endsWithOneOf(entry.name, ENDINGS[concept.form]))
      files.push(file);
    else listing.problems.push(unexpected(file, entry, isFolder, { concept, singles, subfolders }));
  }
  if (concept) listing.files.set(concept, files);
}

async function entriesOf(folder: string, place: string, listing: Listing): Promise<Dirent[]> {
  const path = join(folder, place);
  try {
    const entries = await readdir(path, { withFileTypes: true });
    if (place !== "" && (await leavesFolder(folder, path))) {
      listing.problems.push(
        problemAt("outside-folder", place, START, {
          message:
            "This folder is a link to a place outside the content folder. Only files inside it are read.",
        }),
      );
      return [];
    }
    return entries
      .filter((entry) => !isLeftAlone(entry.name))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    if ((error as NodeJS.ErrnoException).code !== "ENOTDIR") throw error;
    listing.problems.push(
      problemAt("unexpected-file", place, START, { message: "This must be a folder." }),
    );
    return [];
  }
}

function isLeftAlone(name: string): boolean {
  return name.startsWith(".") || name.startsWith("_") || name === "README.md";
}

function endsWithOneOf(name: string, endings: readonly string[]): boolean {
  return endings.some((ending) => name.endsWith(ending));
}

interface Expectation {
  concept: Concept | undefined;
  singles: Set<string>;
  subfolders: Set<string>;
}

function unexpected(
  file: string,
  entry: Dirent,
  isFolder: boolean,
  { concept, singles, subfolders }: Expectation,
): Problem {
  const endings = concept ? ENDINGS[concept.form] : [];
  const expected = [
    ...(endings.length > 0 ? [`files that end in ${endings.join(" or ")}`] : []),
    ...[...singles].sort(),
    ...[...subfolders].sort().map((name) => `${name}/`),
  ].join(", ");
  const stem = entry.name.replace(/\.[^.]*$/, "");
  const meant = isFolder
    ? nearestWord(entry.name, subfolders)
    : (nearestWord(entry.name, singles) ??
      (endings[0] && stem !== "" ? `${stem}${endings[0]}` : undefined));
  return problemAt("unexpected-file", file, START, {
    message: `This ${isFolder ? "folder" : "file"} would not be read. If that is meant, start its name with "_".`,
    expected,
    suggestion: meant,
  });
}

function parentOf(path: string): string {
  return path.includes("/") ? path.slice(0, path.lastIndexOf("/")) : "";
}
