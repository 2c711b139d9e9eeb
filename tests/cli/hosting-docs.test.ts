/** Whoever hosts the portal reads one page, so each says everything, and the same that the code asks for. */
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readSettings } from "#src/gate/settings.ts";
import { SettingsFault } from "#src/gate/settings-fault.ts";
import { root } from "./run-cli.ts";

const read = (path: string) => readFileSync(join(root, path), "utf8");

type Place = "netlify" | "vercel" | "node";
const PLACES: Place[] = ["netlify", "vercel", "node"];

/** What the door cannot open without, as it says itself. */
function askedFor(place: Place): string[] {
  const host = place === "node" ? undefined : place;
  try {
    readSettings({}, { isLoopback: false, url: "http://0.0.0.0:8080", storage: "folder", host });
    return [];
  } catch (error) {
    if (!(error instanceof SettingsFault)) throw error;
    return error.faults.map((fault) => fault.split(" ")[0] ?? "").sort();
  }
}

function sectionsOf(page: string): Map<string, string> {
  const [, ...parts] = page.split(/^## /m);
  return new Map(
    parts.map((part) => {
      const [heading = "", ...lines] = part.split("\n");
      return [heading, lines.join("\n").trim()];
    }),
  );
}

describe.each(PLACES)("docs/hosting/%s.md", (place) => {
  const sections = sectionsOf(read(`docs/hosting/${place}.md`));

  it.each([
    ["settings", /^Settings$/],
    ["database", /^Database$/],
    ["mail", /^Mail$/],
    ["files", /^Files$/],
    ["the domain", /^Domain$/],
    ["scheduled jobs", /^Scheduled jobs$/],
    ["previews", /^(?:Deploy p|P)review(?:s| deployments)$/],
    ["limits", /^Limits$/],
    ["what idling costs", /^What idling costs$/],
  ])("speaks of %s", (_, heading) => {
    const [text] = [...sections].filter(([name]) => heading.test(name)).map(([, said]) => said);
    expect(text?.length).toBeGreaterThan(80);
  });

  it("names every setting that the door asks for there, and none that nothing reads", () => {
    const table = sections.get("Settings") ?? "";
    const named = [...table.matchAll(/^\| (`[A-Z_]+`(?:, `[A-Z_]+`)*) \|/gm)].flatMap(
      ([, names = ""]) => names.match(/[A-Z_]+/g) ?? [],
    );
    const asked = askedFor(place);
    expect(asked).toContain("PUBLIC_URL");
    expect(named).toEqual(expect.arrayContaining(asked));
    const code = globSync(["src/**/*.ts", "integrations/**/*.ts"], { cwd: root }).map(read);
    expect(named.filter((name) => !code.some((text) => text.includes(name)))).toEqual([]);
  });
});

describe("the deploy button", () => {
  /** Where the picture leads. */
  const linkOf = (page: string) =>
    new URL(/^\[!\[[^\]]+\]\([^)]+\)\]\(([^)]+)\)$/m.exec(page)?.[1] ?? "");

  it("of Netlify takes the repository, whose netlify.toml asks for what the door needs", () => {
    const link = linkOf(read("docs/hosting/netlify.md"));
    expect(link.origin + link.pathname).toBe("https://app.netlify.com/start/deploy");
    expect(link.searchParams.get("repository")).toMatch(/^https:\/\/github\.com\//);
    const toml = read("netlify.toml");
    const [, form = ""] = toml.split("[template.environment]\n");
    const names = [...form.matchAll(/^ {2}(\w+) = ".+"$/gm)].map(([, name]) => name);
    expect(names.sort()).toEqual(askedFor("netlify"));
    expect(toml).toMatch(/^ {2}command = "npm run build"\n {2}publish = "dist"$/m);
  });

  it("of Vercel takes the repository and asks for what the door needs", () => {
    const link = linkOf(read("docs/hosting/vercel.md"));
    expect(link.origin + link.pathname).toBe("https://vercel.com/new/clone");
    expect(link.searchParams.get("repository-url")).toMatch(/^https:\/\/github\.com\//);
    expect(link.searchParams.get("env")?.split(",").sort()).toEqual(askedFor("vercel"));
    expect(JSON.parse(read("vercel.json")).buildCommand).toBe("npm run build");
  });
});
