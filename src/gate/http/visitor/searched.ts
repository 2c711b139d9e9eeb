/** `POST /gate/searched/`: a search found nothing. The answer is empty and the same, whatever was sent. */
import { countSearch } from "../../searches/count-search.ts";
import type { Door } from "../door.ts";
import { readBody } from "../read-form.ts";

export const SEARCHED_BODY_LIMIT = 512;

export async function answerSearched(request: Request, { services }: Door): Promise<Response> {
  const words = readWords(new TextDecoder().decode(await readBody(request, SEARCHED_BODY_LIMIT)));
  if (words) await countSearch(services, words);
  return new Response(null, { status: 204 });
}

function readWords(body: string): string | undefined {
  try {
    const sent: unknown = JSON.parse(body);
    if (typeof sent !== "object" || sent === null || !("words" in sent)) return undefined;
    return typeof sent.words === "string" ? sent.words : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
