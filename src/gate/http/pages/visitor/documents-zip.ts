/** `/request/documents.zip` */
import type { APIRoute } from "astro";
import { sendAllDocuments } from "../../visitor/all-documents.ts";

export const GET: APIRoute = ({ request, locals }) => sendAllDocuments(request, locals.door);
export const POST = GET;
