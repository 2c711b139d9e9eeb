/** What the OSCAL documents share: their metadata, tokens, and properties in a namespace of our own. */
import type { Portal } from "../../domain/views.ts";
import { absoluteTo } from "../export-file.ts";
import { uuidOf } from "./uuid.ts";

/** Written as 1.2.1 because readers in use refuse a newer one; the models are the same in 1.2.2. */
const OSCAL_VERSION = "1.2.1";

export const OSCAL_ADDRESS = {
  catalog: "/oscal/catalog.json",
  controls: "/oscal/control-catalog.json",
  components: "/oscal/component-definition.json",
  results: "/oscal/assessment-results.json",
  mappings: "/oscal/mapping-collection.json",
} as const;

export interface OscalAround {
  portal: Portal;
  /** Full address of the document. */
  self: string;
  absolute: (link: string) => string;
  /** The UUID of a part of the document, or of the document itself. */
  uuid: (part?: string) => string;
}

export function oscalAround(portal: Portal, address: string): OscalAround {
  const absolute = absoluteTo(portal.company.portal);
  const self = absolute(address);
  return { portal, self, absolute, uuid: (part) => uuidOf(part ? `${self}#${part}` : self) };
}

/** An instant at the beginning of a day: two builds on one day write the same. */
export const startOf = (day: string): string => `${day}T00:00:00Z`;

export function metadataOf({ portal, uuid, absolute }: OscalAround, title: string) {
  const { company, asOf, sample } = portal;
  const party = uuid("publisher");
  return {
    title,
    "last-modified": startOf(asOf),
    version: asOf,
    "oscal-version": OSCAL_VERSION,
    links: [{ href: absolute("/"), rel: "canonical" }],
    roles: [{ id: "publisher", title: "Publisher" }],
    parties: [
      {
        uuid: party,
        type: "organization",
        name: company.legalName,
        "email-addresses": [company.contacts.security.email],
      },
    ],
    "responsible-parties": [{ "role-id": "publisher", "party-uuids": [party] }],
    ...(sample && { remarks: "The company is fictional; everything here is sample content." }),
  };
}

/** A token of OSCAL: a letter or underscore first, then letters, digits, dots, hyphens and underscores. */
export function tokenOf(id: string): string {
  const signs = id.replaceAll(/[^\p{L}\p{N}.\-_]/gu, "_");
  return /^[\p{L}_]/u.test(signs) ? signs : `_${signs}`;
}

export function ownProp({ absolute }: OscalAround, name: string, value: string) {
  return { name, ns: absolute("/oscal/ns"), value };
}

/** OSCAL refuses empty lists. */
export function unlessEmpty<Key extends string, Item>(key: Key, items: readonly Item[]) {
  return items.length === 0 ? {} : ({ [key]: items } as Record<Key, readonly Item[]>);
}

/** OSCAL refuses empty texts and reads texts on several lines as markup. */
export const line = (text: string): string => text.replaceAll(/\s+/g, " ").trim();
