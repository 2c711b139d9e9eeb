/** Where a server listens, and how it ends: what is being answered is finished first. */
import type { Server, ServerOptions } from "node:http";
import { isIPv6 } from "node:net";
import { isLoopback } from "#src/domain/loopback.ts";
import { Refusal } from "../command.ts";

export interface Place {
  /** Address to listen on; the loopback address where it is left out. */
  host?: string | undefined;
  /** 0 takes any free port. */
  port: number;
}

export interface Served {
  url: string;
  /** Takes nothing new, waits for what is being answered, and ends what takes too long. */
  close(): Promise<void>;
}

export const HOST = "127.0.0.1";

const SECOND = 1000;

/** A download under way may end; a host that stops a process waits a little longer than this before it kills. */
const PATIENCE = 10 * SECOND;

/** Nobody can hold a connection open without saying anything. */
const TIMEOUTS = {
  requestTimeout: 30 * SECOND,
  headersTimeout: 10 * SECOND,
  connectionsCheckingInterval: 5 * SECOND,
};

/** Most requests have no body, and a stream that is kept ready for one costs a tenth of an answer from memory. */
export const SERVER: ServerOptions = { ...TIMEOUTS, optimizeEmptyRequests: true };

export async function listen(server: Server, { host = HOST, port }: Place): Promise<Served> {
  await new Promise<void>((listening, failed) => {
    server.once("error", (error: NodeJS.ErrnoException) =>
      failed(explainListenError(error, { host, port })),
    );
    server.listen(port, host, listening);
  });
  const address = server.address();
  const actual = typeof address === "object" && address ? address.port : port;
  return {
    url: `http://${isIPv6(host) ? `[${host}]` : host}:${actual}`,
    close: () => closeGently(server),
  };
}

function closeGently(server: Server): Promise<void> {
  return new Promise((closed) => {
    const impatient = setTimeout(() => server.closeAllConnections(), PATIENCE);
    server.close(() => {
      clearTimeout(impatient);
      closed();
    });
    server.closeIdleConnections();
  });
}

function explainListenError(
  error: NodeJS.ErrnoException,
  { host, port }: { host: string; port: number },
): Error {
  if (error.code === "EADDRINUSE") {
    return new Refusal(
      `Port ${port} on ${host} is already in use. Stop what is using it, or take another port with --port ${port + 1}.`,
    );
  }
  if (error.code === "EACCES") {
    return new Refusal(
      `This account may not listen on port ${port}. Take a port above 1023, for example --port 4321.`,
    );
  }
  if (error.code === "EADDRNOTAVAIL" || error.code === "ENOTFOUND") {
    return new Refusal(
      `This machine has no address ${host}. Take one that it has with --host, for example 127.0.0.1, or 0.0.0.0 for all.`,
    );
  }
  return error;
}

/**
 * Nothing outside this machine reaches the portal: not by the address that it listens on, nor through a proxy beside it, for which
 * PUBLIC_URL names where visitors come.
 */
export function isForThisMachine(host: string, publicUrl: string | undefined): boolean {
  const address = publicUrl?.trim();
  if (!isLoopback(host)) return false;
  if (!address || !URL.canParse(address)) return true;
  return isLoopback(new URL(address).hostname);
}
