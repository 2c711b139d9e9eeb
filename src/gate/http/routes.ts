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
  /** Also posted to by programs, which prove by its address that they may: mail programs that end a subscription. */
  takesPrograms?: true;
  /** Who may see it at all; the page itself decides what. */
  audience: "anybody" | "approvers" | "machine";
}

export const BODY_LIMIT = 65_536;

const HOUR = 3600;

const forApprovers = (
  pattern: string,
  page: string,
  methods: DoorRoute["methods"] = ["GET"],
): DoorRoute => ({
  pattern: `/admin/${pattern}`,
  page: `admin/${page}`,
  methods,
  audience: "approvers",
});

const GET_AND_POST = ["GET", "POST"] as const;

const APPROVERS_ROUTES: readonly DoorRoute[] = [
  {
    ...forApprovers("sign-in/", "sign-in.astro", GET_AND_POST),
    limit: { points: 30, seconds: HOUR },
    audience: "anybody",
  },
  {
    ...forApprovers("sign-in/confirm/", "confirm-sign-in.astro", GET_AND_POST),
    limit: { points: 60, seconds: HOUR },
    audience: "anybody",
  },
  { ...forApprovers("oidc/start/", "oidc-start.ts"), audience: "anybody" },
  { ...forApprovers("oidc/callback/", "oidc-callback.ts"), audience: "anybody" },
  forApprovers("sign-out/", "sign-out.ts", ["POST"]),
  forApprovers("sessions/", "sessions.astro", GET_AND_POST),
  forApprovers("", "queue.astro"),
  forApprovers("requests/", "requests.astro"),
  forApprovers("requests/[id]/", "request.astro", GET_AND_POST),
  forApprovers("people/", "people.astro"),
  forApprovers("people/[id]/", "person.astro"),
  forApprovers("people/[id]/erase/", "erase.astro", GET_AND_POST),
  forApprovers("companies/", "companies.astro"),
  forApprovers("companies/[domain]/", "company.astro"),
  forApprovers("agreements/", "agreements.astro"),
  forApprovers("agreements/[id]/", "agreement.astro", GET_AND_POST),
  forApprovers("agreements/[id]/receipt.json", "agreement-file.ts"),
  forApprovers("agreements/[id]/agreement.pdf", "agreement-file.ts"),
  forApprovers("agreements/[id]/proof.pdf", "agreement-file.ts"),
  forApprovers("grants/", "grants.astro"),
  forApprovers("grants/[id]/", "grant.astro", GET_AND_POST),
  forApprovers("documents/", "documents.astro"),
  forApprovers("invitations/", "invitations.astro"),
  forApprovers("invitations/new/", "invite.astro", GET_AND_POST),
  forApprovers("invitations/[id]/", "invitation.astro", GET_AND_POST),
  forApprovers("see-as/", "see-as.astro"),
  forApprovers("mail/", "mail.astro"),
  forApprovers("objections/", "objections.astro"),
  forApprovers("news/", "news.astro"),
  forApprovers("news/[id]/", "announcement.astro"),
  forApprovers("news/[id]/page.html", "announcement-page.ts"),
  forApprovers("searches/", "searches.astro", GET_AND_POST),
  forApprovers("log/", "log.astro"),
  forApprovers("exports/", "exports.astro", GET_AND_POST),
];

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
    methods: ["GET", "POST"],
    limit: { points: 60, seconds: HOUR },
    audience: "anybody",
  },
  {
    pattern: "/request/confirm/",
    page: "visitor/confirm.astro",
    methods: ["GET", "POST"],
    limit: { points: 60, seconds: HOUR },
    audience: "anybody",
  },
  {
    pattern: "/request/not-me/",
    page: "visitor/not-me.astro",
    methods: ["GET", "POST"],
    limit: { points: 60, seconds: HOUR },
    audience: "anybody",
  },
  {
    pattern: "/request/link/",
    page: "visitor/link.astro",
    methods: ["GET", "POST"],
    limit: { points: 30, seconds: HOUR },
    audience: "anybody",
  },
  {
    pattern: "/request/status/",
    page: "visitor/status.astro",
    methods: ["GET", "POST"],
    limit: { points: 120, seconds: HOUR },
    audience: "anybody",
  },
  ...APPROVERS_ROUTES,
  {
    pattern: "/invitation/",
    page: "visitor/invitation.astro",
    methods: ["GET", "POST"],
    limit: { points: 30, seconds: HOUR },
    audience: "anybody",
  },
  {
    pattern: "/request/nda/",
    page: "visitor/nda.astro",
    methods: ["GET", "POST"],
    limit: { points: 30, seconds: HOUR },
    audience: "anybody",
  },
  {
    pattern: "/request/nda/text.pdf",
    page: "visitor/nda-text-pdf.ts",
    methods: ["GET"],
    audience: "anybody",
  },
  {
    pattern: "/request/nda/text.md",
    page: "visitor/nda-text-md.ts",
    methods: ["GET"],
    audience: "anybody",
  },
  {
    pattern: "/request/nda/elsewhere/",
    page: "visitor/claim.astro",
    methods: ["GET", "POST"],
    limit: { points: 20, seconds: HOUR },
    // More than the megabyte that is taken, so that a larger file gets an answer beside its field.
    bodyLimit: 3 * 1024 * 1024,
    audience: "anybody",
  },
  {
    pattern: "/request/document/[id]/",
    page: "visitor/document.astro",
    methods: ["GET", "POST"],
    limit: { points: 60, seconds: HOUR },
    audience: "anybody",
  },
  {
    pattern: "/request/documents/",
    page: "visitor/all-documents.astro",
    methods: ["GET", "POST"],
    limit: { points: 20, seconds: HOUR },
    audience: "anybody",
  },
  {
    pattern: "/request/documents.zip",
    page: "visitor/documents-zip.ts",
    methods: ["GET", "POST"],
    limit: { points: 20, seconds: HOUR },
    audience: "anybody",
  },
  {
    pattern: "/request/held/",
    page: "visitor/held.astro",
    methods: ["GET", "POST"],
    limit: { points: 20, seconds: HOUR },
    audience: "anybody",
  },
  {
    pattern: "/request/held/data.json",
    page: "visitor/held-data.ts",
    methods: ["GET"],
    audience: "anybody",
  },
  {
    pattern: "/request/receipt/[id]/[file]/",
    page: "visitor/receipt.ts",
    methods: ["GET"],
    audience: "anybody",
  },
  {
    pattern: "/subscribe/",
    page: "visitor/subscribe.astro",
    methods: ["GET", "POST"],
    limit: { points: 30, seconds: HOUR },
    audience: "anybody",
  },
  {
    pattern: "/subscribe/sent/",
    page: "visitor/subscribe-sent.astro",
    methods: ["GET"],
    audience: "anybody",
  },
  {
    pattern: "/subscribe/confirm/",
    page: "visitor/subscribe-confirm.astro",
    methods: ["GET", "POST"],
    limit: { points: 60, seconds: HOUR },
    audience: "anybody",
  },
  {
    // Unlimited: mail providers post for many readers from a few addresses, and each post needs a signature of ours.
    pattern: "/subscribe/stop/",
    page: "visitor/subscribe-stop.astro",
    methods: ["GET", "POST"],
    bodyLimit: 2048,
    takesPrograms: true,
    audience: "anybody",
  },
  {
    pattern: "/objection/",
    page: "visitor/objection.astro",
    methods: ["GET", "POST"],
    limit: { points: 30, seconds: HOUR },
    audience: "anybody",
  },
  {
    pattern: "/objection/sent/",
    page: "visitor/objection-sent.astro",
    methods: ["GET"],
    audience: "anybody",
  },
  {
    pattern: "/objection/confirm/",
    page: "visitor/objection-confirm.astro",
    methods: ["GET", "POST"],
    limit: { points: 60, seconds: HOUR },
    audience: "anybody",
  },
  {
    pattern: "/ask/",
    page: "visitor/question.astro",
    methods: ["GET", "POST"],
    limit: { points: 30, seconds: HOUR },
    audience: "anybody",
  },
  {
    pattern: "/gate/searched/",
    page: "machine/searched.ts",
    methods: ["POST"],
    limit: { points: 60, seconds: HOUR },
    bodyLimit: 512,
    audience: "machine",
  },
  {
    pattern: "/gate/verify/",
    page: "machine/verify.ts",
    methods: ["POST"],
    limit: { points: 120, seconds: HOUR },
    bodyLimit: 1024,
    audience: "machine",
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
  {
    pattern: "/gate/jobs/",
    page: "machine/jobs.ts",
    methods: ["GET", "POST"],
    bodyLimit: 1024,
    audience: "machine",
  },
];

/** The static part with which an address of the door begins. */
export const DOOR_PREFIXES = [
  "/request/",
  "/invitation/",
  "/subscribe/",
  "/objection/",
  "/ask/",
  "/admin/",
  "/gate/",
  "/dev/",
] as const;

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
