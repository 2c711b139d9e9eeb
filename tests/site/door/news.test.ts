/**
 * News from one end to the other, through the built portal's own server, its command line and a real mail server: subscribed to by
 * form, told after a new build, ended by a mail program's one click, and proven to the approver.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { doorClient, linkIn, mailTo, tokenIn } from "../../support/gate/door-client.ts";
import { startDoorServer } from "../../support/gate/door-server.ts";
import { copyPortal } from "../../support/gate/portal-copy.ts";
import { startSmtp } from "../../support/gate/smtp.ts";
import { news } from "../../support/gate/test-news.ts";

const OWNER = "security-lead@tidewater.example";
const READER = "privacy@northgrain.example";

const announced = (name: string) =>
  news(`subprocessor.${name}.announced`, {
    on: new Date().toISOString().slice(0, 10),
    title: `New subprocessor: ${name}`,
    text: "Sends mail to customers, in Canada.",
    path: "/subprocessors/changes/",
  });

it("reaches a reader once after a new build, ends with one click, and leaves its proof", async () => {
  const smtp = await startSmtp();
  const portal = copyPortal();
  const data = mkdtempSync(join(tmpdir(), "fanlight-news-"));
  const env = {
    SMTP_URL: `smtp://127.0.0.1:${smtp.port}`,
    MAIL_FROM: "Tidewater <trust@tidewater.example>",
  };
  let server = await startDoorServer({ env, data, root: portal.root });
  onTestFinished(async () => {
    await server.stop();
    await smtp.close();
    portal.remove();
    rmSync(data, { recursive: true, force: true });
  });
  const { url } = server;
  /** What a build of changed content leaves: another catalogue, read when the server starts. */
  const rebuild = async (...names: string[]) => {
    await server.stop();
    portal.write({
      ...portal.catalogue,
      news: [...names.map(announced), ...portal.catalogue.news],
    });
    const port = Number(new URL(url).port);
    server = await startDoorServer({ env, data, root: portal.root, port });
  };
  const notify = async (...words: string[]) => {
    const { code, out } = await server.run(["notify", ...words]);
    expect([code, out]).toEqual([0, expect.any(String)]);
    return out;
  };
  const told = () => smtp.received.filter(({ raw }) => /^List-Unsubscribe:/im.test(raw));

  // By form, and confirmed by the link of the mail.
  const reader = doorClient({ url });
  const asked = await reader.post("/subscribe/", { topic: "subprocessors", email: READER });
  expect([asked.status, asked.location]).toEqual([303, "/subscribe/sent/"]);
  const link = await mailTo(smtp, READER, /^Confirm that you want news/);
  expect((await reader.get(linkIn(link, "/subscribe/confirm/"))).text).toContain("send me these");
  const token = { t: tokenIn(link, "/subscribe/confirm/") };
  expect((await reader.post("/subscribe/confirm/", token)).text).toContain("You are subscribed");

  // What stood there before anybody could subscribe is not news.
  await notify();
  expect(await notify()).toContain("Nothing is new since the last time.");
  expect(told()).toEqual([]);

  // A new build announces a subprocessor.
  await rebuild("Skiff");
  expect(await notify("--dry-run")).toContain(
    "subprocessors, to 1 reader:\n  New subprocessor: Skiff\nNothing was sent.",
  );
  expect(await notify()).toContain("1 mail in the outbox.");
  const { raw, mail } = await mailTo(smtp, READER, /New subprocessor: Skiff/);
  expect(mail.text).toContain("Sends mail to customers, in Canada.");
  expect(raw).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r?$/im);
  const stop = raw.replace(/\r?\n\s+/g, " ").match(/^List-Unsubscribe: <([^>]+)>/im)?.[1] ?? "";
  expect(stop).toContain(`${url}/subscribe/stop/?s=`);
  expect(await notify()).toContain("Nothing is new since the last time.");

  // As RFC 8058 has it: a POST from elsewhere, without a cookie. Opening the address ends nothing.
  expect(await (await fetch(stop)).text()).toContain("End the subscription");
  const body = new URLSearchParams({ "List-Unsubscribe": "One-Click" });
  expect((await fetch(stop, { method: "POST", body })).status).toBe(200);
  expect(await (await fetch(stop)).text()).toContain("You get no more news");
  await rebuild("Dory", "Skiff");
  expect(await notify()).toContain("subprocessors, to 0 readers:");
  expect(told()).toHaveLength(1);

  // The approver reads what was sent, to how many, and the page as it was.
  const owner = doorClient({ url });
  await owner.post("/admin/sign-in/", { email: OWNER, next: "/admin/news/" });
  const signIn = await mailTo(smtp, OWNER, /^Sign in to decide/);
  const entry = { t: tokenIn(signIn, "/admin/sign-in/confirm/"), next: "/admin/news/" };
  expect((await owner.post("/admin/sign-in/confirm/", entry)).location).toBe("/admin/news/");
  const read = async (path: string) => (await owner.get(path)).text;
  const list = await read("/admin/news/");
  const row =
    list.match(/<tr>(?:(?!<\/tr>)[\s\S])*New subprocessor: Skiff[\s\S]*?<\/tr>/)?.[0] ?? "";
  expect(row).toMatch(/data-label="Readers"[^>]*>\s*1\s*</);
  const proof = row.match(/\/admin\/news\/[^"]+/)?.[0] ?? "";
  expect(await read(proof)).toContain("Sends mail to customers, in Canada.");
  expect(await read(`${proof}page.html`)).toContain("<h1");
});
