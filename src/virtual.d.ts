/** Modules that integrations make while Astro starts. */
declare module "virtual:fanlight/moment" {
  /** The day and the instant for which this build speaks. */
  export const moment: import("./domain/portal.ts").Moment;
}
declare module "virtual:fanlight/brand" {
  /** The company's logo as inline SVG, checked by the integration; undefined where it has none. */
  export const logo: string | undefined;
}
declare module "virtual:fanlight/cards" {
  /** Whether the build draws a social card for each public page. */
  export const cards: boolean;
}
declare module "virtual:fanlight/releases" {
  /** What is published now with its hash, and the releases before it, oldest first. */
  export const releases: {
    now: import("./schemas/release.ts").Release;
    hash: string;
    before: import("./schemas/release.ts").Release[];
  };
}
declare module "virtual:fanlight/frame" {
  /** What stands around the pages behind the door. */
  export const frame: import("./domain/frame-facts.ts").FrameFacts;
}
declare module "virtual:fanlight/function" {
  /** Whose functions these are. */
  export const host: "netlify" | "vercel";
  /** What the door knows of the content; part of the function's code, which nobody can read. */
  export const catalogue: import("./domain/door/catalogue.ts").Catalogue;
}
declare module "virtual:fanlight/vault" {
  /** Of the storage that company.yaml names. */
  export const openVault: import("./gate/functions/open-vault.ts").OpenVault;
}
declare module "virtual:fanlight/search-records" {
  /** Everything that can be found, without its text. */
  export const records: Omit<import("./exports/search/search-record.ts").SearchRecord, "text">[];
}
