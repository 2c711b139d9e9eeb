/** Whether a changing request comes from our own pages: asked of forms and JSON alike. */

/** `Origin` decides where the browser sends it, else `Sec-Fetch-Site`; a request that says neither is refused. */
export function isSameOrigin(request: Request, publicUrl: URL): boolean {
  const origin = request.headers.get("origin");
  if (origin !== null) return origin === publicUrl.origin;
  return request.headers.get("sec-fetch-site") === "same-origin";
}

/** A program sends neither header, and has no cookie that a strange page could use. */
export function isNoBrowser({ headers }: Request): boolean {
  return !["origin", "sec-fetch-site", "cookie"].some((name) => headers.has(name));
}
