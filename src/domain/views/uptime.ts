/** Uptime by component and day. */
import type { Component, Components } from "../../schemas/uptime.ts";
import type { UpdateView } from "./news.ts";

export type UptimeLevel = "calm" | "degraded" | "maintenance" | "partial" | "major" | "unobserved";

export interface UptimeDayView {
  date: string;
  level: UptimeLevel;
  major: number;
  partial: number;
  degraded: number;
  maintenance: number;
  observed: number;
}

export interface ComponentUptime extends Component {
  /** Oldest first, one a day of the window, days without data included as `unobserved`. */
  days: UptimeDayView[];
  /** 1 - (major + 0.3 partial) / observed, or undefined when nothing was observed. */
  ratio: number | undefined;
  observedDays: number;
  /** Sums over observed days; `down` is the weighted downtime of the ratio: major + 0.3 partial. */
  seconds: {
    major: number;
    partial: number;
    degraded: number;
    maintenance: number;
    observed: number;
    down: number;
  };
  /** "2 partial, 26 min" or "No incident seen". */
  summary: string;
  incidents: UpdateView[];
}

export interface UptimeView {
  statusPage?: Components["statusPage"];
  /** Whom the reader's browser asks for the current state. */
  live?: Components["live"];
  window: { from: string; to: string; days: number };
  components: ComponentUptime[];
  /** Newest `generatedAt` of the feeds. */
  generatedAt?: string | undefined;
  tools: string[];
  /** Each feed with the instant at which it was made. */
  feeds: { tool: string; generatedAt: string }[];
}
