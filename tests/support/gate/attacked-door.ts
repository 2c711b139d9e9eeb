/** The built portal's server with a mail server, as those find it who mean it ill; in the end it must have kept its countenance. */
import { expect } from "vitest";
import type { Catalogue } from "#src/domain/door/catalogue.ts";
import { type ClientOptions, type DoorClient, doorClient, linksIn } from "./door-client.ts";
import { type DoorServer, startDoorServer } from "./door-server.ts";
import { copyPortal, type PortalCopy } from "./portal-copy.ts";
import { startSmtp, type TestSmtp } from "./smtp.ts";

export const OWNER = "security-lead@tidewater.example";
export const APPROVER = "platform-lead@tidewater.example";
/** One that only an invitation names. */
export const HIDDEN = "insurance-certificate";

export interface AttackedDoor {
  server: DoorServer;
  smtp: TestSmtp;
  portal: PortalCopy;
  /** Each from a network of its own, unless it says otherwise. */
  browser(options?: ClientOptions): DoorClient;
  /** No answer was a fault of the server's, and its log names nobody and opens nothing. */
  expectComposure(): void;
  close(): Promise<void>;
}

export interface AttackOptions {
  env?: Record<string, string | undefined>;
  change?: (catalogue: Catalogue) => void;
  nodeOptions?: readonly string[];
}

export async function openAttackedDoor({
  env = {},
  change,
  nodeOptions = [],
}: AttackOptions = {}): Promise<AttackedDoor> {
  const smtp = await startSmtp();
  const portal = copyPortal((catalogue) => {
    for (const document of catalogue.documents)
      if (document.id === HIDDEN) document.level = "hidden";
    change?.(catalogue);
  });
  const server = await startDoorServer({
    root: portal.root,
    nodeOptions,
    env: {
      FANLIGHT_SECRET: "a secret of more than thirty-two characters",
      SMTP_URL: `smtp://127.0.0.1:${smtp.port}`,
      MAIL_FROM: "Tidewater <trust@tidewater.example>",
      TRUST_PROXY_HOPS: "1",
      ...env,
    },
  });
  const browsers: DoorClient[] = [];
  const statuses: number[] = [];
  return {
    server,
    smtp,
    portal,
    browser(options) {
      const at = browsers.length;
      const ip = `198.51.${100 + (at >> 8)}.${at & 255}`;
      const made = doorClient(server, { ip, statuses, ...options });
      browsers.push(made);
      return made;
    },
    expectComposure() {
      expect(statuses.filter((status) => status >= 500)).toEqual([]);
      const log = server.lines.join("\n");
      expect(log.match(/^.*"(?:page-failed|job-failed)".*$/gm) ?? []).toEqual([]);
      const mails = smtp.received.map(({ mail }) => mail);
      const tokens = smtp.received.flatMap((received) =>
        linksIn(received).map(({ searchParams }) => searchParams.get("t") ?? ""),
      );
      const names = mails.flatMap(({ to }) =>
        [to ?? []].flat().flatMap(({ value }) => value.map(({ address = "" }) => address)),
      );
      const cookies = browsers.flatMap(({ cookies }) => [...cookies.values()]);
      const kept = [...tokens, ...names, ...cookies].filter((text) => text && log.includes(text));
      expect(kept).toEqual([]);
      expect(log).not.toMatch(/[?&]t=|@[\w-]+\.example/);
    },
    async close() {
      await server.stop();
      await smtp.close();
      portal.remove();
    },
  };
}
