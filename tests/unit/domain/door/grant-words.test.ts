import { describe, expect, it } from "vitest";
import { fileNameOf } from "#src/domain/door/file-name.ts";
import { type GrantFacts, tellHindrance, untilOf } from "#src/domain/door/grant-words.ts";
import { tellGiven } from "#src/domain/door/held-words.ts";

const grant: GrantFacts = {
  whyNot: undefined,
  documentId: "soc2",
  until: new Date("2026-12-02T10:00:00Z"),
  days: 30,
  maxDownloads: 3,
  used: 3,
};
const tell = (whyNot: GrantFacts["whyNot"], more: Partial<GrantFacts> = {}) => {
  const words = tellHindrance({ ...grant, whyNot, ...more }, "Example");
  return words && `${words.title}. ${words.text} -> ${words.next?.label}, ${words.next?.href}`;
};

describe("what a reader is told of a document", () => {
  it("is nothing where it can be downloaded", () => {
    expect(tell(undefined)).toBeUndefined();
    expect(untilOf(grant)).toBe("until 2 December 2026, 10:00 UTC");
    expect(untilOf({ until: null, days: 1 })).toBe("for 1 day from your signature");
  });

  it("is the true state and the one next step", () => {
    expect(
      [
        tell("sign"),
        tell("sign", { until: null }),
        tell("acknowledge"),
        tell("claim-unconfirmed"),
        tell("agreement-missing"),
        tell("expired"),
        tell("revoked"),
        tell("used-up"),
        tell("used-up", { maxDownloads: 1 }),
        tell("document-gone"),
      ].join("\n"),
    ).toMatchInlineSnapshot(`
      "The agreement comes first. A new version is in force. Once you have signed it, you have access until 2 December 2026, 10:00 UTC. -> Read and sign the agreement, /request/nda/
      The agreement comes first. You were given this document for 30 days, counted from your signature. -> Read and sign the agreement, /request/nda/
      A colleague has signed for your company. Say once that you keep to that agreement; then the document opens. -> Read the agreement, /request/nda/
      Your agreement is being looked up. A person at Example checks the agreement that you told us of. You need not wait: you can sign ours instead. -> Sign our agreement instead, /request/nda/
      The agreement is missing. Example has no agreement in force at the moment, so nothing that needs one is given. Please come back later. -> undefined, undefined
      Your access has ended. You had access until 2 December 2026, 10:00 UTC. A signature that still holds is not asked for twice. -> Ask again, /request/?document=soc2
      Your access was taken back. Example has ended your access to this document. You can ask again; a person then decides. -> Ask again, /request/?document=soc2
      All downloads are used. You were given 3 downloads of this document. -> Ask again, /request/?document=soc2
      All downloads are used. You were given 1 download of this document. -> Ask again, /request/?document=soc2
      This document is no longer offered. Example has replaced or withdrawn it. See what there is now. -> See the documents, /documents/"
    `);
  });

  it("says in one line what was given and what became of it", () => {
    const given = {
      state: "active",
      created_at: new Date("2026-11-02T10:00:00Z"),
      until: grant.until,
      used: 2,
    } as const;
    expect(
      [
        tellGiven(given),
        tellGiven({ ...given, until: null, used: 0 }),
        tellGiven({ ...given, state: "expired", used: 1 }),
        tellGiven({ ...given, state: "revoked" }),
      ].join("\n"),
    ).toMatchInlineSnapshot(`
      "Given on 2 November 2026, 10:00 UTC; open until 2 December 2026, 10:00 UTC; downloaded 2 times.
      Given on 2 November 2026, 10:00 UTC; opens once you have signed; not downloaded.
      Given on 2 November 2026, 10:00 UTC; ended on 2 December 2026, 10:00 UTC; downloaded once.
      Given on 2 November 2026, 10:00 UTC; taken back; downloaded 2 times."
    `);
  });
});

describe("a document's file name", () => {
  const name = (title: string) => fileNameOf("Example, Inc.", { id: "soc2", title }, ".pdf");
  it("keeps what can be read in any script and nothing that a system could misread", () => {
    expect(name("SOC 2 Type 2 report")).toBe("Example, Inc. - SOC 2 Type 2 report.pdf");
    expect(name("Отчёт 報告 تقرير")).toBe("Example, Inc. - Отчёт 報告 تقرير.pdf");
    expect(name('a/b\\c:d*e?f"g<h>i|j\r\nk\u0000l\u202em')).toBe(
      "Example, Inc. - a b c d e f g h i j k l m.pdf",
    );
    expect(name("x".repeat(500))).toHaveLength(104);
    expect(fileNameOf("...", { id: "soc2", title: "///" }, ".zip")).toBe("soc2.zip");
  });
});
