/** Why a PostgreSQL cannot be used, in words that its owner can act on. Nothing here repeats the password. */
import { StoreFault } from "../definitions.ts";

/** 15 is the oldest that the contract suite runs on. */
const OLDEST = 150_000;

export function explainConnection(error: unknown, url: string): StoreFault {
  const { place, database, user } = placeOf(url);
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const said =
    error instanceof Error && !("severity" in error) ? ` (${code || error.message})` : "";
  const reasons: Record<string, string> = {
    "28P01": `PostgreSQL at ${place} refused the password of "${user}". Correct the user or the password in DATABASE_URL.`,
    "28000": `PostgreSQL at ${place} does not let "${user}" in from this machine. Correct the user in DATABASE_URL, or the server's pg_hba.conf.`,
    "3D000": `PostgreSQL at ${place} has no database "${database}". Create it, or correct the name at the end of DATABASE_URL.`,
    "42501": `PostgreSQL at ${place} does not let "${user}" do this in the database "${database}". Make it the owner of the database.`,
    "53300": `PostgreSQL at ${place} has no connection left for "${user}". Raise max_connections, or end what holds them.`,
    "57P03": `PostgreSQL at ${place} is starting up or shutting down. Start Fanlight again in a moment.`,
  };
  const reason =
    reasons[code] ??
    `PostgreSQL at ${place} cannot be reached${said}. Check that it runs, and that the address in DATABASE_URL is right and open to this machine.`;
  return new StoreFault(reason, { cause: error });
}

/** @param version `server_version_num`: 150004 is 15.4 */
export function refuseOldServer(version: number, url: string): void {
  if (version >= OLDEST) return;
  throw new StoreFault(
    `PostgreSQL at ${placeOf(url).place} is version ${Math.floor(version / 10_000)}, and Fanlight needs 15 or newer. Upgrade it, or set DATABASE_URL to another server.`,
  );
}

export function placeOf(url: string): { place: string; database: string; user: string } {
  const { hostname, port, pathname, username, searchParams } = new URL(url);
  return {
    place: `${hostname || searchParams.get("host") || "localhost"}:${port || 5432}`,
    database: decodeURIComponent(pathname.slice(1)),
    user: decodeURIComponent(username),
  };
}
