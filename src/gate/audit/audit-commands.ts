/** What the command line asks of the log. It runs where the database is open, so it has no state of its own. */
import { z } from "zod";
import type { ControlCommand, StoreServices } from "../control/command.ts";
import type { ChainReport } from "./chain-report.ts";
import { type Head, readHead, sealEvents } from "./seal-events.ts";
import { verifyChain } from "./verify-chain.ts";

export interface VerifiedChain {
  report: ChainReport;
}

const headSchema = z.object({ seq: z.int().positive(), hash: z.string() });

export const AUDIT_COMMANDS: readonly ControlCommand<StoreServices>[] = [
  {
    name: "audit verify",
    // A check changes nothing, not even a schema that is old.
    asItIs: true,
    async run({ store }, input): Promise<VerifiedChain> {
      const { head } = z.object({ head: headSchema.optional() }).parse(input);
      return { report: await verifyChain(store.db, { head }) };
    },
  },
  {
    name: "audit head",
    async run({ store }): Promise<{ head: Head | null }> {
      await sealEvents({ store });
      return { head: (await readHead(store.db)) ?? null };
    },
  },
];
