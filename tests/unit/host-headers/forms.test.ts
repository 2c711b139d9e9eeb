import { describe, expect, it } from "vitest";
import { fitSheets } from "#integrations/host-headers/fit-sheets.ts";
import { writeHeadersFile } from "#integrations/host-headers/forms/headers-file.ts";
import { writeNginx } from "#integrations/host-headers/forms/nginx.ts";
import { vercelRoutes } from "#integrations/host-headers/forms/vercel.ts";
import { exceedLimits, LIMITS } from "#integrations/host-headers/limits.ts";
import { hashSheet } from "#integrations/host-headers/read-page.ts";
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
      "default-src 'none'; script-src 'self'; style-src 'self' 'sha256-aaaa' 'sha256-bbbb'; img-src 'self' data:; connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    );
  });

  it("lets the page of uptime alone ask another host, where it asks one, in the form of every host", () => {
    const asked = headerRules({
      styles: STYLES,
      asks: ["https://status.example.com"],
      https: true,
    });
    const policy = `connect-src 'self' https://status.example.com;`;
    const open = (headersFor: (address: string) => Record<string, string | undefined>) =>
      [...ADDRESSES, "/uptime/", "/uptime/index.html", "/uptime/index.md"].filter((address) =>
        headersFor(address)["Content-Security-Policy"]?.includes(policy),
      );
    const pages = ["/uptime/", "/uptime/index.html"];
    expect(open((address) => headersOf(asked, address))).toEqual(pages);
    for (const reading of ["last-holds", "joined"] as const) {
      const written = writeHeadersFile(asked, reading);
      expect(open((address) => readHeadersFile(written, address, reading))).toEqual(pages);
      expect(readHeadersFile(written, "/uptime/", reading)).toEqual(headersOf(asked, "/uptime/"));
    }
    const routes = vercelRoutes(asked, { functions: ["/gate/"] });
    const onVercel = (address: string) =>
      Object.assign(
        {},
        ...routes.filter(({ src }) => new RegExp(src).test(address)).map(({ headers }) => headers),
      );
    expect(open(onVercel)).toEqual(pages);
    const nginx = writeNginx(asked, { door: [] }).split("\nlocation ");
    const locations = nginx.filter((location) => location.includes(policy));
    expect(locations.map((location) => location.split(" {")[0])).toEqual(
      pages.map((page) => `= ${page}`),
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

describe("two thousand policies, each with a style sheet of its own", () => {
  const pages = Array.from({ length: 2000 }, (_, at) => ({
    file: `policies/policy-${at}/index.html`,
    sheets: ["body{margin:0}", `.policy-${at}{color:red}`],
  }));
  const { styles, moved } = fitSheets(pages);
  const many = headerRules({ styles, https: true });
  const door = ["/request/", "/admin/", "/gate/"];

  it("keep what most pages share in the one header, and put the rest into files", () => {
    expect(styles).toContain(hashSheet("body{margin:0}"));
    expect(styles.length + moved.size).toBe(2001);
    expect(moved.size).toBeGreaterThan(1900);
  });

  it("need no more rules than one page does, on any host", () => {
    const count = (some: typeof many) => some.flatMap(({ paths }) => paths).length;
    expect(count(many)).toBe(count(rules));
    for (const host of Object.keys(LIMITS) as (keyof typeof LIMITS)[])
      expect(exceedLimits(many, host), host).toEqual([]);
  });

  it("are within the limits of each file as it is written", () => {
    for (const reading of ["last-holds", "joined"] as const) {
      const lines = writeHeadersFile(many, reading).split("\n");
      expect(lines.filter((line) => line.startsWith("/")).length).toBeLessThanOrEqual(100);
      expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(2000);
    }
    const routes = vercelRoutes(many, { functions: door });
    // Every matcher counts, and so does every header; the adapter and the host add a few of their own.
    const headers = routes.flatMap((route) => Object.entries(route.headers));
    expect(routes.length + headers.length).toBeLessThan(1024);
    for (const [name, value] of headers) expect(name.length + value.length).toBeLessThan(4096);
    for (const { src } of routes) expect(src.length).toBeLessThan(4096);
    const nginx = writeNginx(many, { door }).split("\n");
    expect(nginx.filter((line) => line.startsWith("location ")).length).toBeLessThan(50);
    expect(Math.max(...nginx.map(({ length }) => length))).toBeLessThan(4096);
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
      "/*: Content-Security-Policy has 2364 characters of 2000",
    ]);
    expect(exceedLimits(long, "vercel")).toEqual([]);
  });
});
