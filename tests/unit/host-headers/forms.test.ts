import { describe, expect, it } from "vitest";
import { writeHeadersFile } from "#integrations/host-headers/forms/headers-file.ts";
import { writeNginx } from "#integrations/host-headers/forms/nginx.ts";
import { vercelRoutes } from "#integrations/host-headers/forms/vercel.ts";
import { exceedLimits, LIMITS } from "#integrations/host-headers/limits.ts";
import { hashSource } from "#src/domain/headers/content-policy.ts";
import { headerRules, headersOf } from "#src/domain/headers/header-rules.ts";
import { readHeadersFile } from "../../support/hosts/read-headers-file.ts";

const STYLES = ["'sha256-aaaa'", "'sha256-bbbb'"];
const rules = headerRules({ styles: STYLES, https: true });
const ADDRESSES = [
  "/",
  "/policies/access-control/",
  "/404.html",
  "/favicon.svg",
  "/_astro/a.js",
  "/pagefind/pagefind.js",
  "/pagefind/fragment/en_1.pf_fragment",
  "/pagefind/index/en_1.pf_index",
  "/api/v1/controls.json",
  "/oscal/catalog.json",
  "/updates/feed.xml",
  "/updates/feed.xml.html",
];

describe("one policy", () => {
  it("lets no page run or style what its files do not hold", () => {
    const policy = headersOf(rules, "/")["Content-Security-Policy"];
    expect(policy).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self' 'sha256-aaaa' 'sha256-bbbb'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    );
  });

  it("allows WebAssembly to the search worker alone", () => {
    const allowed = ADDRESSES.filter((address) =>
      headersOf(rules, address)["Content-Security-Policy"]?.includes("wasm-unsafe-eval"),
    );
    expect(allowed).toEqual(["/pagefind/pagefind.js"]);
  });

  it("opens the machine forms to other sites, and nothing else", () => {
    const open = ADDRESSES.filter(
      (address) => "Access-Control-Allow-Origin" in headersOf(rules, address),
    );
    expect(open).toEqual(["/api/v1/controls.json", "/oscal/catalog.json", "/updates/feed.xml"]);
  });

  it("keeps for ever what is named after its contents, and asks again for the rest", () => {
    const kept = ADDRESSES.filter((address) =>
      headersOf(rules, address)["Cache-Control"]?.includes("immutable"),
    );
    expect(kept).toEqual(["/_astro/a.js", "/pagefind/index/en_1.pf_index"]);
  });

  it("says nothing of HTTPS where visitors come without it", () => {
    for (const { headers } of headerRules({ styles: [], https: false }))
      expect(headers).not.toHaveProperty("Strict-Transport-Security");
  });
});

describe.each(["last-holds", "joined"] as const)(
  "_headers for hosts where rules are %s",
  (reading) => {
    it.each(ADDRESSES)("gives %s exactly its own headers", (address) => {
      const sent = readHeadersFile(writeHeadersFile(rules, reading), address, reading);
      expect(sent).toEqual(headersOf(rules, address));
    });
  },
);

describe("routes for Vercel", () => {
  const routes = vercelRoutes(rules, { functions: ["/request/", "/admin/"] });

  it.each(ADDRESSES)("give %s exactly its own headers", (address) => {
    const matching = routes.filter(({ src }) => new RegExp(src).test(address));
    expect(matching.map(({ headers }) => headers)).toEqual([headersOf(rules, address)]);
  });

  it.each(["/request/", "/admin/people/1/"])("leave %s to the door", (address) => {
    expect(routes.filter(({ src }) => new RegExp(src).test(address))).toEqual([]);
  });
});

describe("the locations for nginx", () => {
  it("carry every header in every location", () => {
    const text = writeNginx(rules, { door: [] });
    const locations = text.match(/^location (?!=? ?\/_headers|~)[^{]*\{[^}]*\}/gm) ?? [];
    expect(locations).toHaveLength(rules.flatMap(({ paths }) => paths).length);
    for (const location of locations)
      expect(location.match(/add_header Content-Security-Policy /g)).toHaveLength(1);
  });

  it("pass the door's addresses on", () => {
    expect(writeNginx(rules, { door: ["/request/"] })).toContain(
      "location ^~ /request/ {\n    proxy_pass http://fanlight;",
    );
  });
});

describe("the limits of hosts", () => {
  it.each(Object.keys(LIMITS) as (keyof typeof LIMITS)[])("are kept for %s", (host) => {
    expect(exceedLimits(rules, host)).toEqual([]);
  });

  it("are noticed where they are not", () => {
    const many = Array.from({ length: 101 }, (_, at) => ({ paths: [`/${at}/*`], headers: {} }));
    expect(exceedLimits(many, "cloudflare")).toEqual(["101 rules of 100"]);
    const long = headerRules({ styles: Array(40).fill(hashSource("a".repeat(44))), https: true });
    expect(exceedLimits(long, "cloudflare")).toEqual([
      "/*: Content-Security-Policy has 2343 characters of 2000",
    ]);
    expect(exceedLimits(long, "vercel")).toEqual([]);
  });
});
