/** SMTP_URL as connection settings. Encrypted or not at all, but for this machine's own mail server. Pure. */
import { isLoopback } from "#src/domain/loopback.ts";

export interface SmtpConnection {
  host: string;
  port: number;
  /** TLS from the first byte; else by STARTTLS. */
  secure: boolean;
  requireTLS: boolean;
  tls: { rejectUnauthorized: boolean; minVersion: "TLSv1.2" };
  auth: { user: string; pass: string } | undefined;
}

const PORTS: Record<string, number> = { "smtp:": 587, "smtps:": 465 };

/**
 * @param url `smtps://user:password@host:465`, `smtp://user:password@host:587`; with `?insecure` the connection need not be
 * encrypted and no certificate is checked
 */
export function readSmtpUrl(url: string): SmtpConnection {
  const { protocol, hostname, port, username, password, searchParams } = new URL(url);
  const host = hostname.replace(/^\[|\]$/g, "");
  const isTrusted = isLoopback(host) || searchParams.has("insecure");
  const secure = protocol === "smtps:";
  return {
    host,
    port: Number(port) || (PORTS[protocol] ?? 587),
    secure,
    requireTLS: !secure && !isTrusted,
    tls: { rejectUnauthorized: !isTrusted, minVersion: "TLSv1.2" },
    auth: username
      ? { user: decodeURIComponent(username), pass: decodeURIComponent(password) }
      : undefined,
  };
}
