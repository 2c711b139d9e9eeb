/** Takes the identity provider's answer. */
import type { APIRoute } from "astro";
import { endOidc } from "../../admin/oidc.ts";

export const GET: APIRoute = ({ request, locals }) => endOidc(request, locals.door);
