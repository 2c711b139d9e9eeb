/** `POST /gate/verify` */
import type { APIRoute } from "astro";
import { answerVerify } from "../../visitor/verify.ts";

export const POST: APIRoute = ({ request, locals }) => answerVerify(request, locals.door);
