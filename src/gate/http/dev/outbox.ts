/**
 * The mails of a machine without a mail server, for its own browser. They open the door, so they are shown only where mail goes to
 * files, the portal is at a loopback address, and the request comes straight from this machine: not by a proxy, whose visitors
 * would seem to sit here, and not under another host name, by which a foreign page could make its browser read them.
 */
import type { FiledMail, Mail, MailFolder, Services } from "../../definitions.ts";
import type { Door } from "../door.ts";

export interface OutboxPage {
  mails: (FiledMail & { to: string; subject: string })[];
}

export interface OutboxMailPage {
  mail: Mail;
  /** The text, with its addresses apart. */
  parts: { text: string; isLink: boolean }[];
}

const SHOWN = 200;

export async function showOutbox(request: Request, door: Door): Promise<Response | OutboxPage> {
  const folder = folderFor(request, door);
  if (!folder) return notFound();
  const filed = (await folder.list()).slice(0, SHOWN);
  const mails = await Promise.all(
    filed.map(async ({ id, at }) => {
      const mail = await folder.read(id);
      return mail ? [{ id, at, to: mail.to, subject: mail.subject }] : [];
    }),
  );
  return { mails: mails.flat() };
}

export async function showOutboxMail(
  request: Request,
  door: Door,
  id: string,
): Promise<Response | OutboxMailPage> {
  const mail = await folderFor(request, door)?.read(id);
  if (!mail) return notFound();
  const parts = mail.text
    .split(/(https?:\/\/[^\s<>"]+)/)
    .map((text, index) => ({ text, isLink: index % 2 === 1 }));
  return { mail, parts };
}

/** Whether the pages of the portal may say that the mail is there. */
export function folderFor(request: Request, { services, ip }: Door): MailFolder | undefined {
  const isHere = isLoopback(ip) && isLocalHost(request) && !isForwarded(request);
  return showsMail(services) && isHere ? services.mailFolder : undefined;
}

function showsMail({ settings }: Services): boolean {
  return settings.showsOutbox && LOCAL.has(settings.publicUrl.hostname);
}

const LOCAL = new Set(["localhost", "127.0.0.1", "[::1]"]);

function isLocalHost(request: Request): boolean {
  const host = request.headers.get("host") ?? "";
  return LOCAL.has(host.replace(/:\d+$/, ""));
}

function isLoopback(ip: string): boolean {
  return ip === "::1" || /^127(?:\.\d{1,3}){3}$/.test(ip);
}

function isForwarded({ headers }: Request): boolean {
  return ["forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip", "via"].some((name) =>
    headers.has(name),
  );
}

function notFound(): Response {
  return new Response("There is no such page.\n", {
    status: 404,
    headers: { "content-type": "text/plain;charset=utf-8" },
  });
}
