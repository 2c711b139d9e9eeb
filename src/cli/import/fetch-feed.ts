/** Fetches a feed: in a limited time and size, a few times, never from a private address, never with a key to another host. */
import { request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import { isIP } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { isPublicAddress, PrivateAddressError, publicLookup } from "./private-address.ts";

export interface FeedRequest {
  url: URL;
  method?: "GET" | "POST";
  /** Sent to the first host only. */
  headers?: Record<string, string>;
  body?: string;
}

export interface FeedLimits {
  milliseconds: number;
  bytes: number;
  attempts: number;
  /** Milliseconds before the second attempt; four times as many before each further one. */
  pause: number;
  redirects: number;
  isAllowed(address: string): boolean;
  /** Plain HTTP may be read along the way by anybody; tests use it. */
  plain: boolean;
}

export const FEED_LIMITS: FeedLimits = {
  milliseconds: 20_000,
  bytes: 20_000_000,
  attempts: 3,
  pause: 1000,
  redirects: 5,
  isAllowed: isPublicAddress,
  plain: false,
};

/** Another attempt would not help. */
export class FeedRefusal extends Error {
  override name = "FeedRefusal";
}

/** @throws Error whose message says why, as the rest of a sentence */
export async function fetchFeed(
  request: FeedRequest,
  limits: FeedLimits = FEED_LIMITS,
): Promise<Uint8Array> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await follow(request, limits);
    } catch (error) {
      if (error instanceof PrivateAddressError)
        throw new FeedRefusal(error.message, { cause: error });
      if (error instanceof FeedRefusal || attempt >= limits.attempts) throw error;
      await wait(limits.pause * 4 ** (attempt - 1));
    }
  }
}

async function follow(first: FeedRequest, limits: FeedLimits): Promise<Uint8Array> {
  const signal = AbortSignal.timeout(limits.milliseconds);
  let request = first;
  for (let hops = 0; hops <= limits.redirects; hops += 1) {
    const answer = await ask(request, limits, signal);
    if ("bytes" in answer) return answer.bytes;
    if (request.method === "POST")
      throw new FeedRefusal("it redirects what was posted, and a key is not sent elsewhere");
    const url = new URL(answer.location, request.url);
    const isSameHost = url.origin === request.url.origin;
    request = { url, ...(isSameHost && request.headers && { headers: request.headers }) };
  }
  throw new FeedRefusal(`it redirects more than ${limits.redirects} times`);
}

type Answer = { bytes: Uint8Array } | { location: string };

function refuseUrl(url: URL, { isAllowed, plain }: FeedLimits): void {
  if (url.protocol !== "https:" && !(plain && url.protocol === "http:"))
    throw new FeedRefusal(`only https:// is fetched, not ${url.protocol}//`);
  if (url.username !== "" || url.password !== "")
    throw new FeedRefusal("the address holds a name or password; keys come from the environment");
  // A name is judged when it is looked up; an address is not looked up.
  const host = url.hostname.replace(/^\[|\]$/g, "");
  if (isIP(host) !== 0 && !isAllowed(host))
    throw new FeedRefusal(`${host} is not a public address`);
}

function ask(request: FeedRequest, limits: FeedLimits, signal: AbortSignal): Promise<Answer> {
  const { url, method = "GET", headers = {}, body } = request;
  refuseUrl(url, limits);
  const send = url.protocol === "https:" ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    const fail = (error: unknown) =>
      reject(
        signal.aborted
          ? new Error(`it did not answer within ${limits.milliseconds / 1000} seconds`)
          : error,
      );
    const sent = send(
      url,
      {
        method,
        signal,
        lookup: publicLookup(limits.isAllowed),
        agent: false,
        headers: {
          ...headers,
          accept: "application/json, text/html;q=0.9, */*;q=0.5",
          "accept-encoding": "identity",
          "user-agent": "Fanlight (trust center; status import)",
        },
      },
      (response) => {
        const { statusCode: status = 0, headers: answered } = response;
        if (status >= 300 && status < 400 && answered.location) {
          response.destroy();
          return resolve({ location: answered.location });
        }
        if (status !== 200) {
          response.destroy();
          const passing = status === 429 || status >= 500;
          const message = `it answered ${status}`;
          return reject(passing ? new Error(message) : new FeedRefusal(message));
        }
        const chunks: Buffer[] = [];
        let size = 0;
        response.on("data", (chunk: Buffer) => {
          size += chunk.length;
          if (size > limits.bytes) {
            reject(new FeedRefusal(`its answer is larger than ${limits.bytes / 1e6} MB`));
            response.destroy();
          } else chunks.push(chunk);
        });
        response.on("error", fail);
        response.on("aborted", () => fail(new Error("the answer broke off")));
        response.on("end", () => resolve({ bytes: Buffer.concat(chunks) }));
      },
    );
    sent.on("error", fail);
    sent.end(body);
  });
}
