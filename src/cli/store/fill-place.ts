/** What `restore` and `store move` do once the rows are in: erase again who comes back, check the log, and say what is there. */
import { describeChain } from "#src/gate/audit/chain-words.ts";
import { sealEvents } from "#src/gate/audit/seal-events.ts";
import { verifyChain } from "#src/gate/audit/verify-chain.ts";
import { eraseReturned } from "#src/gate/backups/erase-returned.ts";
import { type Restored, StoreFault, type StorePlace } from "#src/gate/definitions.ts";
import { type StoreOptions, servicesOn } from "#src/gate/store-services.ts";

export interface FillOptions extends StoreOptions {
  as: string;
  replaces: boolean;
}

export interface Filled extends Restored {
  /** How many had come back and were erased again. */
  erasedAgain: number;
  /** About the log, in sentences. */
  log: string[];
}

/** @throws StoreFault where it cannot be filled, or the log that came out is not the one that was dumped */
export async function fillPlace(
  place: StorePlace,
  lines: AsyncIterable<string>,
  options: FillOptions,
): Promise<Filled> {
  let erasedAgain = 0;
  let log: string[] = [];
  const restored = await place.restore(options.as, lines, {
    at: new Date(),
    replaces: options.replaces,
    async finish(store, head) {
      erasedAgain = await eraseReturned(servicesOn(store, options));
      if (erasedAgain > 0) await sealEvents({ store });
      const report = await verifyChain(store.db, head ? { head } : {});
      log = describeChain(report, head ?? undefined);
      if (report.faults.some(({ kind }) => kind === "other-head" || kind === "cut"))
        throw new StoreFault(
          `The log that was loaded is not the one that was dumped.\n${log.join("\n")}`,
        );
    },
  });
  return { ...restored, erasedAgain, log };
}

export function describeFilled({ at, rows, erasedAgain, log }: Filled): string[] {
  const count = Object.values(rows).reduce((sum, each) => sum + each, 0);
  return [
    `${count} rows as they were at ${at}.`,
    ...(erasedAgain > 0
      ? [`Erased again, since they were erased after that: ${erasedAgain}.`]
      : []),
    ...log,
  ];
}
