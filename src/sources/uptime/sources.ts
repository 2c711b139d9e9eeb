/** Every source of uptime but Upptime, whose summary is merged by a reader of its own. */
import { betterStack } from "./better-stack.ts";
import { cstate } from "./cstate.ts";
import { gatus } from "./gatus.ts";
import { incidentIo } from "./incident-io.ts";
import { instatus } from "./instatus.ts";
import { openstatus } from "./openstatus.ts";
import type { UptimeSource } from "./source.ts";
import { statuspage } from "./statuspage.ts";
import { uptimerobot } from "./uptimerobot.ts";

export const UPTIME_SOURCES: readonly UptimeSource[] = [
  betterStack,
  cstate,
  gatus,
  incidentIo,
  instatus,
  openstatus,
  statuspage,
  uptimerobot,
];
