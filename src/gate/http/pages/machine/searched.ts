/** `POST /gate/searched` */
import type { APIRoute } from "astro";
import { answerSearched } from "../../visitor/searched.ts";

export const POST: APIRoute = ({ request, locals }) => answerSearched(request, locals.door);
