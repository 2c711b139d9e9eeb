import { describe, expect, test } from "vitest";
import { groupDocuments, listDocuments } from "#src/components/documents/document-entries.ts";
import {
  describeRemarks,
  presentKinds,
  stateOf,
  tellDated,
  tellWanted,
} from "#src/components/documents/document-words.ts";
import { tellFile, tellSize } from "#src/components/documents/file-words.ts";
import { writeRequest } from "#src/components/documents/request-mail.ts";
import { listRequestSteps } from "#src/components/documents/request-steps.ts";
import { document, portalOf, present, report } from "../../../support/content-builder.ts";

const file = { path: "a.pdf", bytes: 2_400_000, sha256: "0".repeat(64), pages: 96 };
const idsOf = (entries: readonly { id: string }[]) => entries.map(({ id }) => id);

describe("documents by what they take", () => {
  const portal = portalOf({
    reports: [
      report("soc2"),
      report("old", {
        period: { start: "2024-10-01", end: "2025-09-30" },
        withdrawn: { on: "2026-01-01", reason: "Error" },
      }),
      report("next", { stage: "observation" }),
    ],
    documents: [
      document("dpa", { access: "public", file, dated: "2026-01-01" }),
      document("letter", { access: "nda", file, dated: "2026-01-01" }),
      document("plan", { dated: "2026-01-01" }),
      document("secret", { access: "hidden", file }),
    ],
  });
  const groups = groupDocuments(listDocuments(portal));

  test("keep what is open, what takes an NDA and what takes a decision apart", () => {
    expect(idsOf(groups.open)).toEqual(["dpa"]);
    expect(idsOf(groups.nda)).toEqual(["letter"]);
    expect(idsOf(groups.approval)).toEqual(["soc2", "plan"]);
  });

  test("list what cannot be had, so that nobody asks for it", () => {
    expect(idsOf(groups.absent)).toEqual(["next", "old"]);
  });

  test("never list a hidden one", () => {
    expect(idsOf(listDocuments(portal))).not.toContain("secret");
  });

  test("are narrowed by the kinds that are there", () => {
    expect(Object.keys(presentKinds(listDocuments(portal)))).toEqual(["report", "other"]);
  });
});

describe("a document in words", () => {
  const entryOf = (over: Parameters<typeof document>[1]) =>
    present(listDocuments(portalOf({ documents: [document("one", over)] }))[0]);

  test("is dated and numbered as far as it says", () => {
    expect(tellDated(entryOf({ dated: "2026-04-23", version: "2.1" }))).toBe(
      "Dated 23 April 2026, version 2.1",
    );
    expect(tellDated(entryOf({ version: "7" }))).toBe("Version 7");
    expect(tellDated(entryOf({}))).toBe("No date stated");
    expect(tellWanted(entryOf({ title: "Plan", version: "7" }))).toBe("Plan (version 7)");
    expect(tellWanted(entryOf({ title: "Plan" }))).toBe("Plan");
  });

  test("is demoted by the day: expired, overdue", () => {
    const late = entryOf({
      dated: "2025-01-01",
      expires: "2026-11-22",
      nextExpected: "2026-01-01",
    });
    expect(describeRemarks(late).map(({ text }) => text)).toEqual([
      "Expired 22 November 2026",
      "Next version overdue since 1 January 2026",
    ]);
    expect(stateOf(late)).toBe("expired");
    const good = entryOf({
      dated: "2025-01-01",
      expires: "2026-11-23",
      nextExpected: "2026-11-23",
    });
    expect(describeRemarks(good).map(({ text }) => text)).toEqual([
      "Valid to 23 November 2026",
      "Next version expected 23 November 2026",
    ]);
    expect(stateOf(good)).toBe("current");
  });

  test("shows the age or the standing of a report", () => {
    const remarksOn = (over: Parameters<typeof report>[1]) =>
      describeRemarks(present(listDocuments(portalOf({ reports: [report("soc2", over)] }))[0])).map(
        ({ text }) => text,
      );
    expect(remarksOn({})).toEqual(["Current"]);
    expect(remarksOn({ withdrawn: { on: "2026-11-20", reason: "Error" } })).toEqual(["Withdrawn"]);
    expect(remarksOn({ stage: "fieldwork", expected: { issue: "2026-11-01" } })).toEqual([
      "In fieldwork",
      "Overdue since 1 November 2026",
    ]);
  });
});

describe("a file in words", () => {
  test.each([
    [1, "1 byte"],
    [999, "999 bytes"],
    [1000, "1 KB"],
    [999_499, "999 KB"],
    [999_500, "1.0 MB"],
    [2_418_332, "2.4 MB"],
  ])("%d bytes are %s", (bytes, text) => {
    expect(tellSize(bytes)).toBe(text);
  });

  test("names kind, pages and size", () => {
    expect(tellFile({ ...file, mediaType: "application/pdf" })).toBe("PDF, 96 pages, 2.4 MB");
    expect(
      tellFile({
        path: "x/answers.ods",
        bytes: 10,
        sha256: file.sha256,
        mediaType: "application/x",
      }),
    ).toBe("ODS, 10 bytes");
  });
});

describe("the mail that asks for documents", () => {
  const mail = new URL(
    writeRequest({ to: "security@example.com", company: "Äpfel & Co", wanted: ["A & B", "C?"] }),
  );

  test("opens with the address, the subject and every document on a line of its own", () => {
    expect(mail.protocol + mail.pathname).toBe("mailto:security@example.com");
    expect(mail.searchParams.get("subject")).toBe("Request for documents of Äpfel & Co");
    expect(mail.searchParams.get("body")).toContain("\r\n- A & B\r\n- C?\r\n");
  });

  test("leaves lines for who asks, what for, and an NDA in force", () => {
    const body = mail.searchParams.get("body") ?? "";
    for (const line of ["Who asks", "What they are for", "An NDA with Äpfel & Co is in force"])
      expect(body).toContain(line);
  });
});

describe("the steps of a request", () => {
  test("put the NDA first, and a decision only where a document takes one", () => {
    const titles = (approval: number) =>
      listRequestSteps({ approval: Array(approval).fill({}) }, "Example").map(({ title }) => title);
    expect(titles(2)).toEqual([
      "Your mail is read",
      "You sign the NDA",
      "A person at Example decides",
      "You are sent your copy",
    ]);
    expect(titles(0)).not.toContain("A person at Example decides");
  });
});
