/** What the environment says of the door, judged all at once: each fault names its setting and says what to do. */
import type { Catalogue } from "../domain/door/catalogue.ts";
import type { S3Settings, Settings } from "./definitions.ts";
import { type Environment, type Named, readUrl, SettingsFault } from "./settings-fault.ts";
import { handoverOf, readStorage, type StorageSettings } from "./storage-settings.ts";

/** Where the server listens; decides what may be left out. */
export interface Listening {
  /** Nothing outside this machine can reach it. */
  isLoopback: boolean;
  /** Used where PUBLIC_URL is left out on the loopback address. */
  url: string;
  /** What company.yaml chose for the files; folder where it says nothing. */
  storage?: Catalogue["storage"];
  /** Whose functions run the door; left out, a process of its own does. */
  host?: "netlify" | "vercel" | undefined;
}

export interface DoorSettings extends Settings {
  /** Present secret first. Empty: one is made and kept in the data folder (loopback only). */
  secrets: string[];
  databaseUrl: string | undefined;
  smtpUrl: string | undefined;
  webhook: { url: URL; secret: string } | undefined;
  storage: StorageSettings;
  /** Where too large answers are left for their reader; undefined where the host sends them itself, or there is no such store. */
  handover: S3Settings | undefined;
}

const SECRET_LENGTH = 32;
const CRON_LENGTH = 16;
const MOST_MAILS = 1_000_000;

/** One address, alone or in angle brackets after a name. */
const MAILBOX =
  /^(?:[^<>\p{Cc}]*<[^\s<>@,;"\p{C}]+@[^\s<>@,;"\p{C}]+>|[^\s<>@,;"\p{C}]+@[^\s<>@,;"\p{C}]+)$/u;

export function readSettings(
  env: Environment,
  { isLoopback, url, storage, host }: Listening,
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
  if (host && !databaseUrl)
    faults.push(
      "DATABASE_URL is not set, and functions keep nothing on a disk. Set it to the address of a PostgreSQL database, with its connection pooler where it has one.",
    );
  const cronSecret = readCronSecret(named("CRON_SECRET"), { host, faults });
  const hops = Number(named("TRUST_PROXY_HOPS") ?? "0");
  if (!Number.isInteger(hops) || hops < 0 || hops > 10)
    faults.push(
      `TRUST_PROXY_HOPS is "${named("TRUST_PROXY_HOPS")}". Set it to the number of proxies in front of this server, 0 to 10.`,
    );
  const mailsADay = Number(named("MAILS_A_DAY") ?? "1000");
  if (!Number.isInteger(mailsADay) || mailsADay < 1 || mailsADay > MOST_MAILS)
    faults.push(
      `MAILS_A_DAY is "${named("MAILS_A_DAY")}". Set it to how many mails all strangers together may cause in a day, 1 to ${MOST_MAILS}; 1000 where it is left out.`,
    );
  const webhook = readWebhook(named, faults);
  const shows = readShows(named("WEBHOOK_SHOWS"), faults);
  const oidc = readOidc(named, faults);
  const files = readStorage(named, { kind: storage, host, faults });
  if (faults.length > 0) throw new SettingsFault(faults);
  return {
    publicUrl,
    secureCookies: publicUrl.protocol === "https:",
    mailFrom: mailFrom ?? "Trust center <trust-center@localhost>",
    proxyHops: hops,
    mailsADay,
    showsOutbox: !smtpUrl && isLoopback,
    webhookShows: shows,
    cronSecret,
    oidc,
    secrets,
    databaseUrl,
    smtpUrl,
    webhook,
    storage: files,
    handover: host === "netlify" ? handoverOf(files, named, faults) : undefined,
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

/** Vercel sends it with each scheduled call; Netlify's scheduled function derives its own. */
function readCronSecret(
  value: string | undefined,
  { host, faults }: Pick<Around, "faults"> & Pick<Listening, "host">,
): string | undefined {
  if (!value && host === "vercel")
    faults.push(
      "CRON_SECRET is not set, so the scheduled jobs could be called by nobody. Set it to the output of: openssl rand -hex 32",
    );
  if (value && value.length < CRON_LENGTH)
    faults.push(
      `CRON_SECRET is shorter than ${CRON_LENGTH} characters. Set it to the output of: openssl rand -hex 32`,
    );
  return value;
}

function readWebhook(named: Named, faults: string[]): DoorSettings["webhook"] {
  const url = readUrl("WEBHOOK_URL", named("WEBHOOK_URL"), ["https:", "http:"], faults);
  const secret = named("WEBHOOK_SECRET");
  if (secret && !named("WEBHOOK_URL"))
    faults.push(
      "WEBHOOK_SECRET is set without WEBHOOK_URL, so nothing would be told. Set both, or neither.",
    );
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
  if (!named("OIDC_ISSUER") && (named("OIDC_CLIENT_ID") || named("OIDC_CLIENT_SECRET")))
    faults.push(
      "OIDC_CLIENT_ID or OIDC_CLIENT_SECRET is set without OIDC_ISSUER, so nobody could sign in with it. Set all three.",
    );
  if (!issuer) return undefined;
  const [clientId, clientSecret] = [named("OIDC_CLIENT_ID"), named("OIDC_CLIENT_SECRET")];
  if (clientId && clientSecret)
    return { issuer, clientId, clientSecret, name: named("OIDC_NAME") ?? issuer.hostname };
  faults.push("OIDC_ISSUER is set without OIDC_CLIENT_ID and OIDC_CLIENT_SECRET. Set all three.");
  return undefined;
}

/**
 * The faults that a build can see: settings that are there and cannot be right. What is missing may be given to the server alone.
 * @throws SettingsFault
 */
export function checkShapes(env: Environment): void {
  readSettings(env, { isLoopback: true, url: "http://127.0.0.1" });
}
