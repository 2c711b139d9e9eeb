/** `GET /request/held/data.json` */
import type { APIRoute } from "astro";
import { sendHeld } from "../../visitor/held.ts";

export const GET: APIRoute = ({ request, locals }) => sendHeld(request, locals.door);
