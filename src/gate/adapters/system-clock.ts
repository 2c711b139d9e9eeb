import type { Clock } from "../definitions.ts";

export const systemClock: Clock = { now: () => new Date() };
