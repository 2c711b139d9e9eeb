import { describe, expect, it } from "vitest";
import {
  describeAnswerData,
  describeOrganization,
  describePolicyData,
  describeReportData,
} from "#src/exports/json-ld/json-ld.ts";
import { portalOf, present, report } from "../../support/content-builder.ts";
import { EVERYTHING, NOTHING, tellingContent } from "../../support/telling-content.ts";

const CERTIFICATE = {
  kind: "iso27001",
  title: "ISO/IEC 27001 certificate",
  type: undefined,
  period: undefined,
  opinion: undefined,
  issuer: { name: "Body", mayBeNamed: true },
  certificate: { number: "IS 1", expires: "2027-05-01" },
} as const;

const typesOf = (portal: ReturnType<typeof portalOf>) =>
  portal.reports.map((one) => [one.kind, describeReportData(one, portal)?.["@type"]]);

describe("what search engines are told", () => {
  it("calls only certificates a certification", () => {
    const portal = portalOf({
      reports: [report("soc2"), report("iso", { ...CERTIFICATE, categories: [] })],
    });
    expect(new Map(typesOf(portal) as [string, string][])).toEqual(
      new Map([
        ["soc2", "Report"],
        ["iso27001", "Certification"],
      ]),
    );
  });

  it("leaves out an auditor whose name is not published", () => {
    const named = portalOf(tellingContent(EVERYTHING));
    const held = portalOf(tellingContent(NOTHING));
    const all = (portal: typeof held) =>
      JSON.stringify(portal.reports.map((one) => describeReportData(one, portal)));
    expect(all(named)).toMatch(/WORD-auditor/);
    expect(all(held)).not.toMatch(/WORD-auditor/);
  });

  it("says who publishes, what a policy is, and an answer in the words of its page", () => {
    const portal = portalOf(tellingContent(EVERYTHING));
    expect(describeOrganization(portal)).toMatchObject({ "@type": "Organization" });
    const policy = present(portal.policies[0]);
    expect(describePolicyData(policy, portal)).toMatchObject({
      "@type": "DigitalDocument",
      version: policy.version,
    });
    const answer = { ...present(portal.answers[0]), value: "partial" as const };
    expect(describeAnswerData(answer, "As agreed.").mainEntity.acceptedAnswer.text).toBe(
      "In part. As agreed.",
    );
  });
});
