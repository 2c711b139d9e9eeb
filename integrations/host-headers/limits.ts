/** How many header rules a host takes, and how long one may be. */
import type { HeaderRule } from "#src/domain/headers/header-rules.ts";

export interface HeaderLimits {
  /** Undefined where the host states none. */
  rules?: number;
  /** Characters of a header with its name. */
  line?: number;
  /** Where the host says so. */
  source: string;
}

export const LIMITS = {
  cloudflare: {
    rules: 100,
    line: 2000,
    source: "https://developers.cloudflare.com/pages/configuration/headers/",
  },
  netlify: { source: "https://docs.netlify.com/manage/routing/headers/" },
  // As the schema of config.json and vercel.json in @vercel/routing-utils has them.
  vercel: { rules: 2048, line: 4096, source: "https://vercel.com/docs/limits" },
  // A page's headers have to fit the buffers of proxies in front: 4 KB where nginx is as it comes.
  nginx: {
    line: 4096,
    source: "https://nginx.org/en/docs/http/ngx_http_proxy_module.html#proxy_buffer_size",
  },
} as const satisfies Record<string, HeaderLimits>;

export type Host = keyof typeof LIMITS;

/** The longest that fits every host. */
export const LONGEST_LINE = Math.min(
  ...Object.values(LIMITS).map((limits) => ("line" in limits ? limits.line : Infinity)),
);

/** What of the rules does not fit the host; nothing where all do. */
export function exceedLimits(rules: readonly HeaderRule[], host: Host): string[] {
  const { rules: most = Infinity, line = Infinity }: HeaderLimits = LIMITS[host];
  const count = rules.reduce((sum, { paths }) => sum + paths.length, 0);
  const long = rules.flatMap(({ paths, headers }) =>
    Object.entries(headers)
      .map(([name, value]) => ({ name, length: name.length + 2 + value.length }))
      .filter(({ length }) => length > line)
      .map(({ name, length }) => `${paths[0]}: ${name} has ${length} characters of ${line}`),
  );
  return count > most ? [`${count} rules of ${most}`, ...long] : long;
}
