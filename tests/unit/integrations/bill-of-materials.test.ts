import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { billOfMaterials } from "#integrations/release/software/bill-of-materials.ts";
import { listInstalled } from "#integrations/release/software/installed-packages.ts";

const ROOT = resolve(import.meta.dirname, "../../..");
const today = "2026-11-26";

/** A project with what npm would have put there. */
function makeProject(
  asked: Record<string, string>,
  record: Record<string, object>,
  manifests: Record<string, object> = {},
): string {
  const folder = mkdtempSync(join(tmpdir(), "fanlight-bill-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const site = { name: "site", version: "1.0.0", description: "A site", license: "MIT" };
  writeFileSync(join(folder, "package.json"), JSON.stringify({ ...site, dependencies: asked }));
  for (const place of Object.keys(record)) {
    mkdirSync(join(folder, place), { recursive: true });
    writeFileSync(join(folder, place, "package.json"), JSON.stringify(manifests[place] ?? {}));
  }
  const file = join(folder, "node_modules/.package-lock.json");
  writeFileSync(file, JSON.stringify({ packages: record }));
  return folder;
}

const project = () =>
  makeProject(
    { "@a/pen": "1.0.0", ink: "^2.0.0" },
    {
      "node_modules/@a/pen": {
        version: "1.0.0+b1",
        license: "MIT",
        integrity: `sha512-${Buffer.from("archive").toString("base64")}`,
        dependencies: { ink: "^1.0.0" },
        optionalDependencies: { "pen-darwin": "1.0.0" },
      },
      "node_modules/@a/pen/node_modules/ink": { version: "1.0.0", optional: true },
      "node_modules/ink": { version: "2.0.0" },
      "node_modules/test-only": { version: "1.0.0", dev: true },
    },
    { "node_modules/ink": { licenses: [{ type: "MIT" }, { type: "GPL-2.0-only" }] } },
  );

describe("the bill of materials", () => {
  it("names what is installed and not for development alone, with what each needs", async () => {
    const text = await billOfMaterials({ root: project(), env: {}, today });
    const { components, dependencies } = JSON.parse(text);
    expect(components).toEqual([
      {
        type: "library",
        "bom-ref": "@a/pen@1.0.0+b1",
        name: "@a/pen",
        version: "1.0.0+b1",
        scope: "required",
        hashes: [{ alg: "SHA-512", content: Buffer.from("archive").toString("hex") }],
        licenses: [{ expression: "MIT" }],
        purl: "pkg:npm/%40a/pen@1.0.0%2Bb1",
      },
      expect.objectContaining({ "bom-ref": "ink@1.0.0", scope: "optional" }),
      expect.objectContaining({ "bom-ref": "ink@2.0.0", scope: "required" }),
    ]);
    expect(components[2].licenses).toEqual([{ expression: "MIT OR GPL-2.0-only" }]);
    expect(dependencies).toEqual([
      { ref: "site@1.0.0", dependsOn: ["@a/pen@1.0.0+b1", "ink@2.0.0"] },
      { ref: "@a/pen@1.0.0+b1", dependsOn: ["ink@1.0.0"] },
      { ref: "ink@1.0.0", dependsOn: [] },
      { ref: "ink@2.0.0", dependsOn: [] },
    ]);
  });

  it("takes no words for a licence that only look like one", async () => {
    const root = makeProject(
      {},
      {
        "node_modules/a": { version: "1.0.0", license: "SEE LICENSE IN terms.txt" },
        "node_modules/b": { version: "1.0.0", license: "UNLICENSED" },
      },
    );
    const { components } = JSON.parse(await billOfMaterials({ root, env: {}, today }));
    expect(components.map(({ licenses }: { licenses: unknown }) => licenses)).toEqual([
      [{ license: { name: "SEE LICENSE IN terms.txt" } }],
      [{ license: { name: "UNLICENSED" } }],
    ]);
  });

  it("has the same bytes for the same packages, and another number for others", async () => {
    const root = project();
    const first = await billOfMaterials({ root, env: {}, today });
    expect(await billOfMaterials({ root, env: {}, today })).toBe(first);
    rmSync(join(root, "node_modules/ink"), { recursive: true });
    const later = await billOfMaterials({ root, env: {}, today });
    expect(JSON.parse(later).serialNumber).not.toBe(JSON.parse(first).serialNumber);
  });
});

it("stops a build that cannot say what is installed", async () => {
  const root = project();
  rmSync(join(root, "node_modules/.package-lock.json"));
  await expect(billOfMaterials({ root, env: {}, today })).rejects.toThrow("npm ci");
});

describe("the project's own", () => {
  it("holds every package that it asks for, in the version that is pinned, and nothing hangs in the air", async () => {
    const { dependencies: asked } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
    const bill = JSON.parse(await billOfMaterials({ root: ROOT, env: {}, today }));
    const refs = new Set(
      [bill.metadata.component, ...bill.components].map((one) => one["bom-ref"]),
    );
    const wanted = Object.entries(asked).map(([name, version]) => `${name}@${version}`);
    expect(wanted.filter((key) => !refs.has(key))).toEqual([]);
    const named = bill.dependencies.flatMap(
      ({ ref, dependsOn }: { ref: string; dependsOn: string[] }) => [ref, ...dependsOn],
    );
    expect(named.filter((ref: string) => !refs.has(ref))).toEqual([]);
    expect(new Set(named)).toEqual(refs);
    expect(listInstalled(ROOT).packages.length).toBe(bill.components.length);
  });
});
