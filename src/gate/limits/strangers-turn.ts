/**
 * Strangers' forms count the same limits, each transaction several of them, and keep their rows locked until it ends. Taking turns
 * first, two servers never wait for each other's rows in a circle.
 */
import { sql } from "kysely";

/** Any number that no other lock of ours has. */
const TURN = 7_202_611_251;

/**
 * A table of one row for a `from`: whoever reads it has the turn until the transaction ends. Whoever waits too long for it, or for a
 * row that an erasure holds, is told that the door is closed for the moment, and does not keep all the others waiting.
 */
export const holdStrangersTurn = sql`(
  select set_config('lock_timeout', '10s', true), pg_advisory_xact_lock(${sql.lit(TURN)}) offset 0
) as turn`;
