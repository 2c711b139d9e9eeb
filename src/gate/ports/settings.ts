/** What the environment says. */
/** An S3-compatible store, addressed by path. */
export interface S3Settings {
  endpoint: URL;
  bucket: string;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
  /** Before every key; empty, or ends with a slash. */
  prefix: string;
}

/** Undefined where a function of the same site is told by its host. */
export interface NetlifyBlobsSettings {
  siteID?: string | undefined;
  token?: string | undefined;
  /** Of another server than Netlify's. */
  edgeURL?: string | undefined;
}

export interface VercelBlobSettings {
  /** Reads and writes; its store is named in it. */
  token: string;
}

export interface Settings {
  /** Origin of every link in a mail, without a path; never taken from a request. */
  publicUrl: URL;
  /** Whether cookies are `Secure` with the `__Host-` prefix: everywhere but on plain HTTP at the loopback address. */
  secureCookies: boolean;
  mailFrom: string;
  /** Proxies in front that append to X-Forwarded-For; 0 takes the socket's address. */
  proxyHops: number;
  /** Mails that strangers together can make the door send in a day. */
  mailsADay: number;
  /** Mail is written to files and shown at /dev/outbox. */
  showsOutbox: boolean;
  /** How much of a person the webhook may name. */
  webhookShows: "none" | "domain" | "person";
  /** Lets whoever calls on a schedule in to the jobs; undefined where none was set. */
  cronSecret: string | undefined;
  oidc: { issuer: URL; clientId: string; clientSecret: string; name: string } | undefined;
}
