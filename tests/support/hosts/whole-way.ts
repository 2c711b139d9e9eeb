/** The whole way of one visitor and one approver, up to a document: the same on every host. */
import { expect } from "vitest";
import {
  type Answer,
  askFields,
  type DoorClient,
  doorClient,
  enter,
  sign,
  signIn,
} from "../gate/door-client.ts";
import type { TestSmtp } from "../gate/smtp.ts";
import { OWNER, PUBLIC_URL } from "./around.ts";

export interface Way {
  visitor: DoorClient;
  owner: DoorClient;
  /** Path of the visitor's grant, for the owner. */
  grant: string;
  download(): Promise<Answer>;
  revoke(): Promise<Answer>;
}

export const VISITOR_IP = "203.0.113.77";
/** What the visitor claims to be. */
export const FORGED_IP = "198.51.100.1";

/** Asked, confirmed, signed and approved. */
export async function goIn(
  server: { url: string },
  smtp: TestSmtp,
  { document = "letter", email = "ada@visitor.example", origin = PUBLIC_URL } = {},
): Promise<Way> {
  const browser = (from: string) =>
    doorClient(server, {
      ip: FORGED_IP,
      origin,
      headers: { "x-test-from": from, "x-vercel-forwarded-for": FORGED_IP },
    });
  const [visitor, owner] = [browser(VISITOR_IP), browser("203.0.113.5")];
  await enter(visitor, smtp, askFields(email, { document }));
  await sign(visitor, { name: "Łucja Ångström 山田太郎" });
  await signIn(owner, smtp, OWNER);
  const queue = await owner.get("/admin/");
  const request = /\/admin\/requests\/[^/"]+\//.exec(queue.text)?.[0] ?? "";
  const page = await owner.get(request);
  const seen = /name="seen" value="([^"]*)"/.exec(page.text)?.[1] ?? "";
  const decided = await owner.post(request, { seen, all: "grant", [`days-${document}`]: "30" });
  expect(decided.status).toBe(303);
  const grants = await owner.get("/admin/grants/");
  const grant = /\/admin\/grants\/[^/"]+\//.exec(grants.text)?.[0] ?? "";
  expect(grant).not.toBe("");
  return {
    visitor,
    owner,
    grant,
    download: () => visitor.post(`/request/document/${document}/`, { act: "download" }),
    revoke: () => owner.post(grant, { action: "revoke", reason: "The talks ended." }),
  };
}
