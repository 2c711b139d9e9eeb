import { rm, symlink } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { findProblems } from "../../fixtures/change-company.ts";

it("refuses a folder without company.yaml", async () => {
  expect(await findProblems({ "company.yaml": null })).toMatchInlineSnapshot(`
    "company.yaml:1:1 error missing-company
    There is no company.yaml in this content folder. It says who publishes the portal, so nothing can be built without it.
    suggestion: npm run fanlight -- init"
  `);
});

it("refuses files and folders that would silently not be read", async () => {
  expect(
    await findProblems({
      "controls/more.yml": "[]",
      "policies/notes.txt": "x",
      "polices/a.mdx": "x",
      "fact.yaml": "{}",
      "uptime/component.yaml": "{}",
      "status/history/AC-1.json": "{}",
    }),
  ).toMatchInlineSnapshot(`
    "controls/more.yml:1:1 error unexpected-file
    This file would not be read. If that is meant, start its name with "_".
    expected: files that end in .yaml
    suggestion: more.yaml

    fact.yaml:1:1 error unexpected-file
    This file would not be read. If that is meant, start its name with "_".
    expected: access.yaml, company.yaml, facts.yaml, addresses/, answers/, brand/, controls/, documents/, domains/, files/, imports/, nda/, policies/, questionnaires/, reports/, status/, subprocessors/, updates/, uptime/
    suggestion: facts.yaml

    polices:1:1 error unexpected-file
    This folder would not be read. If that is meant, start its name with "_".
    expected: access.yaml, company.yaml, facts.yaml, addresses/, answers/, brand/, controls/, documents/, domains/, files/, imports/, nda/, policies/, questionnaires/, reports/, status/, subprocessors/, updates/, uptime/
    suggestion: policies

    policies/notes.txt:1:1 error unexpected-file
    This file would not be read. If that is meant, start its name with "_".
    expected: files that end in .mdx or .md
    suggestion: notes.mdx

    status/history/AC-1.json:1:1 error unexpected-file
    This file would not be read. If that is meant, start its name with "_".
    expected: files that end in .jsonl
    suggestion: AC-1.jsonl

    uptime/component.yaml:1:1 error unexpected-file
    This file would not be read. If that is meant, start its name with "_".
    expected: components.yaml, history/
    suggestion: components.yaml"
  `);
});

it("leaves alone what starts with a dot or an underscore, and README.md", async () => {
  expect(
    await findProblems({
      "policies/_draft.mdx": "x",
      "_old/a.yaml": "x",
      ".gitkeep": "",
      "controls/README.md": "x",
    }),
  ).toMatchInlineSnapshot(`""`);
});

it("refuses a link that leads out of the content folder", async () => {
  expect(
    await findProblems(
      {},
      { prepare: (folder) => symlink("/etc/hostname", join(folder, "reports/linked.yaml")) },
    ),
  ).toMatchInlineSnapshot(`
    "reports/linked.yaml:1:1 error outside-folder
    This file is a link to a place outside the content folder. Only files inside it are read."
  `);
});

it("refuses a folder that is a link to another place", async () => {
  expect(
    await findProblems(
      {},
      {
        prepare: async (folder) => {
          await rm(join(folder, "nda"), { recursive: true });
          await symlink("/etc", join(folder, "nda"));
        },
      },
    ),
  ).toMatchInlineSnapshot(`
    "nda:1:1 error outside-folder
    This folder is a link to a place outside the content folder. Only files inside it are read."
  `);
});

it("refuses a file that is not UTF-8", async () => {
  expect(
    await findProblems({
      "policies/plain.md": new Uint8Array(Buffer.from("---\ntitle: caf\xe9\n---\n", "latin1")),
    }),
  ).toMatchInlineSnapshot(`
    "policies/plain.md:2:11 error encoding
    This file is not UTF-8 text: byte 14 (0xe9) does not belong to any character. Save it as UTF-8."
  `);
});

it("refuses a file that is cut off within a character", async () => {
  expect(
    await findProblems({ "facts.yaml": new Uint8Array([0x61, 0x3a, 0x20, 0xc3]) }),
  ).toMatchInlineSnapshot(`
    "facts.yaml:1:4 error encoding
    This file is not UTF-8 text: byte 3 (0xc3) does not belong to any character. Save it as UTF-8."
  `);
});

it("refuses a file with zero bytes in it", async () => {
  expect(await findProblems({ "facts.yaml": "a: \0" })).toMatchInlineSnapshot(`
    "facts.yaml:1:4 error encoding
    This file is not text: byte 3 is zero. Save it as UTF-8 text."
  `);
});

it("refuses an empty file", async () => {
  expect(
    await findProblems({ "status/scanner.json": "", "answers/sign-in.mdx": " \n" }),
  ).toMatchInlineSnapshot(`
    "answers/sign-in.mdx:1:1 error empty-file
    This file is empty. Fill it or remove it.

    status/scanner.json:1:1 error empty-file
    This file is empty. Fill it or remove it."
  `);
});

it("refuses a file over 50 MB without reading it", async () => {
  expect(
    await findProblems({ "status/scanner.json": new Uint8Array(50 * 1024 * 1024 + 1) }),
  ).toMatchInlineSnapshot(`
    "status/scanner.json:1:1 error file-size
    This file has 50.1 MB. At most 50 MB are read.
    expected: at most 50 MB
    received: 50.1 MB"
  `);
});

it("refuses an id with odd characters and proposes a better one", async () => {
  expect(
    await findProblems({
      "answers/Größe & Preis!.mdx":
        "---\nquestion: Q\ntopics: [T]\nlastReviewed: 2026-01-01\naccess: public\n---\nA.",
      "controls/access.yaml": [["id: AC-1", "id: ../AC"]],
    }),
  ).toMatchInlineSnapshot(`
    "answers/Größe & Preis!.mdx:1:1 error invalid-id
    The file's name becomes an id and part of an address: "Größe & Preis!" must start with a letter or digit and hold only letters, digits, ".", "-" and "_".
    received: Größe & Preis!
    suggestion: Grosse-Preis.mdx

    controls/access.yaml:1:7 error invalid-id
    "[0].id" must start with a letter or digit and hold only letters, digits, ".", "-" and "_".
    received: "../AC""
  `);
});

it("refuses ids that are used twice, or differ in case only", async () => {
  expect(
    await findProblems({
      "controls/more.yaml": "id: ac-1\ntitle: T\ndescription: D\noperation: manual\n",
      "policies/plain.mdx": '---\ntitle: T\nversion: "1"\n---\n',
      "documents/soc2-2026.yaml": "kind: other\ntitle: T\n",
    }),
  ).toMatchInlineSnapshot(`
    "controls/more.yaml:1:5 error duplicate-id
    The id "ac-1" differs from "AC-1" in controls/access.yaml:1 in upper and lower case only, so both would get the same address on some systems.
    received: ac-1

    documents/soc2-2026.yaml:1:1 error duplicate-id
    The id "soc2-2026" is already used in reports/soc2-2026.yaml:1.
    received: soc2-2026

    policies/plain.mdx:2:1 error duplicate-id
    The id "plain" is already used in policies/plain.md:2.
    received: plain"
  `);
});

it("says which file the system would not open", async () => {
  expect(
    await findProblems(
      {},
      { prepare: (folder) => symlink("gone.yaml", join(folder, "reports/linked.yaml")) },
    ),
  ).toMatchInlineSnapshot(`
    "reports/linked.yaml:1:1 error unreadable-file
    This file cannot be read (ENOENT)."
  `);
});
