/** Reads `.releases/` of the content folder: one file a release, written by `release` and read by the page of changes. */
import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Content } from "../schemas/content.ts";
import { type Release, releaseSchema } from "../schemas/release.ts";
import { resolveSampleDate } from "./sample-dates.ts";

export const RELEASES_FOLDER = ".releases";

const SAMPLE_DAY = /@today(?:[+-]\d{1,4}[dwmy])?[\^$]?/g;

/** Oldest first. @throws Error that names the file. */
export async function readReleases(
  folder: string,
  { sample, today }: { sample: boolean; today: string },
): Promise<Release[]> {
  const names = await readdir(join(folder, RELEASES_FOLDER)).catch(() => []);
  const releases: Release[] = [];
  for (const name of names.filter((one) => one.endsWith(".json")).sort()) {
    const file = `${RELEASES_FOLDER}/${name}`;
    const text = await readFile(join(folder, file), "utf8");
    // Only the fictional company's past moves with the day.
    const dated = sample
      ? text.replace(SAMPLE_DAY, (day) => resolveSampleDate(day, today) ?? day)
      : text;
    releases.push(parseRelease(dated, file));
  }
  return releases.filter(({ on }) => on < today).sort((one, other) => (one.on < other.on ? -1 : 1));
}

function parseRelease(text: string, file: string): Release {
  const broken = (what: string, cause?: unknown) =>
    new Error(
      `content/${file} ${what}. It is written by npm run fanlight -- release; take it from Git again, or delete it.`,
      { cause },
    );
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (cause) {
    throw broken("is not JSON", cause);
  }
  const parsed = releaseSchema.safeParse(data);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw broken(`is not a release: ${issue?.path.join(".")}: ${issue?.message}`);
}

/** Enough of a hash to see that a text is another one. */
const hashText = (text: string): string =>
  createHash("sha256").update(text.replace(/\s+/g, " ").trim()).digest("hex").slice(0, 16);

/** Of everything that a release says, so that a record on paper can be held against a portal. */
export const hashRelease = ({ sections }: Release): string =>
  createHash("sha256").update(JSON.stringify(sections)).digest("hex");

type Texts = Pick<Content, "policies" | "answers">;

/** Hashes of the texts of policies and answers; whoever takes a release asks only for those that are published. */
export function hashTexts(content: Texts) {
  const hashes = (name: keyof Texts) =>
    new Map(content[name].map(({ id, body }) => [id, hashText(body ?? "")]));
  return { policies: hashes("policies"), answers: hashes("answers") };
}
