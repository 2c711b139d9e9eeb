/** What a request asks for. Anybody can send a line that is no address, and none of them may end the server. */
import type { IncomingMessage } from "node:http";

export type Target = Pick<URL, "pathname" | "search">;

/** Undefined where it is no address. `//host/` is a path here, as it is to browsers that ask this server for it. */
export function readTarget({ url = "/" }: Pick<IncomingMessage, "url">): Target | undefined {
  const whole = url.startsWith("/") ? `http://localhost${url}` : url;
  if (!URL.canParse(whole)) return undefined;
  const { pathname, search } = new URL(whole);
  try {
    decodeURIComponent(pathname);
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
  return { pathname, search };
}
