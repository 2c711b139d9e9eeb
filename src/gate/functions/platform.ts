/** What the host alone knows of a request: who sent it, and how to go on working after the answer. */

import { host } from "virtual:fanlight/function";
import type { APIContext } from "astro";

export interface Platform {
  /** The visitor's network address; empty where the host did not say. */
  ip: string;
  /** Work that outlives the answer; it throws nothing. */
  afterwards(work: Promise<void>): void;
}

interface NetlifyContext {
  ip?: string;
  waitUntil?: (work: Promise<void>) => void;
}

interface VercelRequest {
  get?: () => { waitUntil?: (work: Promise<void>) => void } | undefined;
}

/** Where Vercel keeps what belongs to the request that runs; read by @vercel/functions too. */
const VERCEL = Symbol.for("@vercel/request-context");

export function platformOf({ request, locals }: APIContext): Platform {
  if (host === "netlify") {
    const { context } = (locals as { netlify?: { context?: NetlifyContext } }).netlify ?? {};
    return { ip: context?.ip ?? "", afterwards: (work) => context?.waitUntil?.(work) };
  }
  const running = (globalThis as { [VERCEL]?: VercelRequest })[VERCEL];
  return {
    // Written by Vercel itself; a visitor's own value is overwritten there.
    ip: request.headers.get("x-vercel-forwarded-for")?.split(",")[0]?.trim() ?? "",
    afterwards: (work) => running?.get?.()?.waitUntil?.(work),
  };
}
