import { describe, expect, it } from "vitest";
import { listPublishedFiles } from "#src/components/verify/published-files.ts";
import { judgeKnown, judgeUnknown } from "#src/components/verify/verdict-words.ts";
import { document, portalOf, report } from "../../support/content-builder.ts";

const file = (letter: string) => ({ path: "a.pdf", bytes: 10, sha256: letter.repeat(64) });

describe("the published hashes", () => {
  it("are those of every level but hidden, each with what took its place", () => {
    const files = listPublishedFiles(
      portalOf({
        reports: [
          report("old", { access: "nda", file: file("a"), title: "Old report" }),
          report("new", { access: "nda", file: file("b"), title: "New report", supersedes: "old" }),
          report("none", { access: "hidden", file: file("c") }),
        ],
        documents: [
          document("open", { access: "public", file: file("d") }),
          document("secret", { access: "hidden", file: file("e") }),
        ],
      }),
    );
    expect(files.map(({ sha256 }) => sha256.slice(0, 1)).sort()).toEqual(["a", "b", "d"]);
    expect(files.find(({ id }) => id === "old")).toMatchObject({
      state: "Superseded",
      successor: { title: "New report", href: "/reports/new/" },
    });
    expect(files.find(({ id }) => id === "open")?.state).toBe("Current");
  });
});

describe("the verdict on a file", () => {
  const known = { title: "SOC 2 report", href: "/reports/x/", state: "In force" };
  const around = { company: "Example", contact: "security@example.com" };

  it("says which file it is, and whether it still stands", () => {
    expect(judgeKnown(known, "Example")).toMatchObject({
      kind: "current",
      title: "The file Example published as SOC 2 report",
    });
    const successor = { title: "New", href: "/reports/new/" };
    expect(judgeKnown({ ...known, state: "Superseded", successor }, "Example")).toMatchObject({
      kind: "past",
      text: "It is unaltered. Superseded by:",
      link: successor,
    });
    expect(judgeKnown({ ...known, state: "Withdrawn" }, "Example").text).toMatch(/Withdrawn\.$/);
  });

  it("knows a copy that was given out, and does not say whose", () => {
    expect(judgeUnknown("yes", around)).toMatchObject({ kind: "copy" });
  });

  it("calls nothing forged that it does not know, and says when it could not ask", () => {
    expect(judgeUnknown("no", around).text).toMatch(/no copy.*does not mean that it is forged/);
    expect(judgeUnknown("not-answered", around).text).toMatch(/could not be asked/);
    expect(judgeUnknown("no-door", around).text).not.toMatch(/copy that was given out/);
  });
});
