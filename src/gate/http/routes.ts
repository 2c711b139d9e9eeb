/**
 * Every address of the door: which methods it takes, how large a body, and how often one network address may change something
 * there. The integration injects them, the middleware holds them to it; what is not listed here does not exist.
 */
export interface DoorRoute {
  /** As Astro takes it: `/admin/requests/[id]/`. */
  pattern: string;
  /** File in `src/gate/http/pages/`. */
  page: string;
  methods: readonly ("GET" | "POST")[];
  /** Changing requests from one network address; none of it is counted for reading. */
  limit?: { points: number; seconds: number };
  /** Bytes; 64 KB where nothing is said. */
  bodyLimit?: number;
  /** Who may see it at all; the page itself decides what. */
  audience: "anybody" | "approvers" | "machine";
}

export const BODY_LIMIT = 65_536;

const HOUR = 3600;

export const DOOR_ROUTES: readonly DoorRoute[] = [
  {
    pattern: "/request/",
    page: "visitor/request.astro",
    methods: ["GET", "POST"],
    limit: { points: 30, seconds: HOUR },
    audience: "anybody",
  },
  {
    pattern: "/request/sent/",
    page: "visitor/sent.astro",
    methods: ["GET"],
    audience: "anybody",
  },
  {
    pattern: "/request/closed/",
    page: "visitor/closed.astro",
    methods: ["GET"],
    audience: "anybody",
  },
  {
    pattern: "/dev/outbox/",
    page: "dev/outbox.astro",
    methods: ["GET"],
    audience: "machine",
  },
  {
    pattern: "/dev/outbox/[id]/",
    page: "dev/outbox-mail.astro",
    methods: ["GET"],
    audience: "machine",
  },
  {
    pattern: "/gate/health/",
    page: "machine/health.ts",
    methods: ["GET"],
    audience: "machine",
  },
];

/** The static part with which an address of the door begins. */
export const DOOR_PREFIXES = ["/request/", "/invitation/", "/admin/", "/gate/", "/dev/"] as const;

export function isDoorAddress(pathname: string): boolean {
  return DOOR_PREFIXES.some((prefix) => pathname.startsWith(prefix) || `${pathname}/` === prefix);
}

const patterns = DOOR_ROUTES.map((route) => ({
  route,
  match: new RegExp(
    `^${route.pattern
      .replace(/[.]/g, "\\.")
      .replace(/\/$/, "")
      .replace(/\[\w+\]/g, "[^/]+")}/?$`,
  ),
}));

export function findRoute(pathname: string): DoorRoute | undefined {
  return patterns.find(({ match }) => match.test(pathname))?.route;
}
