/** What was committed, as an answer that a browser saves. */
import type { Delivery } from "../../downloads/deliver.ts";
import { attachment } from "../content-disposition.ts";

export async function sendDelivery({ name, mediaType, bytes, open }: Delivery): Promise<Response> {
  return new Response(await open(), {
    headers: {
      "content-type": mediaType,
      "content-length": String(bytes),
      "content-disposition": attachment(name),
      // Nothing on the way may keep a copy, or make another file of it.
      "cache-control": "private, no-store, no-transform",
      "x-content-type-options": "nosniff",
    },
  });
}
