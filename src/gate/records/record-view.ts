/** That somebody read the log or took an export is itself an event. */
import { recordEvent } from "../audit/record-event.ts";
import type { Services } from "../definitions.ts";

export async function recordView(
  services: Services,
  {
    type,
    by,
    ...payload
  }: { type: "log.viewed" | "records.exported"; by: string } & Record<string, string | number>,
): Promise<void> {
  await services.store.transaction((tx) =>
    recordEvent(tx, services, { type, subject: null, payload: { by, ...payload } }),
  );
}
