/**
 * Strangers' forms count the same limits, each transaction several of them, and keep their rows locked until it ends. Taking turns
 * first, two servers never wait for each other's rows in a circle.
 */
import { sql } from "kysely";

/** Any number that no other lock of ours has. */
const TURN = 7_202_611_251;

/** A table of one row for a `from`: whoever reads it has the turn until the transaction ends. */
export const holdStrangersTurn = sql`(select pg_advisory_xact_lock(${sql.lit(TURN)})) as turn`;
