/** A browser as far as the door can tell: it keeps cookies, says where it comes from, and follows nothing by itself. */
import { expect, vi } from "vitest";
import type { DoorServer } from "./door-server.ts";
import type { Received, TestSmtp } from "./smtp.ts";

export type Fields = Record<string, string | readonly string[]>;

export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  data: Buffer;
  /** Of a redirect. */
  location: string;
}

export interface Sending {
  method?: string;
  headers?: Record<string, string>;
  body?: string;
}

export interface DoorClient {
  cookies: Map<string, string>;
  send(path: string, sending?: Sending): Promise<Answer>;
  get(path: string): Promise<Answer>;
  post(path: string, fields?: Fields, headers?: Record<string, string>): Promise<Answer>;
}

export interface ClientOptions {
  /** Address in `X-Forwarded-For`, as the one proxy in front would write it. */
  ip?: string;
  /** Origin of its pages, where it is not the server's address. */
  origin?: string;
  /** Sent with everything. */
  headers?: Record<string, string>;
  /** Gets every status, so that a test of many can ask whether one was a fault of ours. */
  statuses?: number[];
}

export function doorClient(
  server: Pick<DoorServer, "url">,
  { ip, origin = server.url, headers: always = {}, statuses }: ClientOptions = {},
): DoorClient {
  const cookies = new Map<string, string>();
  const client: DoorClient = {
    cookies,
    async send(path, { method = "GET", headers = {}, body } = {}) {
      const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
      const response = await fetch(`${server.url}${path}`, {
        method,
        redirect: "manual",
        headers: {
          ...(ip && { "x-forwarded-for": ip }),
          ...(cookie && { cookie }),
          ...always,
          ...headers,
        },
        ...(body !== undefined && { body }),
      });
      for (const line of response.headers.getSetCookie()) keep(cookies, line);
      statuses?.push(response.status);
      const data = Buffer.from(await response.arrayBuffer());
      return {
        status: response.status,
        headers: response.headers,
        text: data.toString("utf8"),
        data,
        location: response.headers.get("location") ?? "",
      };
    },
    get: (path) => client.send(path),
    post: (path, fields = {}, headers = {}) =>
      client.send(path, {
        method: "POST",
        headers: { origin, "content-type": "application/x-www-form-urlencoded", ...headers },
        body: formBody(fields),
      }),
  };
  return client;
}

function keep(cookies: Map<string, string>, line: string): void {
  const [pair = "", ...attributes] = line.split("; ");
  const [name = "", ...value] = pair.split("=");
  if (attributes.includes("Max-Age=0")) cookies.delete(name);
  else cookies.set(name, value.join("="));
}

export function formBody(fields: Fields): string {
  const pairs = Object.entries(fields).flatMap(([name, value]) =>
    (typeof value === "string" ? [value] : value).map((one) => [name, one]),
  );
  return new URLSearchParams(pairs).toString();
}

export function askFields(email: string, more: Fields = {}): Fields {
  return {
    document: "pentest-letter",
    email,
    name: "Ada Example",
    title: "Security analyst",
    company: "Example Ltd",
    purpose: "A yearly review",
    ...more,
  };
}

const WAITING = { timeout: 30_000, interval: 50 };

/**
 * Waits for the newest mail to the address with such a subject.
 * @param since how many mails had arrived before
 */
export async function mailTo(
  smtp: TestSmtp,
  address: string,
  subject: RegExp,
  since = 0,
): Promise<Received> {
  const find = () =>
    smtp.received
      .slice(since)
      .findLast(({ to, mail }) => to[0] === address && subject.test(mail.subject ?? ""));
  return vi.waitUntil(find, WAITING);
}

export function linksIn({ mail }: Received): URL[] {
  return (mail.text?.match(/https?:\/\/\S+/g) ?? []).map((link) => new URL(link));
}

/** Path and query of the mail's link to that page. */
export function linkIn(received: Received, path: string): string {
  const link = linksIn(received).find(({ pathname }) => pathname.startsWith(path));
  if (!link) throw new Error(`The mail "${received.mail.subject}" has no link to ${path}.`);
  return `${link.pathname}${link.search}`;
}

export function tokenIn(received: Received, path = "/request/confirm/"): string {
  return new URL(linkIn(received, path), "http://here").searchParams.get("t") ?? "";
}

export function codeIn({ mail }: Received): string {
  const [, first, second] = mail.text?.match(/\b(\d{3}) ?(\d{3})\b/) ?? [];
  return `${first}${second}`;
}

const CONFIRM = /^Confirm your request/;

/** Asks, and reads the mail. */
export async function ask(
  client: DoorClient,
  smtp: TestSmtp,
  fields: Fields,
  to = String(fields.email),
): Promise<Received> {
  const before = smtp.received.length;
  const asked = await client.post("/request/", fields);
  expect([asked.status, asked.location]).toEqual([303, "/request/sent/"]);
  return mailTo(smtp, to, CONFIRM, before);
}

/** Asks and confirms: the client has a visitor's session then. */
export async function enter(
  client: DoorClient,
  smtp: TestSmtp,
  fields: Fields,
  to?: string,
): Promise<Received> {
  const mail = await ask(client, smtp, fields, to);
  const confirmed = await client.post("/request/confirm/", { t: tokenIn(mail) });
  expect([confirmed.status, confirmed.location]).toEqual([303, "/request/status/"]);
  return mail;
}

/** Signs the agreement as shown. */
export async function sign(client: DoorClient, more: Fields = {}): Promise<void> {
  const { text } = await client.get("/request/nda/");
  const presented = /name="presented" value="([^"]+)"/.exec(text)?.[1] ?? "";
  const fields = { capacity: "bind", name: "Ada Example", title: "CISO", company: "Example Ltd" };
  const signed = await client.post("/request/nda/", {
    ...{ act: "sign", presented, agreed: "yes" },
    ...fields,
    ...more,
  });
  expect(signed.status).toBe(303);
  // Of a request for one document, that stands open then.
  expect(signed.location).toMatch(/^\/request\/(?:status|document\/[\w-]+)\/$/);
}

/** Signs an approver in by mail. */
export async function signIn(client: DoorClient, smtp: TestSmtp, email: string): Promise<void> {
  const before = smtp.received.length;
  const asked = await client.post("/admin/sign-in/", { email });
  expect(asked.status).toBe(303);
  const mail = await mailTo(smtp, email, /^Sign in to decide/, before);
  const t = tokenIn(mail, "/admin/sign-in/confirm/");
  const entered = await client.post("/admin/sign-in/confirm/", { t });
  expect([entered.status, entered.location]).toEqual([303, "/admin/"]);
}
