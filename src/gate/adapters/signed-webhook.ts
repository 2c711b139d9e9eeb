/** Posts to the company's webhook. The receiver checks the signature, so nobody else can post there in our name. */
import { createHmac } from "node:crypto";
import { type Clock, NotDelivered, type Webhook } from "../definitions.ts";

export interface WebhookOptions {
  url: URL;
  /** WEBHOOK_SECRET. */
  secret: string;
  clock: Clock;
  /** Milliseconds for the whole call. */
  timeout?: number;
}

const TIMEOUT = 5000;

/** `Fanlight-Signature: t=<seconds>,v1=<HMAC-SHA-256 of "<seconds>.<body>" as hex>`; the time lets a receiver refuse replays. */
export function signedWebhook({ url, secret, clock, timeout = TIMEOUT }: WebhookOptions): Webhook {
  return {
    async post(id, body) {
      const seconds = Math.floor(clock.now().getTime() / 1000);
      const signature = createHmac("sha256", secret).update(`${seconds}.${body}`).digest("hex");
      const response = await fetch(url, {
        method: "POST",
        body,
        headers: {
          "content-type": "application/json; charset=utf-8",
          "user-agent": "Fanlight",
          "fanlight-delivery": id,
          "fanlight-signature": `t=${seconds},v1=${signature}`,
        },
        // The address was chosen by the owner; whoever answers there does not choose another.
        redirect: "manual",
        signal: AbortSignal.timeout(timeout),
      }).catch((cause) => {
        throw new NotDelivered("away", undefined, { cause });
      });
      await response.body?.cancel();
      if (!response.ok) throw new NotDelivered(`status-${response.status}`);
    },
  };
}
