/** Where and how a source is asked. Keys come from the environment, never from an address. */
import type { UptimeSource } from "#src/sources/uptime/source.ts";
import { uptimerobotForm } from "#src/sources/uptime/uptimerobot.ts";
import { Refusal, UsageError } from "../command.ts";
import type { FeedRequest } from "./fetch-feed.ts";

export function requestOf(
  source: UptimeSource,
  from: string,
  { today, env }: { today: string; env: NodeJS.ProcessEnv },
): FeedRequest {
  if (!URL.canParse(from)) throw new UsageError(`"${from}" is no address.`);
  const typed = new URL(from);
  const url = typed.pathname === "/" && source.path !== "" ? new URL(source.path, typed) : typed;
  if (source.id === "uptimerobot") {
    const key = env.UPTIMEROBOT_API_KEY ?? "";
    if (key === "")
      throw new Refusal("UptimeRobot asks for a key: set UPTIMEROBOT_API_KEY to a read-only one.");
    const body = uptimerobotForm(today, key).toString();
    const headers = { "content-type": "application/x-www-form-urlencoded" };
    return { url, method: "POST", headers, body };
  }
  const key = env.STATUSPAGE_API_KEY ?? "";
  const isKeyed = source.id === "statuspage" && url.hostname === "api.statuspage.io";
  return isKeyed && key !== "" ? { url, headers: { authorization: `OAuth ${key}` } } : { url };
}
