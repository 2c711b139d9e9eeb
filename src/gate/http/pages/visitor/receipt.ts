/** `GET /request/receipt/[id]/[file]/` */
import type { APIRoute } from "astro";
import { sendReceipt } from "../../visitor/receipt.ts";

export const GET: APIRoute = ({ request, locals, params }) =>
  sendReceipt(request, locals.door, { id: params.id ?? "", file: params.file ?? "" });
