import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { PAGE_SECTIONS } from "#src/domain/rules/page-sections.ts";

const SRC = join(import.meta.dirname, "../../../src");

/** Where each page's sections are written. */
const PLACES = {
  documents: ["pages/documents/[...page].astro", "components/documents/DocumentGroup.astro"],
  subprocessors: ["pages/subprocessors/[...page].astro", "components/subprocessors"],
  uptime: ["pages/uptime/[...page].astro", "components/uptime"],
  policy: ["pages/policies/[policy].astro", "components/policies"],
  answer: ["pages/answers/[answer].astro", "components/answers"],
  update: ["pages/updates/[slug].astro", "components/updates"],
  everyPage: ["layouts", "components/frame"],
} satisfies Record<keyof typeof PAGE_SECTIONS, string[]>;

function idsIn(place: string): string[] {
  const path = join(SRC, place);
  const files = place.endsWith(".astro")
    ? [path]
    : readdirSync(path)
        .filter((name) => name.endsWith(".astro"))
        .map((name) => join(path, name));
  return files.flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(/\sid="([^"]+)"/g)].map((match) => match[1] ?? ""),
  );
}

it.each(Object.keys(PLACES) as (keyof typeof PLACES)[])("knows the sections of: %s", (page) => {
  expect([...new Set(PLACES[page].flatMap(idsIn))].sort()).toEqual([...PAGE_SECTIONS[page]].sort());
});
