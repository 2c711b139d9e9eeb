/** Sends the browser to the identity provider. */
import type { APIRoute } from "astro";
import { startOidc } from "../../admin/oidc.ts";

export const GET: APIRoute = ({ request, locals }) => startOidc(request, locals.door);
