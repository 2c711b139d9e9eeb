/**
 * Whether the door can do its work now. Why not is told in the log, which only the owner reads; whoever sends CRON_SECRET is the owner,
 * and is told what the storage and the mail server say as well.
 */
import type { APIRoute } from "astro";
import { sql } from "kysely";
import { findMailTrouble, findStorageTrouble } from "../../../start/find-troubles.ts";
import { holdsToken } from "../../holds-token.ts";

export const GET: APIRoute = async ({ request, locals }) => {
  const { services } = locals.door;
  await sql`select 1`.execute(services.store.db);
  if (!holdsToken(request, services.settings.cronSecret)) return Response.json({ state: "open" });
  const found = await Promise.all([findStorageTrouble(services), findMailTrouble(services)]);
  const troubles = found.flatMap((trouble) => trouble?.message ?? []);
  return Response.json({ state: "open", troubles });
};
