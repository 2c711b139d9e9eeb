/** Which errors say that the database is away, whichever driver tells. */

/** The database cannot be asked at present; the message says why. */
export class DatabaseAway extends Error {
  override name = "DatabaseAway";
  /** cannot_connect_now */
  readonly code = "57P03";
}

/**
 * Classes 08 (connection), 53 (resources: no space, too many connections), 57P (shutting down), read-only standby, input and output,
 * a lock that was not to be had in time.
 */
const STATES = /^(?:08|53|57P|25006|58030|55P03)/;
const SOCKETS =
  /^E(?:CONN(?:REFUSED|RESET|ABORTED)|PIPE|TIMEDOUT|AI_AGAIN|NOTFOUND|HOSTUNREACH|NETUNREACH|NETDOWN|NOSPC|DQUOT|ROFS)$/;
/** What pg and kysely say without a code. */
const WORDS =
  /^(?:Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Cannot use a pool after|driver has already been destroyed|Client was closed)/;

export function isOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = "code" in error ? String(error.code) : "";
  return (
    STATES.test(code) || SOCKETS.test(code) || WORDS.test(error.message) || isOutage(error.cause)
  );
}
