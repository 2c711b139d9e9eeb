import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { describePortal } from "#src/domain/portal.ts";
import {
  compareLists,
  type DatedList,
  type ListedSubprocessor,
} from "#src/domain/subprocessor-history.ts";
import {
  contentOf,
  portalOf,
  present,
  subprocessor,
  TODAY,
} from "../../support/content-builder.ts";

const REAL = resolve(import.meta.dirname, "../../../../shared/real/basecamp-subprocessors/history");

/** As the company published it: links in lists, under a heading that says where. */
function readList(file: string): DatedList {
  let country = "";
  const entries: ListedSubprocessor[] = [];
  for (const line of readFileSync(join(REAL, file), "utf8").split("\n")) {
    if (/located in the United States/.test(line)) country = "US";
    if (/located in the EU/.test(line)) country = "EU";
    const name = line.match(/^\* \[([^\]]+)\]/)?.[1];
    if (name) entries.push({ id: name.toLowerCase(), name, locations: [country] });
  }
  return { on: file.slice(0, 10), entries };
}

describe.skipIf(!existsSync(REAL))(
  "six dated versions of a real list (skipped where the folder is not there)",
  () => {
    const changes = compareLists(
      existsSync(REAL) ? readdirSync(REAL).toSorted().map(readList) : [],
    );

    test("give the additions and removals that took place", () => {
      expect(changes.map(({ on, kind, entry }) => `${on} ${kind} ${entry.name}`)).toEqual([
        "2021-07-12 added hCaptcha",
        "2022-05-18 added Datadog",
        "2022-07-05 added Convert.com",
        "2023-02-27 added Cloudflare",
        "2023-06-08 added AppSignal",
        "2023-06-08 removed Customer.io",
        "2023-06-08 removed Datadog",
      ]);
    });

    test("tell the one that brings a new region from the others", () => {
      expect(
        changes
          .filter(({ countries }) => countries.added.length > 0)
          .map(({ entry }) => entry.name),
      ).toEqual(["AppSignal"]);
    });
  },
);

const list = (on: string, entries: Record<string, string[]>): DatedList => ({
  on,
  entries: Object.entries(entries).map(([id, locations]) => ({
    id,
    name: `Name of ${id}`,
    locations,
  })),
});

describe("versions of a list", () => {
  test("are compared by date, whatever their order, and the first one adds nothing", () => {
    const versions = [
      list("2026-02-01", { a: ["DE"], b: ["IE"] }),
      list("2026-01-01", { a: ["DE"] }),
    ];
    expect(
      compareLists(versions).map(({ on, kind, entry }) => `${on} ${kind} ${entry.id}`),
    ).toEqual(["2026-02-01 added b"]);
    expect(compareLists(versions.slice(1))).toEqual([]);
  });

  test("know a subprocessor by its name where its id is another", () => {
    const [before, after] = [list("2026-01-01", { a: ["DE"] }), list("2026-02-01", { b: ["DE"] })];
    const renamed = after.entries.map((entry) => ({ ...entry, name: "Name of a" }));
    expect(compareLists([before, { ...after, entries: renamed }])).toEqual([]);
  });

  test("tell where data moved", () => {
    const [moved] = compareLists([
      list("2026-01-01", { a: ["DE", "IE"] }),
      list("2026-02-01", { a: ["DE", "US"] }),
    ]);
    expect(present(moved)).toMatchObject({
      kind: "moved",
      countries: { added: ["US"], removed: ["IE"] },
    });
  });
});

describe("changes of subprocessors with the history of the list", () => {
  const changesOf = (
    over: Parameters<typeof subprocessor>[1],
    versions: DatedList[],
    today = TODAY,
  ) =>
    describePortal(contentOf({ subprocessors: [subprocessor("s", over)] }), {
      today,
      builtAt: `${today}T08:00:00Z`,
      subprocessorLists: versions,
    }).subprocessorChanges.map(({ on, kind, name, text, basis }) => ({
      on,
      kind,
      name,
      text,
      basis,
    }));

  test("show who left it without a date", () => {
    expect(
      changesOf({}, [
        list("2026-01-01", { s: ["DE"], gone: ["US"] }),
        list("2026-03-01", { s: ["DE"] }),
      ]),
    ).toMatchInlineSnapshot(`
      [
        {
          "basis": "history",
          "kind": "removed",
          "name": "Name of gone",
          "on": "2026-03-01",
          "text": "No longer on the list. Region change: data is no longer processed in United States. Seen in the history of this list.",
        },
      ]
    `);
  });

  test("repeat nothing that an entry dates", () => {
    const versions = [
      list("2026-01-01", {}),
      list("2026-01-05", { s: ["DE"] }),
      list("2026-06-01", { s: ["IE"] }),
      list("2026-09-01", {}),
    ];
    const dated = {
      announcedOn: "2026-01-05",
      effectiveOn: "2026-02-10",
      removedOn: "2026-09-01",
      changes: [{ on: "2026-05-20", text: "Moved.", locationsBefore: ["DE"] }],
      locations: ["IE"],
    };
    expect(changesOf(dated, versions).map(({ basis }) => basis)).toEqual(Array(4).fill("dates"));
  });
});

describe("a region change", () => {
  test("is told of a change that names the countries before it, up to the next one", () => {
    const portal = portalOf({
      subprocessors: [
        subprocessor("s", {
          locations: ["US"],
          changes: [
            { on: "2026-03-01", text: "Left Germany.", locationsBefore: ["IE", "DE"] },
            { on: "2026-05-01", text: "Moved.", locationsBefore: ["IE"] },
            { on: "2026-06-01", text: "Another purpose." },
          ],
        }),
      ],
    });
    expect(
      portal.subprocessorChanges.map(({ on, text, countries }) => ({ on, text, countries })),
    ).toEqual([
      { on: "2026-06-01", text: "Another purpose.", countries: undefined },
      {
        on: "2026-05-01",
        text: "Moved. Region change: data is now also processed in United States, and no longer in Ireland.",
        countries: { added: ["US"], removed: ["IE"] },
      },
      {
        on: "2026-03-01",
        text: "Left Germany. Region change: data is no longer processed in Germany.",
        countries: { added: [], removed: ["DE"] },
      },
    ]);
  });

  test("is told of a new one in a country in which no other handled data", () => {
    const announced = { announcedOn: "2026-11-01", effectiveOn: "2026-12-20" };
    const portal = portalOf({
      subprocessors: [
        subprocessor("here", { locations: ["DE"] }),
        subprocessor("there", { locations: ["DE", "CA"], ...announced }),
        subprocessor("same", { locations: ["DE"], ...announced }),
      ],
    });
    expect(
      portal.subprocessorChanges.map(({ subprocessor: id, countries }) => [id, countries?.added]),
    ).toEqual([
      ["same", undefined],
      ["there", ["CA"]],
    ]);
  });
});
