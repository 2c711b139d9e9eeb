import { describe, expect, test } from "vitest";
import { shortTitleOf, titleOf } from "#src/domain/report-titles.ts";
import type { ReportInput } from "#src/schemas/report.ts";
import {
  document,
  letter,
  portalOf,
  present,
  report,
  subprocessor,
} from "../../support/content-builder.ts";

const file = { path: "deep/folder/soc 2.pdf", bytes: 10, sha256: "a".repeat(64) };
const certificate: Partial<ReportInput> = {
  kind: "iso27001",
  type: undefined,
  period: undefined,
  categories: [],
};
const viewOf = (over: Partial<ReportInput>) =>
  present(portalOf({ reports: [report("r", over)] }).reports[0]);

describe("the title of a report", () => {
  test.each<[Partial<ReportInput>, string]>([
    [{}, "SOC 2 Type 2 report"],
    [{ type: 1 }, "SOC 2 Type 1 report"],
    [{ type: undefined }, "SOC 2 report"],
    [{ kind: "soc2-plus" }, "SOC 2+ Type 2 report"],
    [{ kind: "soc1" }, "SOC 1 Type 2 report"],
    [{ kind: "soc3", type: undefined }, "SOC 3 report"],
    [certificate, "ISO/IEC 27001 certificate"],
    [{ ...certificate, certificate: { edition: "2022" } }, "ISO/IEC 27001:2022 certificate"],
    [
      { ...certificate, certificate: { edition: "ISO/IEC 27001:2022" } },
      "ISO/IEC 27001:2022 certificate",
    ],
    [{ ...certificate, kind: "iso42001" }, "ISO/IEC 42001 certificate"],
    [{ ...certificate, kind: "pci-aoc" }, "PCI DSS attestation of compliance"],
    [{ ...certificate, kind: "management-letter" }, "Management letter"],
    [{ title: "Our own title" }, "Our own title"],
  ])("of %j is %s", (over, title) => {
    expect(titleOf(report("r", over).data)).toBe(title);
  });

  test("is short without its noun", () => {
    expect([shortTitleOf(report("r").data), shortTitleOf(report("r", certificate).data)]).toEqual([
      "SOC 2 Type 2",
      "ISO/IEC 27001",
    ]);
  });
});

describe("the next step", () => {
  test("with a public file is to open it", () => {
    expect(viewOf({ access: "public", file }).next).toEqual({
      kind: "open",
      label: "Open PDF",
      href: "/files/r/soc%202.pdf",
    });
  });

  test("with a closed report, letter or certificate is to request it", () => {
    expect(viewOf({}).next).toEqual({
      kind: "request",
      label: "Request report",
      href: "/request/?document=r",
    });
    expect(viewOf({ ...certificate, access: "nda" }).next.label).toBe("Request certificate");
    expect(viewOf({ ...certificate, kind: "pci-aoc" }).next.label).toBe("Request document");
    expect(viewOf({ ...certificate, kind: "csa-star" }).next.label).toBe("Request document");
    expect(portalOf({ reports: [letter("l")] }).reports[0]?.next.label).toBe("Request letter");
  });

  test("with a superseded report is still to request it, with a withdrawn or reissued one nothing", () => {
    const reports = [
      report("old"),
      report("new", { supersedes: "old" }),
      report("wrong"),
      report("fix", { reissues: "wrong" }),
      report("gone", { withdrawn: { on: "2026-11-20", reason: "An error." } }),
    ];
    const next = Object.fromEntries(portalOf({ reports }).reports.map((one) => [one.id, one.next]));
    expect(next).toMatchObject({
      old: { kind: "request" },
      gone: { kind: "none", label: "Withdrawn" },
      wrong: { kind: "none", label: "Reissued" },
      fix: { kind: "request" },
    });
  });

  test("says from the day after its end that an observation has ended", () => {
    const observed = (periodEnd: string) =>
      viewOf({
        stage: "observation",
        period: undefined,
        opinion: undefined,
        issuedOn: undefined,
        expected: { periodStart: "2026-05-01", periodEnd },
      }).stageLabel;
    expect(observed("2026-11-23")).toBe("In observation");
    expect(observed("2026-11-22")).toBe("Observation ended 22 November 2026");
  });

  test("with a report in preparation is to ask to be told, by mail", () => {
    expect(
      viewOf({
        stage: "readiness",
        period: undefined,
        opinion: undefined,
        issuedOn: undefined,
        access: "public",
        file,
      }).next,
    ).toEqual({
      kind: "ask",
      label: "Ask to be told",
      href: "mailto:security@example.com?subject=Tell%20me%20when%20it%20is%20there%3A%20SOC%202%20Type%202%20report",
    });
  });

  test("with a public document that has an address is to read it there", () => {
    const next = (over: object) =>
      portalOf({ documents: [document("d", over)] }).documents[0]?.next;
    expect(next({ access: "public", link: "/data/" })).toEqual({
      kind: "open",
      label: "Read it",
      href: "/data/",
    });
    expect(next({ dated: "2026-06-01" })).toEqual({
      kind: "request",
      label: "Request document",
      href: "/request/?document=d",
    });
    expect(next({ nextExpected: "2027-01-01" })?.kind).toBe("ask");
    expect([next({ dated: "2026-11-23" })?.kind, next({ dated: "2026-11-24" })?.kind]).toEqual([
      "request",
      "ask",
    ]);
    expect(next({ file })?.kind).toBe("request");
    expect(next({ access: "public", dated: "2026-06-01" })?.kind).toBe("none");
  });
});

describe("a report's page", () => {
  test("tells the name of a closed file, not the folder it is kept in", () => {
    expect(viewOf({ file }).file?.path).toBe("soc 2.pdf");
    expect(viewOf({ access: "public", file }).file?.path).toBe(file.path);
  });

  test("counts the criteria examined: the common ones and those of its categories", () => {
    expect(viewOf({ categories: ["security"] }).criteriaCount).toBe(33);
    expect(viewOf({ categories: ["availability", "privacy"] }).criteriaCount).toBe(54);
    expect(viewOf(certificate).criteriaCount).toBeUndefined();
  });

  test("shows an as-of day as both ends, expected days in preparation, and a letter's days up to its signature", () => {
    expect(viewOf({ type: 1, period: undefined, asOf: "2026-09-30" }).period).toEqual({
      start: "2026-09-30",
      end: "2026-09-30",
    });
    const expected = { periodStart: "2026-10-01", periodEnd: "2027-09-30" };
    expect(
      viewOf({
        stage: "observation",
        period: undefined,
        opinion: undefined,
        issuedOn: undefined,
        expected,
      }).period,
    ).toEqual({ start: "2026-10-01", end: "2027-09-30" });
    const long = letter("l", { period: { start: "2026-10-01", end: "2026-12-31" } });
    expect(portalOf({ reports: [long] }).reports[0]?.period).toEqual({
      start: "2026-10-01",
      end: "2026-11-16",
    });
  });

  test("tells what a letter says, and of whom", () => {
    const told = {
      signer: "Chief Technology Officer",
      materialChanges: "Nothing material changed.",
    };
    const views = portalOf({
      reports: [
        report("soc2"),
        letter("l", told),
        letter("orphan", { follows: "ghost", signedOn: undefined }),
      ],
    }).reports;
    expect(views.map(({ id, letter: says }) => [id, says])).toEqual([
      ["soc2", undefined],
      ["l", { follows: "soc2", signedOn: "2026-11-16", ...told }],
      [
        "orphan",
        { follows: undefined, signedOn: undefined, signer: undefined, materialChanges: undefined },
      ],
    ]);
    expect(views[2]?.period).toEqual({ start: "2026-10-01", end: "2026-11-16" });
  });

  test("links a subservice organisation to a published subprocessor only", () => {
    const subservice = ["here", "ghost"].map((id) => ({
      name: id,
      subprocessor: id,
      method: "carve-out" as const,
    }));
    const [shown] = portalOf({
      reports: [report("r", { subservice })],
      subprocessors: [subprocessor("here")],
    }).reports;
    expect(shown?.subservice.map((one) => one.subprocessor)).toEqual(["here", undefined]);
  });

  test("counts the days that a certificate still runs", () => {
    expect(
      viewOf({ ...certificate, certificate: { expires: "2028-03-14" } }).certificate?.daysLeft,
    ).toBe(477);
    expect(
      viewOf({ ...certificate, certificate: { expires: "2026-11-20" } }).certificate?.daysLeft,
    ).toBe(-3);
  });

  test("stands in the list by standing, family and age, each letter after the report that its chain follows", () => {
    const reports = [
      letter("letter-two", {
        follows: "letter-one",
        period: { start: "2026-11-01", end: "2026-11-16" },
      }),
      report("iso", certificate),
      report("old", { period: { start: "2024-10-01", end: "2025-09-30" } }),
      report("next", {
        stage: "observation",
        period: undefined,
        opinion: undefined,
        issuedOn: undefined,
      }),
      letter("letter-one"),
      letter("old-letter", { follows: "old", period: { start: "2025-10-01", end: "2025-10-31" } }),
      report("soc1", { kind: "soc1" }),
      report("soc2", { supersedes: "old" }),
    ];
    const order = ["soc2", "letter-one", "letter-two", "soc1", "iso", "next", "old", "old-letter"];
    expect(portalOf({ reports }).reports.map(({ id }) => id)).toEqual(order);
    expect(portalOf({ reports: [...reports].reverse() }).reports.map(({ id }) => id)).toEqual(
      order,
    );
  });
});

describe("what a criterion says of examinations", () => {
  const examined = (id: string, reports: ReturnType<typeof report>[]) =>
    present(
      portalOf({ company: { categories: ["security", "availability"] }, reports }).criteria.find(
        (one) => one.id === id,
      ),
    ).examined;

  test("names the reports that examined it, newest first, past ones with their standing", () => {
    const old = report("old", { period: { start: "2024-10-01", end: "2025-09-30" } });
    expect(
      examined("CC6.1", [old, report("new", { supersedes: "old" })]).map(
        ({ report: by, standing }) => [by, standing],
      ),
    ).toEqual([
      ["new", "in-force"],
      ["old", "superseded"],
    ]);
  });

  test("says whether the opinion was modified there", () => {
    const soc2 = report("soc2", {
      categories: ["security", "availability"],
      opinion: { value: "qualified", modifies: ["A1.3"] },
    });
    expect(examined("A1.3", [soc2])[0]?.opinion).toEqual({ published: true, value: "modified" });
    expect(examined("A1.2", [soc2])[0]?.opinion).toEqual({
      published: true,
      value: "not-modified",
    });
  });

  test("counts the common criteria as examined in any SOC 2 report, others only where their category was", () => {
    const availability = report("a", { categories: ["availability"] });
    expect(examined("CC1.1", [availability])).toHaveLength(1);
    expect(examined("A1.1", [report("s")])).toEqual([]);
  });

  test("says nothing of an opinion that is not stated, nor of a report that names no days", () => {
    expect(examined("CC1.1", [report("soc2", { opinion: undefined })])[0]?.opinion).toEqual({
      published: false,
    });
    expect(examined("CC1.1", [report("soc2", { period: undefined })])).toEqual([]);
    expect(
      examined("CC1.1", [report("t1", { type: 1, period: undefined, asOf: "2026-09-30" })]),
    ).toHaveLength(1);
  });

  test("leaves out withdrawn reports, those in preparation and other kinds", () => {
    const others = [
      report("w", { withdrawn: { on: "2026-11-20", reason: "An error." } }),
      report("p", { stage: "fieldwork", issuedOn: undefined, opinion: undefined }),
      report("soc1", { kind: "soc1" }),
    ];
    expect(examined("CC1.1", others)).toEqual([]);
  });
});
