/** `GET /request/nda/text.md` */
import type { APIRoute } from "astro";
import { sendNdaText } from "../../visitor/nda-text.ts";

export const GET: APIRoute = ({ request, locals }) => sendNdaText(request, locals.door);
