/** A mail server that is away while visitors ask, and comes back: they are answered as always, and each mail arrives once. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  askFields,
  type DoorClient,
  doorClient,
  mailTo,
  tokenIn,
} from "../../support/gate/door-client.ts";
import { type DoorServer, startDoorServer } from "../../support/gate/door-server.ts";
import { freePort } from "../../support/gate/postgres.ts";
import { startSmtp } from "../../support/gate/smtp.ts";

const full = process.env.FANLIGHT_TEST_FULL === "1";

let port = 0;
let server: DoorServer;
let ada: DoorClient;
beforeAll(async () => {
  port = await freePort();
  server = await startDoorServer({
    env: { SMTP_URL: `smtp://127.0.0.1:${port}`, MAIL_FROM: "trust@tidewater.example" },
  });
  ada = doorClient(server);
});
afterAll(() => server.stop());

const failures = () => server.lines.filter((line) => line.includes('"outbox-failed"'));

describe("a mail server that is away", () => {
  it("changes no answer, and the log says that mail waits and not whose", async () => {
    const { status, location } = await ada.post("/request/", askFields("ada@waits.example"));
    expect([status, location]).toEqual([303, "/request/sent/"]);
    await expect.poll(() => failures().length, { timeout: 15_000 }).toBeGreaterThan(0);
    expect(server.lines.join("\n")).not.toContain("waits.example");
    expect((await doorClient(server).get("/gate/health")).status).toBe(200);
  });

  it("is tried again, and the mail arrives once and opens the way", async ({ skip }) => {
    skip(!full, "npm run test:full waits for the second try, a minute later");
    const smtp = await startSmtp({ port });
    try {
      await expect.poll(() => smtp.received.length, { timeout: 120_000 }).toBe(1);
      const mail = await mailTo(smtp, "ada@waits.example", /^Confirm your request/);
      const confirmed = await ada.post("/request/confirm/", { t: tokenIn(mail) });
      expect(confirmed.status).toBe(303);
      const confirmations = smtp.received.filter(
        ({ mail: { messageId } }) => messageId === mail.mail.messageId,
      );
      expect(confirmations).toHaveLength(1);
    } finally {
      await smtp.close();
    }
  }, 150_000);
});
