/** `/gate/jobs/`: what a host that runs functions calls on its schedule, and nobody without the secret. */
import type { APIRoute } from "astro";
import { JOBS } from "../../../jobs/jobs.ts";
import { runOnce } from "../../../jobs/run-once.ts";
import { bearerOf, holdsToken } from "../../holds-token.ts";

/** Vercel sends CRON_SECRET; Netlify's scheduled function signs with a key of FANLIGHT_SECRET. */
export const ALL: APIRoute = async ({ request, locals }) => {
  const { services } = locals.door;
  const isCalled =
    holdsToken(request, services.settings.cronSecret) ||
    services.secrets.verify("jobs", "run", bearerOf(request));
  if (!isCalled) return Response.json({ error: "unauthorized" }, { status: 401 });
  const failed = await runOnce(services, JOBS);
  return Response.json({ ran: JOBS.length, failed }, { status: failed.length > 0 ? 500 : 200 });
};
