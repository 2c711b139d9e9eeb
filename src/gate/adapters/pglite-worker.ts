/** What runs in the thread of the embedded database: opens its files, says so, and carries out what it is asked. */
import { parentPort, workerData } from "node:worker_threads";
import { type Engine, openEngine } from "./pglite-engine.ts";
import { type Ask, type Outcome, type Reply, tellError } from "./pglite-messages.ts";

const port = parentPort;
if (!port) throw new Error("This is started as a thread of the server.");

const outcomeOf = (work: Promise<unknown>): Promise<Outcome> =>
  work.then(
    (result) => ({ result }),
    (error: unknown) => ({ error: tellError(error) }),
  );

function carryOut(engine: Engine, { question }: Ask): Promise<unknown> {
  if (question.kind === "query")
    return engine.query(question.statement, question.parameters, question.within);
  return question.kind === "dump" ? engine.dump() : engine.close();
}

const opening = openEngine(workerData as { folder: string });

port.on("message", async (ask: Ask) => {
  const outcome = await outcomeOf(opening.then((engine) => carryOut(engine, ask)));
  const { generation } = await opening;
  port.postMessage({ id: ask.id, generation, ...outcome } satisfies Reply);
});

const opened = await outcomeOf(opening.then(() => undefined));
port.postMessage({ id: 0, generation: 0, ...opened } satisfies Reply);
