/** A process that tells news until it is killed. Argument: JSON with `folder` or `url`. Prints a line when the database is open. */
import { writeSync } from "node:fs";
import { openPgliteStore } from "#src/gate/adapters/pglite-store.ts";
import { openPostgresStore } from "#src/gate/adapters/postgres-store.ts";
import { notify } from "#src/gate/announcements/notify-job.ts";
import { testCatalogue } from "./test-catalogue.ts";
import { openTestDoor } from "./test-door.ts";
import { news } from "./test-news.ts";

const { folder, url } = JSON.parse(process.argv[3] ?? "{}") as { folder?: string; url?: string };
const store = url
  ? await openPostgresStore({ url })
  : await openPgliteStore({ folder, as: "the server" });
const door = await openTestDoor({
  store,
  services: {
    catalogue: { ...testCatalogue(), news: [news("a"), news("b", { topic: "security" })] },
  },
});
writeSync(1, `${JSON.stringify({ open: process.pid })}\n`);
await notify(door.services);
writeSync(1, `${JSON.stringify({ written: "all" })}\n`);
await store.close();
