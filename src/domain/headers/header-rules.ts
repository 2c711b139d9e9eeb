/**
 * One policy for all hosts: which headers an answer of the portal carries, by its address. How a host is told is a form of it in
 * `integrations/host-headers/forms/`. There are as many rules as kinds of addresses, however many pages there are.
 */
import { LIVE_PAGE } from "../live-state.ts";
import { contentPolicy, NOTHING_POLICY } from "./content-policy.ts";

export type Headers = Readonly<Record<string, string>>;

export interface HeaderRule {
  /** Addresses as hosts write them: exact, or everything below a folder (`/api/*`). The first rule that names an address holds. */
  paths: readonly string[];
  /** All headers of the answer that this policy decides on, so that nothing has to be inherited. */
  headers: Headers;
}

export interface HeaderFacts {
  /** Hashes of the inline style sheets of all pages. */
  styles: readonly string[];
  /** Origins that the page of uptime asks for the current state, and no other page may. */
  asks?: readonly string[];
  /** Whether visitors come by HTTPS: browsers ignore Strict-Transport-Security elsewhere, and it must not be sent. */
  https: boolean;
}

/** Two years, as the preload list asks for; joining the list is the company's decision. */
export const STRICT_TRANSPORT = "max-age=63072000; includeSubDomains";

/** What a page could ask a visitor's browser for, and none of ours does. */
const FEATURES = [
  "accelerometer",
  "autoplay",
  "camera",
  "display-capture",
  "encrypted-media",
  "fullscreen",
  "geolocation",
  "gyroscope",
  "magnetometer",
  "microphone",
  "midi",
  "payment",
  "picture-in-picture",
  "publickey-credentials-get",
  "screen-wake-lock",
  "usb",
  "xr-spatial-tracking",
];

/** Every answer, the door's included. `X-Frame-Options` says what `frame-ancestors` says, to scanners that read only it. */
export const COMMON_HEADERS = {
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
  "Referrer-Policy": "strict-origin-when-cross-origin",
  "Permissions-Policy": FEATURES.map((feature) => `${feature}=()`).join(", "),
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
} as const satisfies Headers;

const REVALIDATE = "public, max-age=0, must-revalidate";
const IMMUTABLE = "public, max-age=31536000, immutable";

/** Whoever may read the facts as a page may read them as data from any other site. */
const OPEN_TO_SITES = {
  "Access-Control-Allow-Origin": "*",
  "Cross-Origin-Resource-Policy": "cross-origin",
} as const;

/** Machine forms; hosts know no pattern for the end of an address. `/api/` itself is a page for people. */
const MACHINE_FILES = [
  "/api/v1/*",
  "/oscal/*",
  "/downloads/*",
  "/feeds/*",
  "/fedramp/*",
  "/.well-known/*",
  "/updates/feed.xml",
  "/calendar.ics",
  "/llms.txt",
  "/llms-full.txt",
  "/manifest.json",
  "/sbom.cdx.json",
];

/** The exact ones first; the last one is that of pages and of everything that has no rule of its own. */
export function headerRules({ styles, asks = [], https }: HeaderFacts): HeaderRule[] {
  const common: Headers = {
    ...COMMON_HEADERS,
    ...(https && { "Strict-Transport-Security": STRICT_TRANSPORT }),
  };
  const rule = (paths: readonly string[], headers: Headers): HeaderRule => ({
    paths,
    headers: { ...common, ...headers },
  });
  const searchPolicy = contentPolicy({ wasm: true });
  return [
    // Their names hold a hash of what is in them.
    rule(["/_astro/*"], {
      "Content-Security-Policy": contentPolicy(),
      "Cache-Control": IMMUTABLE,
    }),
    rule(["/pagefind/index/*"], {
      "Content-Security-Policy": NOTHING_POLICY,
      "Cache-Control": IMMUTABLE,
    }),
    // Fragments hold states and dates beside the words that their names are made of.
    rule(["/pagefind/fragment/*"], {
      "Content-Security-Policy": NOTHING_POLICY,
      "Cache-Control": REVALIDATE,
    }),
    rule(["/pagefind/*"], {
      "Content-Security-Policy": searchPolicy,
      "Cache-Control": REVALIDATE,
    }),
    rule(MACHINE_FILES, {
      "Content-Security-Policy": NOTHING_POLICY,
      "Cache-Control": REVALIDATE,
      ...OPEN_TO_SITES,
    }),
    ...(asks.length > 0
      ? [
          // Under both names: some hosts look for the rules of the file that they send.
          rule([LIVE_PAGE, `${LIVE_PAGE}index.html`], {
            "Content-Security-Policy": contentPolicy({ styles, asks }),
            "Cache-Control": REVALIDATE,
          }),
        ]
      : []),
    rule(["/*"], {
      "Content-Security-Policy": contentPolicy({ styles }),
      "Cache-Control": REVALIDATE,
    }),
  ];
}

/** The headers of one address. */
export function headersOf(rules: readonly HeaderRule[], address: string): Headers {
  const found = rules.find(({ paths }) => paths.some((path) => isNamed(path, address)));
  if (!found) throw new TypeError(`No header rule names ${address}.`);
  return found.headers;
}

function isNamed(path: string, address: string): boolean {
  return path.endsWith("*") ? address.startsWith(path.slice(0, -1)) : address === path;
}
