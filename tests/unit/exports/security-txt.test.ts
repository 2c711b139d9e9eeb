import { describe, expect, test } from "vitest";
import { writeSecurityTxt } from "#src/exports/security-txt.ts";
import { portalOf } from "../../support/content-builder.ts";

describe("security.txt", () => {
  test("does not exist where the company has not configured it", () => {
    expect(writeSecurityTxt(portalOf())).toBeUndefined();
  });

  test("holds the contact, the end of its last day and its own address", () => {
    const company = { securityTxt: { expires: "2027-05-22" } };
    expect(writeSecurityTxt(portalOf({ company }))).toBe(
      [
        "Contact: mailto:security@example.com",
        "Expires: 2027-02-21T23:59:59Z",
        "Preferred-Languages: en",
        "Canonical: https://trust.example.com/.well-known/security.txt",
        "",
      ].join("\n"),
    );
  });

  test("is renewed by each build, never past the day up to which somebody has vouched for it", () => {
    const expiryOf = (securityTxt: { expires: string; renewDays?: number }, today: string) =>
      /Expires: (\S+)T/.exec(
        writeSecurityTxt(portalOf({ company: { securityTxt } }, today)) ?? "",
      )?.[1];
    expect(expiryOf({ expires: "2027-10-01" }, "2026-11-23")).toBe("2027-02-21");
    expect(expiryOf({ expires: "2027-10-01" }, "2026-11-24")).toBe("2027-02-22");
    expect(expiryOf({ expires: "2027-10-01", renewDays: 30 }, "2026-11-23")).toBe("2026-12-23");
    expect(expiryOf({ expires: "2026-12-01" }, "2026-11-23")).toBe("2026-12-01");
    expect(expiryOf({ expires: "2026-11-01" }, "2026-11-23")).toBe("2026-11-01");
  });

  test("writes links of the portal as full addresses, and takes the contact's key where it names none", () => {
    const company = {
      contacts: { security: { email: "s@example.com", key: "https://example.com/key.asc" } },
      securityTxt: {
        expires: "2027-05-22",
        preferredLanguages: ["de", "en"],
        policy: "/policies/disclosure/",
        acknowledgments: "https://example.com/thanks",
        hiring: "https://example.com/jobs",
      },
    };
    const lines = writeSecurityTxt(portalOf({ company }))?.split("\n") ?? [];
    expect(lines).toContain("Policy: https://trust.example.com/policies/disclosure/");
    expect(lines).toContain("Encryption: https://example.com/key.asc");
    expect(lines).toContain("Preferred-Languages: de, en");
    expect(lines).toContain("Acknowledgments: https://example.com/thanks");
    expect(lines).toContain("Hiring: https://example.com/jobs");
  });
});
