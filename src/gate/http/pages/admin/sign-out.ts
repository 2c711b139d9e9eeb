/** Ends this browser's session. */
import type { APIRoute } from "astro";
import { signOut } from "../../admin/sessions.ts";

export const POST: APIRoute = ({ request, locals }) => signOut(request, locals.door);
