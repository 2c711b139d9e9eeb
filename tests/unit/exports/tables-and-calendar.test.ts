import { expect, test } from "vitest";
import { foldLine, listCalendarDays, writeCalendar } from "#src/exports/calendar.ts";
import type { ExportFile } from "#src/exports/export-file.ts";
import { exportsOf, textOfFile } from "../../support/company-exports.ts";
import {
  control,
  document,
  policy,
  portalOf,
  present,
  report,
  subprocessor,
  update,
} from "../../support/content-builder.ts";
import { readCsv } from "../../support/read-csv.ts";
import { unzip } from "../../support/unzip.ts";

const FORMULA = '=HYPERLINK("https://evil.example/","open")';

const fileAt = (files: readonly ExportFile[], address: string) =>
  present(files.find((file) => file.address === address));

test("a text that is a formula to a spreadsheet is a text in the CSV and in the workbook", async () => {
  const files = exportsOf({
    controls: [control({ title: FORMULA, description: "+1,2\nand @more" })],
  });
  const [row] = readCsv(await textOfFile(fileAt(files, "/downloads/controls.csv")));
  expect([row?.["title"], row?.["description"]]).toEqual([`'${FORMULA}`, "'+1,2\nand @more"]);
  const book = unzip(
    Buffer.from(await textOfFile(fileAt(files, "/downloads/controls.xlsx")), "latin1"),
  );
  const sheet = present(book.get("xl/worksheets/sheet1.xml"));
  expect(sheet).not.toContain("<f>");
  expect([...book.values()].join("")).toContain("=HYPERLINK(");
});

test("a list that is empty has no table", () => {
  const addresses = exportsOf().map(({ address }) => address);
  expect(addresses.filter((address) => address.startsWith("/downloads/"))).toEqual([
    "/downloads/criteria.csv",
    "/downloads/criteria.xlsx",
  ]);
});

test("the calendar holds expiries, expected reports, reviews and last days to object", () => {
  const portal = portalOf({
    reports: [
      report("next", {
        stage: "observation",
        issuedOn: undefined,
        opinion: undefined,
        expected: { issue: "2027-01-15" },
      }),
    ],
    documents: [
      document("insurance", { dated: "2026-01-01", expires: "2027-01-01", access: "public" }),
    ],
    policies: [policy("keys", { nextReview: "2027-03-01" })],
    subprocessors: [subprocessor("new", { announcedOn: "2026-11-20", effectiveOn: "2026-12-30" })],
  });
  expect(listCalendarDays(portal).map(({ key, on }) => [key, on])).toEqual([
    ["subprocessor.new.objection", expect.stringMatching(/^2026-12-/)],
    ["document.insurance.expires", "2027-01-01"],
    ["report.next.expected", "2027-01-15"],
    ["policy.keys.review", "2027-03-01"],
  ]);
  const text = writeCalendar(portal);
  expect(text).toMatch(/^BEGIN:VCALENDAR\r\nVERSION:2\.0\r\n/);
  expect(text).toContain("DTSTART;VALUE=DATE:20270115\r\nDTEND;VALUE=DATE:20270116\r\n");
  expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(4);
  expect(text.split("\r\n").filter((line) => Buffer.byteLength(line) > 75)).toEqual([]);
});

test("long lines of a calendar are folded between signs and read back whole", () => {
  const line = `SUMMARY:${"Größe 日本 👍 ".repeat(12)}`;
  const folded = foldLine(line);
  expect(folded.split("\r\n").every((part) => Buffer.byteLength(part) <= 75)).toBe(true);
  expect(folded.replaceAll("\r\n ", "")).toBe(line);
});

test("JSON Feed and Atom hold the same items, by kind and in all", async () => {
  const files = exportsOf({
    updates: [update("one", { kind: "security" }), update("two", { date: "2026-10-01" })],
    subprocessors: [
      subprocessor("cloud", { announcedOn: "2026-01-01", effectiveOn: "2026-03-01" }),
    ],
    policies: [
      policy("keys", { revisions: [{ version: "2.0", on: "2026-05-01", change: "More." }] }),
    ],
    reports: [report("soc2")],
  });
  const feeds = files.filter(({ mediaType }) => mediaType === "application/feed+json");
  expect(feeds.map(({ address }) => address)).toEqual([
    "/feeds/updates.json",
    "/feeds/updates-general.json",
    "/feeds/updates-security.json",
    "/feeds/subprocessors.json",
    "/feeds/reports.json",
    "/feeds/policies.json",
  ]);
  for (const feed of feeds) {
    const atomAddress = feed.address
      .replace(".json", ".xml")
      .replace("/feeds/updates.xml", "/updates/feed.xml");
    const atom = await textOfFile(fileAt(files, atomAddress));
    const { version, items } = JSON.parse(await textOfFile(feed));
    expect(version).toBe("https://jsonfeed.org/version/1.1");
    const ids = [...atom.matchAll(/<entry>[\s\S]*?<id>([^<]+)<\/id>/g)].map(([, id]) => id);
    expect(items.map(({ id }: { id: string }) => id)).toEqual(ids);
    expect(new Set(ids).size).toBe(ids.length);
  }
});
