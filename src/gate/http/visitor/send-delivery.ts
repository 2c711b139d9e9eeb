/** What was committed, as an answer that a browser saves. */
import type { Services } from "../../definitions.ts";
import { isHandedOver } from "../../downloads/can-send.ts";
import type { Delivery } from "../../downloads/deliver.ts";
import { attachment } from "../content-disposition.ts";
import { seeOther } from "../read-form.ts";

/** What the host cannot send itself is fetched from where it was left. */
export async function sendDelivery(
  services: Pick<Services, "handover">,
  { name, mediaType, bytes, open }: Delivery,
): Promise<Response> {
  const place = isHandedOver(services, bytes) ? services.handover?.place : undefined;
  if (place) {
    const address = await place.leave({ name, mediaType, stream: await open() });
    return seeOther(address.href);
  }
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
