/** What the command line may ask of the process that has the database open. In- and output are JSON. */
import type { Services } from "../definitions.ts";

/** What is there without a built portal. */
export type StoreServices = Pick<
  Services,
  "store" | "backups" | "clock" | "random" | "secrets" | "logger" | "mailFolder"
>;

export interface ControlCommand<Given> {
  /** As typed: `backup`, `audit verify`. */
  name: string;
  /** Where no server has the database open: takes it as it is, without migrations and erasures. */
  asItIs?: true;
  /** @throws StoreFault for what is refused, with a message for whoever typed it */
  run(services: Given, input: unknown): Promise<unknown>;
}
