import { FEED_ADDRESS } from "#src/exports/feeds/feeds.ts";
import { only } from "../_exports.ts";

export const GET = only(FEED_ADDRESS);
