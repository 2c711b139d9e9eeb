/** What the environment says of the door, judged all at once: each fault names its setting and says what to do. */
import type { S3Settings, Settings } from "./definitions.ts";

export type Environment = Readonly<Record<string, string | undefined>>;

/** Where the server listens; decides what may be left out. */
export interface Listening {
  /** Nothing outside this machine can reach it. */
  isLoopback: boolean;
  /** Used where PUBLIC_URL is left out on the loopback address. */
  url: string;
  /** What company.yaml chose for the files; folder where it says nothing. */
  storage?: "folder" | "s3";
}

export interface DoorSettings extends Settings {
  /** Present secret first. Empty: one is made and kept in the data folder (loopback only). */
  secrets: string[];
  databaseUrl: string | undefined;
  smtpUrl: string | undefined;
  webhook: { url: URL; secret: string } | undefined;
  /** Undefined where files lie in the folder. */
  s3: S3Settings | undefined;
}

/** The server must not start. Every fault is a full sentence that names a setting. */
export class SettingsFault extends Error {
  override name = "SettingsFault";
  readonly faults: readonly string[];
  constructor(faults: readonly string[], what = "The door cannot open.") {
    super(`${what}\n${faults.map((fault) => `- ${fault}`).join("\n")}`);
    this.faults = faults;
  }
}

const SECRET_LENGTH = 32;

/** One address, alone or in angle brackets after a name. */
const MAILBOX =
  /^(?:[^<>\p{Cc}]*<[^\s<>@,;"\p{C}]+@[^\s<>@,;"\p{C}]+>|[^\s<>@,;"\p{C}]+@[^\s<>@,;"\p{C}]+)$/u;

export function readSettings(
  env: Environment,
  { isLoopback, url, storage }: Listening,
): DoorSettings {
  const faults: string[] = [];
  const named = (name: string) => env[name]?.trim() || undefined;
  const publicUrl = readPublicUrl(named("PUBLIC_URL"), { isLoopback, url, faults });
  const secrets = readSecrets(named("FANLIGHT_SECRET"), { isLoopback, faults });
  const smtpUrl = readUrl("SMTP_URL", named("SMTP_URL"), ["smtp:", "smtps:"], faults)?.href;
  if (!smtpUrl && !isLoopback && !named("SMTP_URL"))
    faults.push(
      "SMTP_URL is not set, so no mail would reach anybody. Set it to your mail server, for example smtps://user:password@mail.example.com.",
    );
  const mailFrom = named("MAIL_FROM");
  if (!mailFrom && !isLoopback)
    faults.push(
      'MAIL_FROM is not set. Set it to the address that mails come from, for example "Example trust center <trust@example.com>".',
    );
  if (mailFrom && !MAILBOX.test(mailFrom))
    faults.push(
      `MAIL_FROM is "${mailFrom}". Write one address, alone or after a name, for example "Example trust center <trust@example.com>".`,
    );
  const databaseUrl = named("DATABASE_URL") ?? named("NETLIFY_DB_URL") ?? named("POSTGRES_URL");
  readUrl("DATABASE_URL", databaseUrl, ["postgres:", "postgresql:"], faults);
  const hops = Number(named("TRUST_PROXY_HOPS") ?? "0");
  if (!Number.isInteger(hops) || hops < 0 || hops > 10)
    faults.push(
      `TRUST_PROXY_HOPS is "${named("TRUST_PROXY_HOPS")}". Set it to the number of proxies in front of this server, 0 to 10.`,
    );
  const webhook = readWebhook(named, faults);
  const shows = readShows(named("WEBHOOK_SHOWS"), faults);
  const oidc = readOidc(named, faults);
  const s3 = storage === "s3" ? readS3(named, faults) : undefined;
  if (faults.length > 0) throw new SettingsFault(faults);
  return {
    publicUrl,
    secureCookies: publicUrl.protocol === "https:",
    mailFrom: mailFrom ?? "Trust center <trust-center@localhost>",
    proxyHops: hops,
    showsOutbox: !smtpUrl && isLoopback,
    webhookShows: shows,
    oidc,
    secrets,
    databaseUrl,
    smtpUrl,
    webhook,
    s3,
  };
}

interface Around {
  isLoopback: boolean;
  faults: string[];
}

function readPublicUrl(
  value: string | undefined,
  { isLoopback, url, faults }: Around & { url: string },
): URL {
  const fallback = new URL(url);
  if (!value) {
    if (!isLoopback)
      faults.push(
        "PUBLIC_URL is not set. Set it to the portal's public address, for example https://trust.example.com: every link in a mail starts with it.",
      );
    return fallback;
  }
  const read = readUrl("PUBLIC_URL", value, ["https:", "http:"], faults);
  if (!read) return fallback;
  if (read.pathname !== "/" || read.search || read.hash)
    faults.push(`PUBLIC_URL is "${value}". Give the origin alone, without a path: ${read.origin}.`);
  const isLocal = ["localhost", "127.0.0.1", "[::1]"].includes(read.hostname);
  if (read.protocol === "http:" && !isLocal)
    faults.push(
      `PUBLIC_URL is "${value}". It must start with https://, since links in mails open the door.`,
    );
  return read;
}

function readSecrets(value: string | undefined, { isLoopback, faults }: Around): string[] {
  const secrets = (value ?? "")
    .split(",")
    .map((part) => part.trim())
    .filter(Boolean);
  if (secrets.length === 0 && !isLoopback)
    faults.push(
      "FANLIGHT_SECRET is not set. Set it to at least 32 random characters, for example the output of: openssl rand -base64 32",
    );
  if (secrets.some((secret) => secret.length < SECRET_LENGTH))
    faults.push(
      `FANLIGHT_SECRET is shorter than ${SECRET_LENGTH} characters. Set it to the output of: openssl rand -base64 32 (to rotate it, write the new one, a comma and the old one).`,
    );
  return secrets;
}

type Named = (name: string) => string | undefined;

/** For commands that work on files alone. @throws SettingsFault */
export function readStorage(env: Environment): S3Settings {
  const faults: string[] = [];
  const s3 = readS3((name) => env[name]?.trim() || undefined, faults);
  if (!s3) throw new SettingsFault(faults, "The storage cannot be reached.");
  return s3;
}

const S3_KEYS = {
  STORAGE_ENDPOINT: "the address of the store, for example https://s3.eu-central-1.amazonaws.com",
  STORAGE_BUCKET: "the name of the bucket",
  STORAGE_REGION: "the store's region, for example eu-central-1 (auto where it has none)",
  STORAGE_ACCESS_KEY_ID: "the id of a key that may read, write and list in the bucket",
  STORAGE_SECRET_ACCESS_KEY: "the secret of that key",
} as const;

function readS3(named: Named, faults: string[]): S3Settings | undefined {
  const missing = Object.entries(S3_KEYS).filter(([name]) => !named(name));
  for (const [name, meaning] of missing)
    faults.push(`${name} is not set, and company.yaml says storage: s3. Set it to ${meaning}.`);
  const endpoint = readUrl(
    "STORAGE_ENDPOINT",
    named("STORAGE_ENDPOINT"),
    ["https:", "http:"],
    faults,
  );
  if (missing.length > 0 || !endpoint) return undefined;
  const prefix = named("STORAGE_PREFIX")?.replace(/^\/+|\/+$/g, "");
  return {
    endpoint,
    bucket: named("STORAGE_BUCKET") ?? "",
    region: named("STORAGE_REGION") ?? "",
    accessKeyId: named("STORAGE_ACCESS_KEY_ID") ?? "",
    secretAccessKey: named("STORAGE_SECRET_ACCESS_KEY") ?? "",
    prefix: prefix ? `${prefix}/` : "",
  };
}

function readWebhook(named: Named, faults: string[]): DoorSettings["webhook"] {
  const url = readUrl("WEBHOOK_URL", named("WEBHOOK_URL"), ["https:", "http:"], faults);
  const secret = named("WEBHOOK_SECRET");
  if (!url) return undefined;
  if (url.username || url.password)
    faults.push(
      "WEBHOOK_URL carries a user name or a password. Leave them out: each call is signed with WEBHOOK_SECRET.",
    );
  if (secret) return { url, secret };
  faults.push(
    "WEBHOOK_URL is set without WEBHOOK_SECRET, with which each call is signed. Set both.",
  );
  return undefined;
}

function readShows(value: string | undefined, faults: string[]): Settings["webhookShows"] {
  if (value === "none" || value === "person") return value;
  if (value && value !== "domain")
    faults.push(
      `WEBHOOK_SHOWS is "${value}". Set it to none, domain or person: how much of the visitor the webhook names. Left out, it names the domain of the address.`,
    );
  return "domain";
}

function readOidc(named: Named, faults: string[]): Settings["oidc"] {
  const issuer = readUrl("OIDC_ISSUER", named("OIDC_ISSUER"), ["https:", "http:"], faults);
  if (!issuer) return undefined;
  const [clientId, clientSecret] = [named("OIDC_CLIENT_ID"), named("OIDC_CLIENT_SECRET")];
  if (clientId && clientSecret)
    return { issuer, clientId, clientSecret, name: named("OIDC_NAME") ?? issuer.hostname };
  faults.push("OIDC_ISSUER is set without OIDC_CLIENT_ID and OIDC_CLIENT_SECRET. Set all three.");
  return undefined;
}

function readUrl(
  name: string,
  value: string | undefined,
  protocols: readonly string[],
  faults: string[],
): URL | undefined {
  if (!value) return undefined;
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (url && protocols.includes(url.protocol)) return url;
  // The value may hold a password, so it is not repeated.
  faults.push(
    `${name} is not an address that starts with ${protocols.map((p) => `${p}//`).join(" or ")}. Correct it.`,
  );
  return undefined;
}
