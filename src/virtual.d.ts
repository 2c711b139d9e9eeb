/** Modules that integrations/fanlight makes while Astro starts. */
declare module "virtual:fanlight/moment" {
  /** The day and the instant for which this build speaks. */
  export const moment: import("./domain/portal.ts").Moment;
}
declare module "virtual:fanlight/brand" {
  /** The company's logo as inline SVG, checked by the integration; undefined where it has none. */
  export const logo: string | undefined;
}
declare module "virtual:fanlight/frame" {
  /** What stands around the pages behind the door. */
  export const frame: import("./domain/frame-facts.ts").FrameFacts;
}
