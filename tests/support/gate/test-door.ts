/** A door for tests: a real database in memory, a clock that stands still, and mail that is kept instead of sent. */

import { countedTraffic } from "#src/gate/adapters/counted-traffic.ts";
import { deriveSecrets } from "#src/gate/adapters/derived-secrets.ts";
import { systemRandom } from "#src/gate/adapters/system-random.ts";
import type { Mail, Services, Store } from "#src/gate/definitions.ts";
import { OUTBOX_KEY } from "#src/gate/mail/queue-mail.ts";
import { readMail } from "#src/gate/mail/read-mail.ts";
import { readSettings } from "#src/gate/settings.ts";
import type { Environment } from "#src/gate/settings-fault.ts";
import { openMemoryStore } from "./memory-store.ts";
import { testCatalogue } from "./test-catalogue.ts";

export interface TestClock {
  now(): Date;
  /** Moves the clock; negative moves it back. */
  advance(by: { days?: number; hours?: number; minutes?: number; seconds?: number }): void;
}

export interface TestDoor {
  services: Services;
  clock: TestClock;
  /** Mails that wait in the outbox, oldest first. */
  waitingMails(): Promise<(Mail & { kind: string })[]>;
  /** Lines of the log. */
  lines: string[];
  close(): Promise<void>;
}

export function testClock(start = "2026-11-02T10:00:00.000Z"): TestClock {
  let at = new Date(start).getTime();
  return {
    now: () => new Date(at),
    advance({ days = 0, hours = 0, minutes = 0, seconds = 0 }) {
      at += (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000;
    },
  };
}

export interface TestDoorOptions {
  /** Else an embedded database in memory. */
  store?: Store;
  env?: Environment;
  services?: Partial<Services>;
}

const missing = (name: string) =>
  new Proxy(
    {},
    {
      get: () => {
        throw new Error(`This test was given no ${name}.`);
      },
    },
  );

export async function openTestDoor(options: TestDoorOptions = {}): Promise<TestDoor> {
  const store = options.store ?? (await openMemoryStore());
  const clock = testClock();
  const lines: string[] = [];
  const secrets = deriveSecrets(["a secret for tests that is long enough"]);
  const services: Services = {
    catalogue: testCatalogue(),
    settings: readSettings(options.env ?? {}, { isLoopback: true, url: "http://127.0.0.1:4321" }),
    store,
    mailer: { send: async () => {}, close: async () => {} },
    webhook: undefined,
    vault: missing("vault") as Services["vault"],
    stamper: missing("stamper") as Services["stamper"],
    printer: missing("printer") as Services["printer"],
    clock,
    random: systemRandom,
    secrets,
    logger: {
      info: (event, fields) => lines.push(JSON.stringify({ event, ...fields })),
      error: (event, error, fields) =>
        lines.push(JSON.stringify({ event, error: String(error), ...fields })),
    },
    traffic: countedTraffic(),
    pages: { read: async (path) => `<h1>${path}</h1>` },
    ...options.services,
  };
  return {
    services,
    clock,
    lines,
    async waitingMails() {
      const rows = await store.db
        .selectFrom("outbox")
        .select(["kind", "body"])
        .where("channel", "=", "mail")
        .where("state", "=", "waiting")
        .orderBy("created_at")
        .orderBy("kind")
        .execute();
      return rows.map(({ kind, body }) => ({
        kind,
        ...readMail(services, secrets.open(OUTBOX_KEY, body) ?? "null"),
      }));
    },
    async close() {
      if (!options.store) await store.close();
    },
  };
}
