/** Small files about the whole site: for browsers that put it on a screen, and for search engines. */
import { deriveBrand, GROUND } from "../domain/brand.ts";
import type { Portal } from "../domain/views.ts";

export const MANIFEST_ADDRESS = "/site.webmanifest";
export const SITEMAP_ADDRESS = "/sitemap.xml";

export function writeWebManifest({ company }: Portal): string {
  const { name, accent } = company;
  const icon = (src: string, size: number, purpose?: "maskable") => ({
    src,
    sizes: `${size}x${size}`,
    type: "image/png",
    ...(purpose && { purpose }),
  });
  const manifest = {
    name: `${name} trust center`,
    short_name: name,
    start_url: "/",
    display: "browser",
    background_color: GROUND.light,
    theme_color: deriveBrand(accent)?.light ?? accent,
    icons: [
      { src: "/favicon.svg", sizes: "any", type: "image/svg+xml" },
      icon("/icon-192.png", 192),
      icon("/icon-512.png", 512),
      icon("/icon-maskable.png", 512, "maskable"),
    ],
  };
  return `${JSON.stringify(manifest, null, 1)}\n`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  "'": "&apos;",
  '"': "&quot;",
};

/** @param pages addresses within the portal. Undefined where no page may be indexed: a sitemap lists at least one. */
export function writeSitemap(portal: string, pages: readonly string[]): string | undefined {
  if (pages.length === 0) return undefined;
  const lines = [...pages].sort().map((page) => {
    const address = new URL(page, portal).href.replace(/[&<>'"]/g, (sign) => ENTITIES[sign] ?? "");
    return `<url><loc>${address}</loc></url>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${lines.join("\n")}\n</urlset>\n`;
}

/**
 * Nothing is disallowed: a page that must not be found says so itself, and crawlers that may not read it would not see that they
 * must not list it.
 */
export function writeRobots(portal: string, { hasSitemap }: { hasSitemap: boolean }): string {
  const lines = ["User-agent: *", "Allow: /"];
  if (hasSitemap) lines.push("", `Sitemap: ${new URL(SITEMAP_ADDRESS, portal).href}`);
  return `${lines.join("\n")}\n`;
}
