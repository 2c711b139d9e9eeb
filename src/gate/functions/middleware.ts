/** Stands before the door's own middleware where a host runs functions: there is no process that starts, so a request opens it. */
import type { MiddlewareHandler } from "astro";
import { findRoute } from "../http/routes.ts";

/** Everything else is loaded with the first such request, and never by a build. */
export const onRequest: MiddlewareHandler = async (context, next) => {
  if (context.isPrerendered || !findRoute(context.url.pathname)) return next();
  const { enter } = await import("./enter.ts");
  return enter(context, next);
};
