import { describe, expect, test } from "vitest";
import { changesSince } from "#src/domain/subprocessor-changes.ts";
import { transferText } from "#src/domain/transfer-text.ts";
import { portalOf, present, subprocessor } from "../../support/content-builder.ts";

type Over = Parameters<typeof subprocessor>[1];

const shown = (over: Over, today: string) =>
  portalOf({ subprocessors: [subprocessor("s", over)] }, today).subprocessors[0];
const states = (over: Over, ...days: string[]) => days.map((today) => shown(over, today)?.state);

describe("a subprocessor", () => {
  test("without dates is active", () => {
    expect(states({}, "2026-11-23")).toEqual(["active"]);
  });

  test("is not published before it is announced", () => {
    expect(
      states({ announcedOn: "2026-11-23", effectiveOn: "2027-01-15" }, "2026-11-22", "2026-11-23"),
    ).toEqual([undefined, "in-notice"]);
  });

  test("is published, whatever its announcement, once it handles data", () => {
    expect(states({ announcedOn: "2026-12-01", effectiveOn: "2026-11-01" }, "2026-11-23")).toEqual([
      "active",
    ]);
  });

  test("is in notice to the last day for objections, then announced, then active", () => {
    const over = { announcedOn: "2026-11-01", effectiveOn: "2026-12-15" };
    expect(states(over, "2026-12-01", "2026-12-02", "2026-12-14", "2026-12-15")).toEqual([
      "in-notice",
      "announced",
      "announced",
      "active",
    ]);
  });

  test("shows the last day for objections while it is in notice only", () => {
    const over = { announcedOn: "2026-11-01", effectiveOn: "2026-12-15" };
    expect([
      shown(over, "2026-12-01")?.objectionDeadline,
      shown(over, "2026-12-02")?.objectionDeadline,
    ]).toEqual(["2026-12-01", undefined]);
  });

  test("is announced after its notice where no day of effect is named", () => {
    expect(states({ announcedOn: "2026-10-01" }, "2026-10-31", "2026-11-01")).toEqual([
      "in-notice",
      "announced",
    ]);
  });

  test("is in notice although it took effect inside it, unless it is an emergency replacement", () => {
    const early = { announcedOn: "2026-11-20", effectiveOn: "2026-11-22" };
    expect(states(early, "2026-11-23")).toEqual(["in-notice"]);
    const emergency = {
      ...early,
      emergency: { reason: "The old one failed.", noticeSentOn: "2026-11-20" },
    };
    expect(states(emergency, "2026-11-21", "2026-11-22")).toEqual(["in-notice", "active"]);
    expect(shown(emergency, "2026-11-23")?.objectionDeadline).toBe("2026-12-20");
    expect(shown(emergency, "2026-12-21")?.objectionDeadline).toBeUndefined();
  });

  test("is in notice where it took effect on the day of its announcement or the last of its notice", () => {
    expect(states({ announcedOn: "2026-11-20", effectiveOn: "2026-11-20" }, "2026-11-23")).toEqual([
      "in-notice",
    ]);
    expect(
      states({ announcedOn: "2026-11-20", effectiveOn: "2026-12-20" }, "2026-12-20", "2026-12-21"),
    ).toEqual(["in-notice", "active"]);
  });

  test("is published on the day it takes effect, although it is announced later", () => {
    expect(
      states({ announcedOn: "2026-12-01", effectiveOn: "2026-11-23" }, "2026-11-22", "2026-11-23"),
    ).toEqual([undefined, "active"]);
  });

  test("offers no objection once it is in use without an emergency, or removed", () => {
    expect(
      shown({ announcedOn: "2026-11-20", effectiveOn: "2020-01-01" }, "2026-11-23")
        ?.objectionDeadline,
    ).toBeUndefined();
    expect(
      shown({ announcedOn: "2026-11-20", removedOn: "2026-11-22" }, "2026-11-23")
        ?.objectionDeadline,
    ).toBeUndefined();
  });

  test("names what it replaces where that is published", () => {
    const replacing = (other: Over) =>
      portalOf({
        subprocessors: [subprocessor("new", { replaces: "old" }), subprocessor("old", other)],
      }).subprocessors.find(({ id }) => id === "new");
    expect(replacing({ removedOn: "2026-11-01" })?.replaces).toBe("old");
    expect(replacing({ announcedOn: "2026-12-01" })?.replaces).toBeUndefined();
  });

  test("that was announced after it took effect is active", () => {
    expect(states({ announcedOn: "2026-11-20", effectiveOn: "2020-01-01" }, "2026-11-23")).toEqual([
      "active",
    ]);
  });

  test("is removed from the day of its removal", () => {
    expect(states({ removedOn: "2026-11-23" }, "2026-11-22", "2026-11-23")).toEqual([
      "active",
      "removed",
    ]);
  });

  test("follows the company's own notice", () => {
    const portal = portalOf({
      company: { noticeDays: 10 },
      subprocessors: [subprocessor("s", { announcedOn: "2026-11-20", effectiveOn: "2027-01-01" })],
    });
    expect(portal.subprocessors[0]?.objectionDeadline).toBe("2026-11-30");
  });

  test("names its countries and its ground of transfer in words", () => {
    expect(
      shown(
        {
          locations: ["DE", "US"],
          transfer: { mechanism: "scc-2021-914", module: 3, assessment: true },
        },
        "2026-11-23",
      ),
    ).toMatchObject({
      countryNames: ["Germany", "United States"],
      transferText: "Standard contractual clauses (module 3), transfer assessment made",
    });
  });
});

test("a transfer that is not stated is shown so, unless data stays in the EEA, the UK and Switzerland", () => {
  expect(transferText({ locations: ["DE", "GB", "CH"] })).toBe(
    "Stays in the EEA, the UK or Switzerland",
  );
  expect(transferText({ locations: ["DE"], entityCountry: "US" })).toBe("Not stated");
  expect(transferText({ locations: ["US"], transfer: { mechanism: "dpf" } })).toBe(
    "EU-US Data Privacy Framework",
  );
});

describe("changes of subprocessors", () => {
  const entries = [
    subprocessor("old", {
      effectiveOn: "2024-01-01",
      removedOn: "2026-11-10",
      changes: [{ on: "2025-05-01", text: "Moved to Dublin." }],
    }),
    subprocessor("new", { announcedOn: "2026-10-01", effectiveOn: "2026-11-10", replaces: "old" }),
    subprocessor("soon", {
      announcedOn: "2026-11-20",
      effectiveOn: "2026-12-24",
      locations: ["FR", "IE"],
    }),
    subprocessor("today", { effectiveOn: "2026-11-23" }),
    subprocessor("secret", { announcedOn: "2026-12-01", effectiveOn: "2027-01-15" }),
  ];
  const changes = portalOf({ subprocessors: entries }).subprocessorChanges;

  test("are listed newest first, up to today", () => {
    expect(changes.map(({ on, subprocessor: id, kind }) => `${on} ${id} ${kind}`)).toEqual([
      "2026-11-23 today in-effect",
      "2026-11-20 soon announced",
      "2026-11-10 new in-effect",
      "2026-11-10 old removed",
      "2026-10-01 new announced",
      "2025-05-01 old changed",
      "2024-01-01 old in-effect",
    ]);
  });

  test("say what was announced and until when one may object", () => {
    expect(changes[1]).toMatchObject({
      text: "Announced: Hosting, France and Ireland, in effect from 24 December 2026. Region change: the only subprocessor with data in France and Ireland.",
      objectionDeadline: "2026-12-20",
    });
    expect(changes[4]?.text).toBe(
      "Announced: Hosting, Germany, in effect from 10 November 2026. It replaces Name of old.",
    );
  });

  test("since a day include that day", () => {
    expect(changesSince(changes, "2026-11-10")).toHaveLength(4);
    expect(changesSince(changes, "2026-11-11")).toHaveLength(2);
  });

  test("tell an emergency replacement with its reason", () => {
    const emergency = { reason: "The old one failed.", noticeSentOn: "2026-11-20" };
    const [, notice] = portalOf({
      subprocessors: [
        subprocessor("s", { announcedOn: "2026-11-20", effectiveOn: "2026-11-22", emergency }),
      ],
    }).subprocessorChanges;
    expect(present(notice)).toMatchObject({
      kind: "emergency",
      on: "2026-11-20",
      text: "Emergency replacement: The old one failed.",
      objectionDeadline: "2026-12-20",
    });
  });
});
