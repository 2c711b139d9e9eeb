/**
 * What FedRAMP asks providers to share in public, in a form for machines: the twelve points of FRR-ADS-01 and the list of
 * FRR-ADS-03. FedRAMP has published no schema for it yet; the keys follow its list.
 */
import type { Portal } from "../domain/views.ts";
import { absoluteTo } from "./export-file.ts";

export const FEDRAMP_ADDRESS = "/fedramp/public-offering.json";

export function describeOffering(portal: Portal): object | undefined {
  const { company, builtAt, asOf } = portal;
  const { fedramp, contacts, system } = company;
  if (!fedramp) return undefined;
  const absolute = absoluteTo(company.portal);
  return {
    requirement: "FRR-ADS-01",
    status: "draft: FedRAMP has published no schema for this list",
    generatedAt: builtAt,
    asOf,
    providerName: company.legalName,
    offeringName: fedramp.offering,
    marketplaceLink: fedramp.marketplace,
    serviceModel: fedramp.serviceModel,
    deploymentModel: fedramp.deploymentModel,
    businessCategory: fedramp.businessCategory,
    uei: fedramp.uei,
    contact: { security: contacts.security.email, sales: contacts.sales?.email },
    serviceDescription: system.description,
    services: fedramp.services.map(({ name, description, impact }) => ({
      name,
      description,
      impactLevel: impact,
    })),
    servicesNotIncluded: fedramp.notIncluded,
    customerResponsibilities: {
      secureConfiguration: absolute(fedramp.secureConfiguration),
      responsibilities: absolute("/responsibilities/"),
    },
    trustCenter: {
      address: company.portal,
      access:
        fedramp.dataAccess ?? "What is not public is requested from the page of each document.",
      requests: absolute("/request/"),
      support: contacts.security.email,
      ...(portal.uptime && { availability: absolute("/uptime/") }),
    },
  };
}
