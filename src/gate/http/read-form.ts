/** Forms as browsers send them, read within a limit: the adapter's own would let a large body grow in memory. */
import { BODY_LIMIT } from "./routes.ts";

/** The body is larger than the address takes; answered with 413. */
export class BodyTooLarge extends Error {
  override name = "BodyTooLarge";
}

/** Not a form, or broken; answered with 400. */
export class BodyUnreadable extends Error {
  override name = "BodyUnreadable";
}

export async function readBody(
  request: Request,
  limit = BODY_LIMIT,
): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of request.body ?? []) {
    bytes += chunk.length;
    if (bytes > limit) throw new BodyTooLarge(`The body has more than ${limit} bytes.`);
    chunks.push(chunk);
  }
  const whole = new Uint8Array(bytes);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

/** `application/x-www-form-urlencoded` or `multipart/form-data`. */
export async function readForm(request: Request, limit = BODY_LIMIT): Promise<FormData> {
  const body = await readBody(request, limit);
  const type = request.headers.get("content-type") ?? "";
  if (/^application\/x-www-form-urlencoded\s*(?:;|$)/i.test(type)) return readPairs(body);
  try {
    return await new Response(body, { headers: { "content-type": type } }).formData();
  } catch (cause) {
    throw new BodyUnreadable("The body is not a form.", { cause });
  }
}

/** As the platform reads them, without the streams that it makes of them: every form of ours comes this way. */
function readPairs(body: Uint8Array): FormData {
  const form = new FormData();
  for (const [name, value] of new URLSearchParams(new TextDecoder().decode(body)))
    form.append(name, value);
  return form;
}

/** One text field, trimmed; empty where it was not sent or is a file. */
export function fieldOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value.trim() : "";
}

/** `redirect: 303`: after a form the browser reads the next page. Built by hand, since `Response.redirect` freezes its headers. */
export function seeOther(location: string, cookies: readonly string[] = []): Response {
  const headers = new Headers({ location });
  for (const cookie of cookies) headers.append("set-cookie", cookie);
  return new Response(null, { status: 303, headers });
}
