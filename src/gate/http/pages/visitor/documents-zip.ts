/** `/request/documents.zip` */
import type { APIRoute } from "astro";
import { sendAllDocuments } from "../../visitor/all-documents.ts";

/** GET leads to the page with the button; only POST delivers. */
export const ALL: APIRoute = ({ request, locals }) => sendAllDocuments(request, locals.door);
