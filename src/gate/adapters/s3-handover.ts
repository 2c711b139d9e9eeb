/** Copies that are too large for the host's own answer, left in an S3-compatible store behind an address that is signed for a minute. */
import { randomUUID } from "node:crypto";
import { AwsClient } from "aws4fetch";
import type { HandoverPlace, S3Settings } from "../definitions.ts";
import { s3Vault } from "./s3-vault.ts";

const FOLDER = "handed-over/";
const SECONDS = 60;

export function s3Handover(settings: S3Settings): HandoverPlace {
  const { endpoint, bucket, region, accessKeyId, secretAccessKey } = settings;
  const prefix = `${settings.prefix}${FOLDER}`;
  const vault = s3Vault({ ...settings, prefix });
  const client = new AwsClient({ service: "s3", region, accessKeyId, secretAccessKey });
  const addressOf = (key: string) =>
    new URL(
      `${endpoint.href.replace(/\/+$/, "")}/${[bucket, ...`${prefix}${key}`.split("/")].map(encodeURIComponent).join("/")}`,
    );
  return {
    origin: endpoint.origin,
    async leave({ name, mediaType, stream }) {
      // Its name begins with when it was left, by which it is found again to be removed.
      const key = `${new Date().toISOString()}-${randomUUID()}`;
      await vault.write(key, new Uint8Array(await new Response(stream).arrayBuffer()));
      const address = addressOf(key);
      const plain = name.replace(/[^\w .()-]/g, "-");
      address.searchParams.set("X-Amz-Expires", String(SECONDS));
      address.searchParams.set(
        "response-content-disposition",
        `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`,
      );
      address.searchParams.set("response-content-type", mediaType);
      address.searchParams.set("response-cache-control", "private, no-store");
      const { url } = await client.sign(address, { aws: { signQuery: true } });
      return new URL(url);
    },
    async clear(before) {
      const keys = await vault.list();
      for (const key of keys.filter((one) => one < before.toISOString())) {
        const answer = await client.fetch(addressOf(key), { method: "DELETE" });
        await answer.body?.cancel();
        if (!answer.ok) throw new Error(`The store did not remove a copy (${answer.status}).`);
      }
    },
  };
}
