/** Whether a host can give an answer of this size: itself, or from a place where it is left. */
import type { Services } from "../definitions.ts";

type Sender = Pick<Services, "handover">;

export function isHandedOver({ handover }: Sender, bytes: number): boolean {
  return handover !== undefined && bytes > handover.above;
}

export function canSend(services: Sender, bytes: number): boolean {
  return !isHandedOver(services, bytes) || services.handover?.place !== undefined;
}
