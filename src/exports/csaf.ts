/** Provider metadata of CSAF 2.0 (section 7.1.8): where advisories lie. Written only where the company publishes some. */
import type { Portal } from "../domain/views.ts";

export const CSAF_ADDRESS = "/.well-known/csaf/provider-metadata.json";

export function describeCsafProvider({ company }: Pick<Portal, "company">): object | undefined {
  const { csaf, portal, legalName, contacts, website } = company;
  if (!csaf) return undefined;
  return {
    canonical_url: new URL(CSAF_ADDRESS, portal).href,
    distributions: csaf.distributions.map((directory_url) => ({ directory_url })),
    last_updated: `${csaf.updatedOn}T00:00:00Z`,
    list_on_CSAF_aggregators: csaf.listOnAggregators,
    metadata_version: "2.0",
    mirror_on_CSAF_aggregators: csaf.mirrorOnAggregators,
    public_openpgp_keys: csaf.openpgpKeys.map(({ fingerprint, url }) => ({ fingerprint, url })),
    publisher: {
      category: "vendor",
      name: legalName,
      namespace: website ?? portal,
      contact_details: contacts.security.email,
      ...(csaf.issuingAuthority && { issuing_authority: csaf.issuingAuthority }),
    },
    role: csaf.role,
  };
}
