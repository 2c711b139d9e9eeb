/** What readers can be told of by mail. Every piece of news has one topic; `all` stands for every one of them. */
import type { Update } from "../../schemas/update.ts";

export const NEWS_TOPICS = [
  "subprocessors",
  "security",
  "incidents",
  "compliance",
  "other",
] as const;
export type NewsTopic = (typeof NEWS_TOPICS)[number];

/** What can be chosen. */
export const TOPICS = ["subprocessors", "security", "incidents", "compliance", "all"] as const;
export type Topic = (typeof TOPICS)[number];

export const topicWords: Record<Topic, { label: string; hint: string }> = {
  subprocessors: {
    label: "Subprocessors",
    hint: "New ones with the time for objections, removals, and changes of region or purpose",
  },
  security: { label: "Security", hint: "Advisories and what you should do about them" },
  incidents: { label: "Incidents", hint: "Incidents and what came of them" },
  compliance: { label: "Compliance", hint: "Reports, policies and privacy" },
  all: { label: "Everything", hint: "All of the above, and general news" },
};

export const newsWords: Record<NewsTopic, string> = {
  subprocessors: "Changes of subprocessors",
  security: "Security",
  incidents: "Incidents",
  compliance: "Compliance",
  other: "News",
};

export function isTopic(text: string): text is Topic {
  return (TOPICS as readonly string[]).includes(text);
}

/** Which choices bring news of a topic. */
export function choicesFor(topic: NewsTopic): Topic[] {
  return topic === "other" ? ["all"] : [topic, "all"];
}

export const topicOfUpdate: Record<Update["kind"], NewsTopic> = {
  general: "other",
  compliance: "compliance",
  security: "security",
  privacy: "compliance",
  incident: "incidents",
  roadmap: "other",
};

/** "Subprocessors and incidents": in the order in which they are offered. */
export function labelsOf(topics: readonly Topic[]): string[] {
  return TOPICS.filter((topic) => topics.includes(topic)).map((topic) => topicWords[topic].label);
}
