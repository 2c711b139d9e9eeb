/** The company and its first facts as JSON, key by key: settings of the portal are nobody’s business. */
import { z } from "zod";
import type { Portal } from "../../domain/views.ts";
import { categorySchema } from "../../schemas/company.ts";
import { absoluteTo } from "../export-file.ts";
import { categoryStateSchema, describeCategory } from "./criteria.ts";
import { wordsSchema } from "./parts.ts";

const contactSchema = z.strictObject({
  email: z.string(),
  phone: z.string().optional(),
  hours: z.string().optional(),
  key: z.string().optional(),
  note: z.string().optional(),
});

export const companySchema = z.strictObject({
  name: z.string(),
  legalName: z.string(),
  country: z.string(),
  description: z.string(),
  website: z.string().optional(),
  products: z.array(
    z.strictObject({ id: z.string(), name: z.string(), description: z.string().optional() }),
  ),
  system: z.strictObject({
    name: z.string(),
    description: z.string(),
    includes: wordsSchema,
    excludes: wordsSchema,
  }),
  contacts: z.strictObject({
    security: contactSchema,
    privacy: contactSchema.optional(),
    sales: contactSchema.optional(),
  }),
  categories: z.array(categorySchema).meta({ description: "In the programme" }),
  panes: z.array(categoryStateSchema).meta({ description: "All five categories" }),
  criteria: z.strictObject({ inScope: z.int(), total: z.int() }),
  notYet: z.array(z.strictObject({ title: z.string(), detail: z.string().optional() })),
  glance: z
    .array(
      z.strictObject({
        id: z.string(),
        label: z.string(),
        text: z.string().optional(),
        link: z.string().optional(),
      }),
    )
    .meta({ description: "A fact without text is not stated" }),
  documentRequests: z
    .enum(["door", "mail"])
    .meta({ description: "How documents that are not public are asked for" }),
});

function describeContact(contact: Portal["company"]["contacts"]["security"] | undefined) {
  if (!contact) return undefined;
  const { email, phone, hours, key, note } = contact;
  return { email, phone, hours, key, note };
}

export function describeCompany(portal: Portal): z.infer<typeof companySchema> {
  const { company } = portal;
  const absolute = absoluteTo(company.portal);
  const { security, privacy, sales } = company.contacts;
  const { name, description, includes, excludes } = company.system;
  return {
    name: company.name,
    legalName: company.legalName,
    country: company.country,
    description: company.description,
    website: company.website,
    products: company.products.map(({ id, name: product, description: what }) => ({
      id,
      name: product,
      description: what,
    })),
    system: { name, description, includes, excludes },
    contacts: {
      security: { ...describeContact(security), email: security.email },
      privacy: describeContact(privacy),
      sales: describeContact(sales),
    },
    categories: company.categories,
    panes: portal.panes.flatMap((pane) => {
      const view = portal.categories.find(({ category }) => category === pane.category);
      return view ? [describeCategory(portal, pane, view)] : [];
    }),
    criteria: { inScope: portal.scope.inScope, total: portal.scope.total },
    notYet: company.notYet.map(({ title, detail }) => ({ title, detail })),
    glance: portal.glance.map(({ id, label, text, href }) => ({
      id,
      label,
      text,
      link: href && absolute(href),
    })),
    documentRequests: company.gate === "on" ? "door" : "mail",
  };
}
