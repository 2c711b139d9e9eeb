import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { findCycle, listSources, readImports } from "./import-graph.ts";

const ROOT = resolve(import.meta.dirname, "../..");
const files = listSources(ROOT, ["src", "integrations"]);
const imports = readImports(
  ROOT,
  files.filter((file) => !file.endsWith(".d.ts")),
);

/** Rooms of the house, the most exact first. */
const ROOMS = [
  "src/content.config.ts",
  "src/components/ui",
  "src/components",
  "src/schemas",
  "src/frameworks",
  "src/domain",
  "src/loaders",
  "src/data",
  "src/sources",
  "src/exports",
  "src/setup",
  "src/cli",
  "src/layouts",
  "src/pages",
  "src/styles",
  "src/type",
  "src/gate/definitions.ts",
  "src/gate/ports",
  "src/gate/tables.ts",
  "src/gate/rows",
  "src/gate/settings.ts",
  "src/gate/settings-fault.ts",
  "src/gate/storage-settings.ts",
  "src/gate/current.ts",
  "src/gate/let-go.ts",
  "src/gate/services.ts",
  "src/gate/store-services.ts",
  "src/gate/middleware.ts",
  "src/gate/functions",
  "src/gate/migrations",
  "src/gate/adapters/paper",
  "src/gate/adapters",
  "src/gate/http/routes.ts",
  "src/gate/http",
  "src/gate",
  "integrations/content-check",
  "integrations/host-headers",
  "integrations",
] as const;
type Room = (typeof ROOMS)[number];

/** Who may import whom. A room may always import from itself; what is absent here is forbidden. */
const ALLOWED: Record<Room, readonly Room[]> = {
  "src/schemas": [],
  "src/frameworks": ["src/schemas"],
  "src/domain": ["src/schemas", "src/frameworks"],
  "src/exports": ["src/schemas", "src/frameworks", "src/domain"],
  "src/sources": ["src/schemas", "src/frameworks", "src/domain"],
  "src/loaders": ["src/schemas", "src/frameworks"],
  "src/content.config.ts": ["src/loaders", "src/schemas", "integrations"],
  "src/data": ["src/schemas", "src/domain"],
  "src/components/ui": ["src/styles"],
  "src/components": [
    "src/components/ui",
    "src/schemas",
    "src/frameworks",
    "src/domain",
    "src/styles",
  ],
  "src/layouts": ["src/components", "src/components/ui", "src/domain", "src/styles"],
  "src/pages": [
    "src/layouts",
    "src/components",
    "src/components/ui",
    "src/data",
    "src/domain",
    "src/frameworks",
    "src/exports",
    "src/styles",
  ],
  "src/styles": [],
  // Letters of every script, for whatever draws them.
  "src/type": [],
  "src/setup": [],
  "src/cli": [
    "src/sources",
    "src/loaders",
    "src/domain",
    "src/schemas",
    "src/frameworks",
    "src/gate/services.ts",
    "src/gate/store-services.ts",
    "src/gate/settings.ts",
    "src/gate/settings-fault.ts",
    "src/gate/definitions.ts",
    "src/gate/current.ts",
    "src/gate/http/routes.ts",
    // Checking a receipt or the log needs no server.
    "src/gate",
    "integrations/content-check",
    "integrations/host-headers",
  ],
  // Each is the door to the folder after it.
  "src/gate/definitions.ts": ["src/gate/ports", "src/domain"],
  "src/gate/ports": ["src/gate/tables.ts", "src/domain", "src/schemas"],
  "src/gate/tables.ts": ["src/gate/rows"],
  "src/gate/rows": [],
  "src/gate/settings-fault.ts": [],
  "src/gate/storage-settings.ts": [
    "src/gate/settings-fault.ts",
    "src/gate/definitions.ts",
    "src/domain",
  ],
  "src/gate/settings.ts": [
    "src/gate/settings-fault.ts",
    "src/gate/storage-settings.ts",
    "src/gate/definitions.ts",
    "src/domain",
  ],
  "src/gate/current.ts": ["src/gate/definitions.ts"],
  "src/gate/let-go.ts": [],
  "src/gate/migrations": ["src/gate/tables.ts"],
  // Sheets for agreements, and for policies that a company prints.
  "src/gate/adapters/paper": ["src/gate/definitions.ts", "src/type", "src/domain"],
  "src/gate/adapters": [
    "src/gate/adapters/paper",
    "src/gate/definitions.ts",
    "src/gate/tables.ts",
    "src/gate/migrations",
    "src/gate/let-go.ts",
    "src/type",
    // The agreement's blocks, which its page sets too.
    "src/domain",
  ],
  // The use cases, a folder a concept.
  "src/gate": [
    "src/gate/definitions.ts",
    "src/gate/tables.ts",
    "src/domain",
    "src/schemas",
    "src/frameworks",
  ],
  "src/gate/store-services.ts": [
    "src/gate/definitions.ts",
    "src/gate/settings.ts",
    "src/gate/settings-fault.ts",
    "src/gate/storage-settings.ts",
    "src/gate/adapters",
    "src/gate",
  ],
  "src/gate/services.ts": [
    "src/gate/store-services.ts",
    "src/gate/definitions.ts",
    "src/gate/settings.ts",
    "src/gate/settings-fault.ts",
    "src/gate/storage-settings.ts",
    "src/gate/adapters",
    "src/gate",
    "src/domain",
  ],
  "src/gate/http/routes.ts": [],
  "src/gate/http": [
    "src/gate/let-go.ts",
    "src/gate/http/routes.ts",
    "src/gate/definitions.ts",
    "src/gate/tables.ts",
    "src/gate/current.ts",
    "src/gate",
    "src/components",
    "src/components/ui",
    "src/layouts",
    "src/domain",
    "src/schemas",
    "src/styles",
  ],
  "src/gate/middleware.ts": [
    "src/domain",
    "src/gate/current.ts",
    "src/gate/definitions.ts",
    "src/gate/http",
    "src/gate/http/routes.ts",
    "src/gate",
  ],
  // The second composition root, with what opens it: a host that runs functions has no process that could.
  "src/gate/functions": [
    "src/gate/current.ts",
    "src/gate/definitions.ts",
    "src/gate/settings.ts",
    "src/gate/settings-fault.ts",
    "src/gate/storage-settings.ts",
    "src/gate/adapters",
    "src/gate/http/routes.ts",
    "src/gate",
    "src/domain",
  ],
  "integrations/content-check": ["src/schemas", "src/frameworks", "src/domain", "src/loaders"],
  "integrations/host-headers": ["src/domain"],
  integrations: [
    "integrations/host-headers",
    "src/schemas",
    "src/frameworks",
    "src/domain",
    "src/exports",
    "src/loaders",
    "src/type",
    "src/gate/adapters/paper",
    "src/gate/http/routes.ts",
    "src/gate/current.ts",
    "src/gate/services.ts",
  ],
};

function roomOf(file: string): Room | undefined {
  return ROOMS.find((room) => file === room || file.startsWith(`${room}/`));
}

describe("the import table", () => {
  it("knows the room of every source", () => {
    const homeless = files.filter((file) => !roomOf(file) && !/^src\/[\w-]+\.d\.ts$/.test(file));
    expect(homeless).toEqual([]);
    expect(files.length).toBeGreaterThan(150);
  });

  it("holds: nothing is imported that is not allowed", () => {
    const forbidden = imports
      .filter(({ inside }) => inside)
      .filter(({ from, to }) => {
        const [here, there] = [roomOf(from), roomOf(to)];
        return !here || !there || (here !== there && !ALLOWED[here].includes(there));
      })
      .map(({ from, to }) => `${from} imports ${to}`);
    expect(forbidden).toEqual([]);
    expect(imports.length).toBeGreaterThan(400);
  });

  it("has no cycle", () => {
    expect(findCycle(imports)).toBeUndefined();
  });

  it("keeps Astro's own modules out of what also runs without Astro", () => {
    const outside = [
      "src/schemas",
      "src/frameworks",
      "src/domain",
      "src/loaders",
      "src/cli",
      "src/sources",
    ];
    const found = imports
      .filter(
        ({ from, to }) =>
          to.startsWith("astro:") && outside.some((room) => from.startsWith(`${room}/`)),
      )
      .map(({ from, to }) => `${from} imports ${to}`);
    expect(found).toEqual([]);
  });

  it("keeps Node's modules out of what browsers and pages run", () => {
    const found = imports
      .filter(
        ({ from, to }) =>
          to.startsWith("node:") &&
          /^src\/(?:components|layouts|domain|frameworks|schemas)\//.test(from),
      )
      .filter(({ from }) => from !== "src/schemas/json-schemas.ts")
      .map(({ from, to }) => `${from} imports ${to}`);
    expect(found).toEqual([]);
  });

  it("calls Astro's collections from src/data alone", () => {
    const found = imports
      .filter(
        ({ from, to }) =>
          to === "astro:content" &&
          !from.startsWith("src/data/") &&
          from !== "src/content.config.ts",
      )
      .map(({ from }) => from);
    expect(found.filter((file) => !file.startsWith("src/pages/"))).toEqual([]);
  });

  it("notices a cycle and a forbidden import when there is one", () => {
    const cycle = [
      { from: "a.ts", to: "b.ts", inside: true },
      { from: "b.ts", to: "a.ts", inside: true },
    ];
    expect(findCycle(cycle)).toEqual(["a.ts", "b.ts", "a.ts"]);
  });
});
