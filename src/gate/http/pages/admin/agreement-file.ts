/** Receipt, signed PDF or proof of an agreement. */
import type { APIRoute } from "astro";
import { agreementFile } from "../../admin/agreements.ts";

export const GET: APIRoute = ({ request, locals }) => agreementFile(request, locals.door);
