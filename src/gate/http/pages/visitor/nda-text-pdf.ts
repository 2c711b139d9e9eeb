/** `GET /request/nda/text.pdf` */
import type { APIRoute } from "astro";
import { sendNdaPdf } from "../../visitor/nda-text.ts";

export const GET: APIRoute = ({ request, locals }) => sendNdaPdf(request, locals.door);
