/** The first page: what waits for a decision. */
import { can } from "../../approvers/can.ts";
import { type Queue, readQueue } from "../../records/read-queue.ts";
import type { Door } from "../door.ts";
import { seeOther } from "../read-form.ts";
import { type AdminFrame, enter } from "./enter.ts";

export interface QueuePage extends Queue {
  frame: AdminFrame;
  now: Date;
  titles: Record<string, string>;
}

export async function queuePage(request: Request, door: Door): Promise<Response | QueuePage> {
  const entered = await enter(request, door, "prepare");
  if (entered instanceof Response) return entered;
  if (!can(entered.approver.role, "read")) return seeOther("/admin/invitations/");
  const { services } = door;
  return {
    frame: entered.frame,
    now: services.clock.now(),
    titles: titlesOf(services.catalogue),
    ...(await readQueue(services)),
  };
}

export function titlesOf({
  documents,
}: {
  documents: readonly { id: string; title: string }[];
}): Record<string, string> {
  return Object.fromEntries(documents.map(({ id, title }) => [id, title]));
}
