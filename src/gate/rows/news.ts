/** News and those who want it; objections, and searches that found nothing. */
import type { Generated } from "kysely";
import type { Json } from "./json.ts";

/** See `domain/door/topics.ts`. */
type NewsTopic = "subprocessors" | "security" | "incidents" | "compliance" | "other";

export type Topic = Exclude<NewsTopic, "other"> | "all";

/** See `domain/door/objectionable.ts`. */
interface Announced {
  id: string;
  name: string;
  service: string;
  where: string;
  noticeDays: number;
  announcedOn?: string | undefined;
  effectiveOn?: string | undefined;
  removedOn?: string | undefined;
  emergency?: { reason: string; noticeSentOn: string } | undefined;
}

/** Whoever wants news by mail, and has confirmed it. */
export interface Subscriptions {
  person_id: string;
  topics: Json<Topic[]>;
  confirmed_at: Date;
}

/** One mail to many: its text as everybody gets it, but for the link with which each ends it. */
export interface Announcements {
  id: string;
  topic: NewsTopic;
  subject: string;
  /** Its parts, for the mails that are still to be written. */
  letter: Json<unknown>;
  text: string;
  text_sha256: string;
  /** Ids of the news in it. */
  items: Json<string[]>;
  /** The page on which it stood, and its copy; null where it could not be read. */
  page_path: string;
  page_sha256: string | null;
  /** Of the build that told it. */
  commit: string | null;
  built_at: string;
  recipients: Generated<number>;
  created_at: Date;
  /** Everybody's mail is in the outbox. */
  finished_at: Date | null;
}

/** News that was told, or stood there before anybody could subscribe; never told again. */
export interface ToldNews {
  item: string;
  announcement_id: string | null;
  at: Date;
}

/** Written with the mail itself, so that nobody gets it twice. */
export interface Deliveries {
  announcement_id: string;
  person_id: string;
  at: Date;
}

/** A customer objects to an announced subprocessor. */
export interface Objections {
  id: string;
  person_id: string;
  subprocessor_id: string;
  name: string;
  company: string;
  title: string;
  reason: string;
  /** What was announced when it was sent: see `domain/door/objectionable.ts`. */
  announced: Json<Announced>;
  /** `YYYY-MM-DD`. */
  deadline: string;
  ip: string;
  user_agent: string;
  language: string;
  commit: string | null;
  built_at: string;
  filed_at: Date;
  confirmed_at: Date | null;
}

/** A search that found nothing, by days and not by readers. */
export interface MissedSearches {
  /** HMAC of the words. */
  key: string;
  /** Null until it was made on several days. */
  words: string | null;
  /** On which it was made. */
  days: number;
  /** `YYYY-MM-DD`. */
  last_on: string;
}

/** Pages as they were when news of them was sent. */
export interface PageCopies {
  sha256: string;
  path: string;
  html: string;
  taken_at: Date;
}
