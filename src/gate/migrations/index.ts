/** Every migration, in order. One that has been released is never changed: a new one follows it. */
import type { Migration } from "kysely/migration";
import * as door from "./001-door.ts";
import * as receiveRequest from "./002-receive-request.ts";
import * as news from "./003-news.ts";
import * as objections from "./004-objections.ts";
import * as missedSearches from "./005-missed-searches.ts";
import * as requestsAtOnce from "./006-requests-at-once.ts";

export const migrations: Record<string, Migration> = {
  "001-door": door,
  "002-receive-request": receiveRequest,
  "003-news": news,
  "004-objections": objections,
  "005-missed-searches": missedSearches,
  "006-requests-at-once": requestsAtOnce,
};
