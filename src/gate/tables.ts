/**
 * The tables as queries see them. Hashes and salts are lower-case hex; ids random UUIDs; `jsonb` columns are written with
 * `asJson`, since drivers differ in what they do with arrays. The door to the rows of each.
 */
import type { Acknowledgements, Agreements, NdaTexts } from "./rows/agreements.ts";
import type { Copies, Downloads, Grants, Invitations, InvitationUses } from "./rows/grants.ts";
import type { Erasures, Events, Log, LogPrivate, Marks } from "./rows/log.ts";
import type { Outbox, RateLimits } from "./rows/mail.ts";
import type {
  Announcements,
  Deliveries,
  MissedSearches,
  Objections,
  PageCopies,
  Subscriptions,
  ToldNews,
} from "./rows/news.ts";
import type { Links, People, RequestDocuments, Requests, Sessions } from "./rows/requests.ts";

export type * from "./rows/agreements.ts";
export type * from "./rows/grants.ts";
export { asJson } from "./rows/json.ts";
export type * from "./rows/log.ts";
export type * from "./rows/mail.ts";
export type * from "./rows/news.ts";
export type * from "./rows/requests.ts";

export interface Tables {
  people: People;
  requests: Requests;
  request_documents: RequestDocuments;
  agreements: Agreements;
  acknowledgements: Acknowledgements;
  grants: Grants;
  downloads: Downloads;
  copies: Copies;
  links: Links;
  sessions: Sessions;
  invitations: Invitations;
  invitation_uses: InvitationUses;
  outbox: Outbox;
  rate_limits: RateLimits;
  events: Events;
  log: Log;
  log_private: LogPrivate;
  nda_texts: NdaTexts;
  subscriptions: Subscriptions;
  announcements: Announcements;
  told_news: ToldNews;
  deliveries: Deliveries;
  page_copies: PageCopies;
  objections: Objections;
  missed_searches: MissedSearches;
  erasures: Erasures;
  marks: Marks;
}
