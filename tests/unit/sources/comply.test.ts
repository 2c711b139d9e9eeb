import { describe, expect, it } from "vitest";
import { policySchema } from "#src/schemas/policy.ts";
import { convertComply, writePolicyFile } from "#src/sources/comply.ts";
import { convertDocument } from "./convert.ts";

const DOCUMENT = `name: Access Policy
acronym: AP
satisfies:
  TSC:
    - CC6.1
    - CC9.9
majorRevisions:
  - date: Jun 1 2018
    comment: Initial document
  - date: March 4, 2020
    comment: Second edition
---
# Purpose

{{.Name}} protects {{ .Other }}.
`;

describe("a comply document", () => {
  it("becomes a policy whose front matter the schema takes", () => {
    const { frontMatter } = convertDocument(DOCUMENT, "Acme");
    expect(policySchema.safeParse(frontMatter).success).toBe(true);
    expect(frontMatter).toEqual({
      title: "Access Policy",
      acronym: "AP",
      version: "2.0",
      access: "internal",
      criteria: ["CC6.1", "CC9.9"],
      revisions: [
        { on: "2020-03-04", change: "Second edition" },
        { on: "2018-06-01", change: "Initial document" },
      ],
    });
  });

  it("gets the company's name, and keeps what nobody has filled in visible", () => {
    const { body, notes } = convertDocument(DOCUMENT, "Acme");
    expect(body).toBe("## Purpose\n\nAcme protects \\{\\{ .Other }}.\n");
    expect(notes).toContainEqual({
      line: 15,
      message: "The placeholder {{ .Other }} is kept as text. Put in what belongs there.",
    });
  });

  it("keeps the name's placeholder too where the name is not known", () => {
    expect(convertDocument(DOCUMENT).body).toContain("\\{\\{.Name}} protects");
  });

  it("says that the version was counted", () => {
    expect(convertDocument(DOCUMENT).notes).toContainEqual({
      message:
        'The version "2.0" is counted from 2 major revisions. Correct it if the document has another.',
    });
    expect(convertDocument("name: A\n---\nText").notes).toContainEqual({
      message:
        'The document names no revision; its version is set to "1.0". Correct it if it has another.',
    });
  });

  it("reports front matter that has no place in a policy", () => {
    const { notes } = convertDocument(
      "name: A\nreviewer: Jo\nsatisfies:\n  HIPAA: [164.308]\n---\nText",
    );
    expect(notes.map(({ message }) => message)).toEqual(
      expect.arrayContaining([
        'The key "reviewer" ("Jo") has no place in a policy and was not carried over.',
        "It also claims HIPAA ([164.308]), which a policy cannot say here. That was not carried over.",
      ]),
    );
  });

  it("reports a revision whose date may be two different days", () => {
    const { frontMatter, notes } = convertDocument(
      "name: A\nmajorRevisions:\n  - {date: 3/4/2018, comment: First}\n---\nText",
    );
    expect(frontMatter.revisions).toEqual([]);
    expect(notes).toContainEqual({
      message:
        'The revision {"date":"3/4/2018","comment":"First"} could not be carried over in full: its date must be a day.',
    });
  });

  it("is read with or without the opening ---, with a byte order mark and Windows line ends", () => {
    const plain = convertDocument("name: A\n---\n# One\n");
    expect(convertDocument("\uFEFF---\r\nname: A\r\n---\r\n# One\r\n")).toEqual(plain);
  });

  it("takes its title from the first heading where it has no front matter", () => {
    const { frontMatter, body } = convertDocument("# Scope\n\nOne\n\n---\n\nTwo\n");
    expect(frontMatter.title).toBe("Scope");
    expect(body).toBe("## Scope\n\nOne\n\n---\n\nTwo\n");
  });

  it("refuses front matter that is not YAML", () => {
    expect(() => convertDocument('name: "A\nacronym: B\n---\nText')).toThrow(
      /^The front matter is not YAML: /,
    );
  });

  it("keeps narratives apart from policies of the same name", () => {
    const options = { company: undefined, access: "internal" as const };
    expect(
      convertComply({ folder: "narratives", name: "Security", text: "Text" }, options).id,
    ).toBe("security-narrative");
  });

  it("says that letters became numbers where the text refers to them", () => {
    const { notes } = convertDocument("name: A\n---\na. One\n\na. See reference (b).\n");
    expect(notes).toContainEqual({
      line: 5,
      message:
        'The text refers to list items by letter (once, here "reference (b)"). Lists are numbered on the page: (a) is 1, (b) is 2.',
    });
  });

  it("is written with its version in quotes", () => {
    expect(writePolicyFile(convertDocument(DOCUMENT, "Acme")).split("\n").slice(0, 6)).toEqual([
      "---",
      "title: Access Policy",
      "acronym: AP",
      'version: "2.0"',
      "access: internal",
      "criteria:",
    ]);
  });
});
