/** A small company's door: one document of each level, an agreement in two versions, and a rule of each outcome. */
import type { Catalogue, CatalogueDocument } from "#src/domain/door/catalogue.ts";
import { accessRulesSchema } from "#src/schemas/access-rules.ts";

function document(
  id: string,
  level: CatalogueDocument["level"],
  more: Partial<CatalogueDocument> = {},
): CatalogueDocument {
  return {
    id,
    concept: "document",
    kind: "other",
    title: `Title of ${id}`,
    dated: "dated 1 June 2026",
    level,
    products: ["app"],
    file: {
      path: `${id}.pdf`,
      bytes: 1000,
      sha256: "a".repeat(64),
      pages: 3,
      mediaType: "application/pdf",
    },
    restrictedUse: false,
    accessTerms: undefined,
    stamp: "pages",
    expires: undefined,
    ...more,
  };
}

export function testCatalogue(): Catalogue {
  return {
    company: {
      name: "Example",
      legalName: "Example, Inc.",
      portal: "https://trust.example.com",
      security: "security@example.com",
      privacy: "privacy@example.com",
    },
    documents: [
      document("soc2-2026", "approval", {
        concept: "report",
        kind: "soc2",
        title: "SOC 2 Type 2 report",
        restrictedUse: true,
        accessTerms: "For the named reader only.",
      }),
      document("pentest", "nda", { kind: "penetration-test" }),
      document("architecture", "approval", { kind: "architecture" }),
      document("secret-roadmap", "hidden"),
    ],
    nda: [
      {
        id: "nda",
        title: "Confidentiality agreement",
        version: "1.0",
        effectiveOn: "2026-01-01",
        change: "material",
        text: "# Agreement\n\nYou keep secret what you read.\n\n1. For **three** years.\n2. Longer for trade secrets.",
      },
    ],
    access: accessRulesSchema.parse({
      approvers: [
        { email: "owner@example.com", role: "owner" },
        { email: "approver@example.com", role: "approver" },
        { email: "sales@example.com", role: "sales" },
        { email: "auditor@example.com", role: "auditor" },
      ],
      rules: [
        {
          name: "Disposable addresses are refused",
          when: { disposable: true },
          decision: { block: "Please use the address of your organisation." },
        },
        {
          name: "Customers",
          when: { domain: ["customer.example"] },
          decision: { approve: "auto", nda: "required", days: 90 },
        },
        {
          name: "Agencies sign nothing",
          when: { domain: ["agency.example"] },
          decision: { approve: "person", nda: "exempt", days: 14 },
        },
        {
          name: "The agreement alone opens these",
          when: { level: ["nda"] },
          decision: { approve: "auto", nda: "required" },
        },
      ],
    }),
    products: [{ id: "app", name: "App" }],
    news: [],
    announced: [
      {
        id: "carta",
        name: "Carta",
        service: "Geocoding",
        where: "the Netherlands",
        noticeDays: 30,
        announcedOn: "2026-10-20",
        effectiveOn: "2026-12-01",
      },
      {
        id: "settled",
        name: "Settled",
        service: "Hosting",
        where: "Germany",
        noticeDays: 30,
        announcedOn: "2025-10-20",
        effectiveOn: "2025-12-01",
      },
      {
        id: "secret",
        name: "Secret",
        service: "Hosting",
        where: "Germany",
        noticeDays: 30,
        announcedOn: "2026-11-20",
        effectiveOn: "2027-01-01",
      },
    ],
    sample: false,
    storage: "folder",
    builtAt: "2026-11-02T00:00:00Z",
    commit: "0123456789abcdef0123456789abcdef01234567",
  };
}
