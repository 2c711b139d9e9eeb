/** The page as it was when news of it was sent. */
import type { APIRoute } from "astro";
import { sendPageCopy } from "../../admin/news.ts";

export const GET: APIRoute = ({ request, locals }) => sendPageCopy(request, locals.door);
