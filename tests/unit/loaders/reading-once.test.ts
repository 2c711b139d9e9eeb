import { cp, mkdtemp, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { loadContent } from "#src/loaders/load-content.ts";
import { TODAY } from "../../fixtures/change-company.ts";

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "fanlight-"));
  await cp(join(import.meta.dirname, "../../fixtures/company"), folder, { recursive: true });
});

afterEach(() => rm(folder, { recursive: true }));

it("reads the same content once, whoever asks", async () => {
  const [one, two] = await Promise.all([
    loadContent({ folder, today: TODAY }),
    loadContent({ folder, today: TODAY }),
  ]);
  const three = await loadContent({ folder, today: TODAY });
  expect(two.content).toBe(one.content);
  expect(three.content).toBe(one.content);
});

it("reads again when a file changes, comes or goes, and on another day", async () => {
  const before = await loadContent({ folder, today: TODAY });
  expect((await loadContent({ folder, today: "2026-11-24" })).content).not.toBe(before.content);

  await writeFile(
    join(folder, "updates/news.md"),
    "---\ndate: 2026-11-01\nkind: general\ntitle: T\nsummary: S\n---\nText.\n",
  );
  expect((await loadContent({ folder, today: TODAY })).content?.updates).toHaveLength(2);

  const changed = join(folder, "updates/news.md");
  await writeFile(
    changed,
    "---\ndate: 2026-11-01\nkind: general\ntitle: U\nsummary: S\n---\nText.\n",
  );
  await utimes(changed, new Date(), new Date(Date.now() + 5000));
  const after = await loadContent({ folder, today: TODAY });
  expect(after.content?.updates.map(({ data }) => data.title)).toContain("U");

  await rm(changed);
  expect((await loadContent({ folder, today: TODAY })).content?.updates).toHaveLength(1);
});
