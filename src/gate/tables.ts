/**
 * The tables as queries see them. Hashes and salts are lower-case hex; ids random UUIDs; `jsonb` columns are written with
 * `asJson`, since drivers differ in what they do with arrays.
 */
import { type ColumnType, type Generated, type RawBuilder, sql } from "kysely";

/** See `domain/door/topics.ts`. */
type NewsTopic = "subprocessors" | "security" | "incidents" | "compliance" | "other";
type Topic = Exclude<NewsTopic, "other"> | "all";

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

type Json<T> = ColumnType<T, RawBuilder<T>, RawBuilder<T>>;

/** `value` as a jsonb parameter, the same way on every driver. */
export function asJson<T>(value: T): RawBuilder<T> {
  return sql<T>`${JSON.stringify(value)}::jsonb`;
}

export type RequestState =
  | "unverified"
  | "lapsed"
  /** The address is confirmed; waits for the visitor to sign, or for the rules. */
  | "verified"
  | "blocked"
  | "duplicate"
  | "pending"
  | "more-info"
  | "approved"
  | "denied"
  | "expired"
  | "withdrawn";

export type WantedState = "asked" | "blocked" | "waiting" | "question" | "granted" | "denied";

export interface People {
  id: string;
  /** Normalised: lower case, NFC, domain in ASCII. Unique. */
  email: string;
  domain: string;
  name: string;
  company: string;
  title: string;
  created_at: Date;
  verified_at: Date | null;
  verified_by: "link" | "code" | "invitation" | null;
}

export interface Requests {
  id: string;
  person_id: string;
  state: RequestState;
  /** As typed with this request; the person's own fields change only once the address is confirmed. */
  name: string;
  company: string;
  title: string;
  purpose: string;
  language: string;
  ip: string;
  user_agent: string;
  /** Hash of the cookie of the browser that asked. */
  browser_hash: string;
  invitation_id: string | null;
  had_access: Generated<boolean>;
  /** What the approver asks, and what the visitor answered. */
  question: string | null;
  answer: string | null;
  reason: string | null;
  /** Address of the approver, or `rule: <name>`. */
  decided_by: string | null;
  decided_at: Date | null;
  created_at: Date;
  verified_at: Date | null;
  /** When it ends by itself in its present state. */
  expires_at: Date;
  reminded_at: Date | null;
}

export interface RequestDocuments {
  request_id: string;
  document_id: string;
  state: Generated<WantedState>;
  /** Name of the rule that decided; null where the default held. */
  rule: string | null;
  outcome: "block" | "auto" | "person" | null;
  nda: "required" | "exempt" | null;
  days: number | null;
}

export type AgreementState = "claimed" | "signed" | "superseded" | "void" | "erased";

export interface Agreements {
  id: string;
  person_id: string | null;
  request_id: string | null;
  state: AgreementState;
  capacity: "bind" | "self" | "elsewhere";
  nda_id: string | null;
  nda_version: string | null;
  nda_sha256: string | null;
  /** Domain that a binding signature covers where `nda.scope` is company. */
  covers_domain: string | null;
  /** Null once erased, and for agreements signed elsewhere. */
  evidence: Json<unknown> | null;
  /** Of an agreement signed elsewhere: what the visitor says, and the file shown as proof, base64. */
  reference: string | null;
  proof_name: string | null;
  proof: string | null;
  confirmed_by: string | null;
  confirmed_at: Date | null;
  created_at: Date;
  signed_at: Date | null;
  receipt_queued_at: Date | null;
  keep_until: Date | null;
  legal_hold: Generated<boolean>;
  void_reason: string | null;
}

/** A visitor who is covered by a colleague's signature says so once. */
export interface Acknowledgements {
  id: string;
  person_id: string;
  agreement_id: string | null;
  /** Of a restricted-use acknowledgement: the copy that it was given for. */
  download_id: string | null;
  kind: "company-agreement" | "restricted-use";
  text: string;
  at: Date;
}

export interface Grants {
  id: string;
  person_id: string;
  request_id: string | null;
  invitation_id: string | null;
  document_id: string;
  state: "active" | "expired" | "revoked";
  nda: "required" | "exempt";
  days: number;
  /** Null until it becomes usable: the clock starts then. */
  starts_at: Date | null;
  until: Date | null;
  max_downloads: number | null;
  used: Generated<number>;
  reason: string | null;
  granted_by: string;
  created_at: Date;
  /** Owners and the reader have been told that it runs out. */
  warned_at: Date | null;
}

export interface Downloads {
  /** The copy's id. */
  id: string;
  grant_id: string;
  person_id: string;
  document_id: string;
  document_sha256: string;
  copy_sha256: string;
  bytes: number;
  stamp: Json<unknown>;
  started_at: Date;
  finished_at: Date | null;
}

/** Recognised for ever: no reader is named here, and erasure leaves it. */
export interface Copies {
  sha256: string;
  document_id: string;
}

export interface Links {
  hash: string;
  purpose: "confirm" | "reclaim" | "approver" | "subscribe" | "objection";
  email: string;
  person_id: string | null;
  request_id: string | null;
  /** HMAC of the code with the browser's cookie; null where only the link serves. */
  code_hash: string | null;
  browser_hash: string | null;
  tries: Generated<number>;
  created_at: Date;
  expires_at: Date;
  used_at: Date | null;
  /** What is subscribed to once the link is confirmed. */
  topics: Json<Topic[]> | null;
  objection_id: string | null;
}

export type Role = "owner" | "approver" | "sales" | "auditor";

export interface Sessions {
  hash: string;
  kind: "visitor" | "approver";
  person_id: string | null;
  email: string;
  method: "link" | "code" | "oidc" | "invitation";
  created_at: Date;
  expires_at: Date;
  ended_at: Date | null;
}

export interface Invitations {
  id: string;
  token_hash: string;
  created_by: string;
  emails: Json<string[]>;
  domain: string | null;
  documents: Json<string[]>;
  nda: "required" | "exempt";
  message: string;
  days: number | null;
  max_uses: number;
  uses: Generated<number>;
  /** Whether a colleague at the same domain may take it up. */
  may_pass: Generated<boolean>;
  created_at: Date;
  expires_at: Date;
  revoked_at: Date | null;
  expiry_told_at: Date | null;
}

/** Who took an invitation up, counted once each. */
export interface InvitationUses {
  invitation_id: string;
  person_id: string;
  at: Date;
}

export interface Outbox {
  id: string;
  channel: "mail" | "webhook";
  /** What it is about, for the list of mails: `request-confirm`, `agreement-receipt` ... */
  kind: string;
  /** Whose data is in it, for erasure. */
  person_id: string | null;
  /** Sealed JSON of a `Mail`, or of the webhook's body; emptied once sent. */
  body: string;
  state: "waiting" | "sent" | "refused";
  attempts: Generated<number>;
  /** Not before; while one worker sends it, the end of its lease. */
  next_at: Date;
  created_at: Date;
  sent_at: Date | null;
  /** Class of the last failure, without addresses. */
  failure: string | null;
}

export interface RateLimits {
  key: string;
  points: number;
  reset_at: Date;
}

/** Written in the transaction of the change; the sealer moves it to the log. */
export interface Events {
  id: Generated<number>;
  at: Date;
  type: string;
  subject_id: string | null;
  refs: Json<Record<string, string>>;
  salt: string;
  payload: Json<unknown>;
}

export interface Log {
  seq: number;
  /** ISO 8601 text, so that the hashed form is the stored one. */
  at: string;
  type: string;
  subject_id: string | null;
  refs: Json<Record<string, string>>;
  commitment: string;
  prev_hash: string;
  hash: string;
}

export interface LogPrivate {
  seq: number;
  salt: string;
  payload: Json<unknown>;
}

/** Every text that was ever shown for signing. */
export interface NdaTexts {
  sha256: string;
  nda_id: string;
  version: string;
  title: string;
  text: string;
  first_shown_at: Date;
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

/** Ids of people and of agreements that were erased, nothing else: with them a restored backup is cleaned again. */
export interface Erasures {
  id: string;
  at: Date;
}

/** What jobs remember: `backup`, `heads`, `config:approvers` ... */
export interface Marks {
  name: string;
  at: Date;
  value: string;
}

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
