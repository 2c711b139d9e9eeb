import { expect, test } from "vitest";
import { describeCsafProvider } from "#src/exports/csaf.ts";
import { describeOffering } from "#src/exports/fedramp.ts";
import { writeSecurityTxt } from "#src/exports/security-txt.ts";
import type { CompanyInput } from "#src/schemas/company.ts";
import { exportsOf } from "../../support/company-exports.ts";
import { portalOf } from "../../support/content-builder.ts";

const csaf: CompanyInput["csaf"] = {
  distributions: ["https://advisories.example.com/csaf/"],
  updatedOn: "2026-11-01",
};

const fedramp: CompanyInput["fedramp"] = {
  marketplace: "https://marketplace.fedramp.gov/products/FR0000000000",
  offering: "Example App",
  serviceModel: ["SaaS"],
  deploymentModel: "public",
  businessCategory: ["Logistics"],
  uei: "ABCDEFGHJKL1",
  services: [{ name: "Tracking", impact: "moderate" }],
  secureConfiguration: "/answers/secure-configuration/",
};

test("neither file is there where the company fills no fields", () => {
  const addresses = exportsOf().map(({ address }) => address);
  expect(addresses.filter((address) => /csaf|fedramp/.test(address))).toEqual([]);
});

test("CSAF provider metadata has what the standard requires, and security.txt names it", () => {
  const portal = portalOf({ company: { csaf, securityTxt: { expires: "2027-05-01" } } });
  expect(describeCsafProvider(portal)).toEqual({
    canonical_url: "https://trust.example.com/.well-known/csaf/provider-metadata.json",
    distributions: [{ directory_url: "https://advisories.example.com/csaf/" }],
    last_updated: "2026-11-01T00:00:00Z",
    list_on_CSAF_aggregators: true,
    metadata_version: "2.0",
    mirror_on_CSAF_aggregators: false,
    public_openpgp_keys: [],
    publisher: {
      category: "vendor",
      name: "Example GmbH",
      namespace: "https://trust.example.com/",
      contact_details: "security@example.com",
    },
    role: "csaf_publisher",
  });
  expect(writeSecurityTxt(portal)).toContain(
    "CSAF: https://trust.example.com/.well-known/csaf/provider-metadata.json\n",
  );
});

test("FedRAMP's public list holds its twelve points, and says that its form is a draft", () => {
  expect(describeOffering(portalOf({ company: { fedramp } }))).toMatchObject({
    requirement: "FRR-ADS-01",
    status: expect.stringContaining("draft"),
    marketplaceLink: "https://marketplace.fedramp.gov/products/FR0000000000",
    serviceModel: ["SaaS"],
    deploymentModel: "public",
    businessCategory: ["Logistics"],
    uei: "ABCDEFGHJKL1",
    contact: { security: "security@example.com" },
    serviceDescription: "The app.",
    services: [{ name: "Tracking", impactLevel: "moderate" }],
    customerResponsibilities: {
      secureConfiguration: "https://trust.example.com/answers/secure-configuration/",
    },
    trustCenter: { address: "https://trust.example.com/", support: "security@example.com" },
  });
});
