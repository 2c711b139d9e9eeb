import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { fillIn, withoutComments } from "#src/domain/door/fill-in.ts";

const company = {
  name: "Wharf",
  legalName: "Wharf Labs GmbH",
  country: "DE",
  portal: "https://trust.wharf.example",
  contacts: { security: { email: "sec@wharf.example" } },
  agreement: { governingLaw: "Germany", courts: "the courts of Hamburg" },
} as Parameters<typeof fillIn>[1];

describe("the text that visitors sign", () => {
  it("has the company's particulars filled in, and leaves what it does not know as written", () => {
    expect(fillIn("[[legalName]], [[ courts ]], [[unknown]]", company)).toBe(
      "Wharf Labs GmbH, the courts of Hamburg, [[unknown]]",
    );
  });

  it("is without the author's comments, wherever they stand", () => {
    const text =
      "{/* Have counsel\n\n review it: [[name]] */}\n\n# A {/* one */}word\n\n{/* two */}\n\nEnd. {/* three */}";
    expect(fillIn(text, company)).toBe("# A word\n\nEnd.");
  });

  it("keeps a comment that does not end, which the content check refuses", () => {
    expect(fillIn("Text {/* open", company)).toBe("Text {/* open");
  });

  it("has the same line breaks wherever the file was checked out, since its hash is what is signed", () => {
    expect(fillIn("One\r\n\r\n{/* x */}\r\nTwo\r\n", company)).toBe(
      fillIn("One\n\n{/* x */}\nTwo\n", company),
    );
  });
});

describe("the agreement that comes with the product", () => {
  const bodyOf = (file: string) => readFileSync(file, "utf8").split(/^---$/m)[2] ?? "";
  const text = withoutComments(bodyOf("content/nda/nda.mdx"));

  it("is the same in the sample and in the beginnings of a company's own content", () => {
    expect(withoutComments(bodyOf("src/cli/skeleton/nda/_nda.mdx"))).toBe(text);
  });

  it("tells its editors, and not its signers, to have counsel review it", () => {
    for (const file of ["content/nda/nda.mdx", "src/cli/skeleton/nda/_nda.mdx"]) {
      expect(bodyOf(file)).toContain("counsel review");
      expect(withoutComments(bodyOf(file))).not.toContain("counsel");
    }
  });

  it("is the same text for everybody: it asks for nothing that differs from signer to signer", () => {
    const filled = fillIn(text, company);
    expect(filled).not.toContain("[[");
    expect(filled).toContain("The law of Germany applies");
    expect(filled).toContain("and the courts of Hamburg decide");
  });

  it("fits each capacity: for an organisation, personally, and already signed elsewhere", () => {
    expect(text).toContain("they may bind the organisation");
    expect(text).toContain("they sign for themselves");
    expect(text).toContain("have already signed an agreement");
  });
});
