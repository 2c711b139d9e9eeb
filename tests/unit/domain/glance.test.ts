import { expect, test } from "vitest";
import { describeGlance } from "#src/domain/glance.ts";
import { facts } from "../../support/content-builder.ts";

test("at a glance there are always thirteen facts, in one order, none of them made up", () => {
  const empty = describeGlance(undefined);
  expect(empty.map(({ label }) => label)).toEqual([
    "Hosting",
    "Encryption",
    "Keys",
    "Sign-in",
    "Penetration test",
    "Restore test",
    "Breach notice",
    "After exit",
    "Training on your data",
    "DPA",
    "Disclosure",
    "Insurance",
    "24 x 7 contact",
  ]);
  expect(empty.every(({ text, href }) => text === undefined && href === undefined)).toBe(true);
});

test("each fact at a glance is one short line, linked where the company says where", () => {
  const rows = describeGlance(
    facts({
      hosting: {
        regions: ["Frankfurt", "Ohio"],
        residency: "Each customer chooses the region. It stays there.",
      },
      encryption: { atRest: "AES-256", inTransit: "TLS 1.2 or newer" },
      signIn: { sso: "SAML on every plan", scim: "SCIM on Enterprise", mfa: "Required" },
      penetrationTest: { month: "2026-06", firm: "Oakline", type: "external" },
      restoreTest: { on: "2026-09-14", rto: "4 h", rpo: "15 min", link: "/controls/BC-02/" },
      breachNotice: { hours: 48 },
      exit: { export: "For 30 days", deletion: "Deleted by day 60." },
    }).data,
  );
  expect(rows.slice(0, 8).map(({ text }) => text)).toEqual([
    "Frankfurt or Ohio. Each customer chooses the region",
    "AES-256 at rest, TLS 1.2 or newer in transit",
    undefined,
    "SAML on every plan. SCIM on Enterprise. MFA: Required",
    "June 2026, Oakline, external",
    "14 September 2026, RTO 4 h, RPO 15 min",
    "Within 48 hours of confirmation",
    "Export: For 30 days. Deleted by day 60",
  ]);
  expect(rows[5]?.href).toBe("/controls/BC-02/");
});

test("words that a fact says itself are not said twice", () => {
  const [, encryption] = describeGlance(
    facts({ encryption: { atRest: "AES-256 at rest", inTransit: "TLS 1.3 in transit" } }).data,
  );
  expect(encryption?.text).toBe("AES-256 at rest, TLS 1.3 in transit");
});
