/** Stands before every page and endpoint of the door; prerendered pages pass it only while they are built. */
import type { APIContext, MiddlewareHandler } from "astro";
import { NOTHING_POLICY } from "../domain/headers/content-policy.ts";
import { type Closed, currentGate } from "./current.ts";
import type { Services } from "./definitions.ts";
import { clientIp, networkOf } from "./http/client-ip.ts";
import { doorPolicy, setDoorHeaders } from "./http/headers.ts";
import { holdsToken } from "./http/holds-token.ts";
import { paceBody } from "./http/pace-body.ts";
import { BODY_LIMIT, type DoorRoute, findRoute } from "./http/routes.ts";
import { isNoBrowser, isSameOrigin } from "./http/same-origin.ts";
import { takeRoutePoint } from "./limits/take-route-point.ts";

const CLOSED = "/request/closed/";

export const onRequest: MiddlewareHandler = async (context, next) => {
  if (context.isPrerendered) return next();
  const route = findRoute(context.url.pathname);
  if (!route) return next();
  const { request } = context;
  const method = request.method === "HEAD" ? "GET" : request.method;
  if (!route.methods.some((known) => known === method))
    return harden(
      plain(405, "This address does not take that method.", { allow: allowed(route) }),
      NO_LOOK,
    );
  const gate = currentGate();
  const isClosedPage = context.url.pathname === CLOSED;
  const tellClosed = async () =>
    route.audience === "machine"
      ? Response.json(describeClosed(request, gate))
      : isClosedPage
        ? next()
        : next(CLOSED);
  if ("closed" in gate) return harden(await tellClosed(), NO_LOOK, 503);
  const look: Look = {
    https: gate.settings.publicUrl.protocol === "https:",
    formsTo: gate.handover?.place?.origin,
  };
  const ip =
    context.locals.address ??
    clientIp(request, { hops: gate.settings.proxyHops, socket: addressOf(context) });
  context.locals.door = { services: gate, ip };
  const end = gate.traffic.begin();
  try {
    if (method === "POST") {
      const refusal = await refuse(request, { route, gate, ip });
      if (refusal) return harden(refusal, look);
    }
    return await harden(pace(await next(), context), look);
  } catch (error) {
    // By name: the page that threw may hold another copy of the class.
    const name = error instanceof Error ? error.name : "";
    if (name === "BodyTooLarge")
      return harden(plain(413, "That is more than this address takes."), look);
    if (name === "BodyUnreadable")
      return harden(plain(400, "What was sent could not be read as a form."), look);
    const outage = gate.store.isOutage(error);
    gate.logger.error(outage ? "database-away" : "page-failed", error, { route: route.pattern });
    return harden(await tellClosed(), look, outage ? 503 : 500);
  } finally {
    end();
  }
};

/** Why is told to the owner alone. */
function describeClosed(request: Request, gate: Services | Closed) {
  const tells = "closed" in gate && gate.faults && holdsToken(request, gate.ownerToken);
  return { state: "closed", ...(tells && { faults: gate.faults }) };
}

/** Pages are small; files are sent as fast as their reader takes them. */
function pace(response: Response, { locals: { drained } }: APIContext): Response {
  if (!drained || !response.body || isHtml(response)) return response;
  const { status, headers } = response;
  return new Response(paceBody(response.body, drained), { status, headers });
}

function isHtml({ headers }: Response): boolean {
  return headers.get("content-type")?.startsWith("text/html") ?? false;
}

async function refuse(
  request: Request,
  { route, gate, ip }: { route: DoorRoute; gate: Services; ip: string },
): Promise<Response | undefined> {
  const isProgram =
    (route.audience === "machine" || route.takesPrograms === true) && isNoBrowser(request);
  if (!isProgram && !isSameOrigin(request, gate.settings.publicUrl))
    return plain(403, "This was not sent from a page of this portal, so nothing was done.");
  const length = Number(request.headers.get("content-length") ?? 0);
  if (length > (route.bodyLimit ?? BODY_LIMIT))
    return plain(413, "That is more than this address takes.");
  if (!route.limit) return undefined;
  const { points, seconds } = route.limit;
  const key = gate.secrets.sign("limit", `${route.pattern} ${networkOf(ip)}`);
  const within = await takeRoutePoint(gate.store, { key, points, seconds }, gate.clock.now());
  if (within) return undefined;
  return plain(429, "Too many requests came from your network. Please try again later.", {
    "retry-after": String(seconds),
  });
}

interface Look {
  https: boolean;
  /** Where forms may lead besides. */
  formsTo?: string | undefined;
}

const NO_LOOK: Look = { https: false };

/** HTML is read whole, so that the policy names exactly the style sheets that it carries. */
async function harden(
  response: Response,
  { https, formsTo }: Look,
  status = response.status,
): Promise<Response> {
  const headers = new Headers(response.headers);
  setDoorHeaders(headers, { https });
  if (!isHtml(response)) {
    headers.set("content-security-policy", NOTHING_POLICY);
    return new Response(response.body, { status, headers });
  }
  const html = await response.text();
  headers.set("content-security-policy", doorPolicy(html, formsTo));
  return new Response(html, { status, headers });
}

function plain(status: number, text: string, headers: Record<string, string> = {}): Response {
  return new Response(`${text}\n`, {
    status,
    headers: { "content-type": "text/plain;charset=utf-8", ...headers },
  });
}

function allowed({ methods }: DoorRoute): string {
  return methods.flatMap((method) => (method === "GET" ? ["GET", "HEAD"] : [method])).join(", ");
}

/** Astro throws where an adapter knows no address. */
function addressOf(context: APIContext): string {
  try {
    return context.clientAddress;
  } catch {
    return "";
  }
}
