/** The first schema of the door. Written in SQL: triggers and checks are the point of it. */
import { type Kysely, sql } from "kysely";

const statements = [
  `create table people (
    id uuid primary key, email text not null unique, domain text not null, name text not null, company text not null,
    title text not null, created_at timestamptz not null, verified_at timestamptz,
    verified_by text check (verified_by in ('link', 'code', 'invitation')))`,
  `create table invitations (
    id uuid primary key, token_hash text not null unique, created_by text not null, emails jsonb not null, domain text,
    documents jsonb not null, nda text not null check (nda in ('required', 'exempt')), message text not null,
    days int check (days between 1 and 365), max_uses int not null check (max_uses > 0), uses int not null default 0,
    may_pass boolean not null default true,
    created_at timestamptz not null, expires_at timestamptz not null, revoked_at timestamptz, expiry_told_at timestamptz,
    check (uses <= max_uses))`,
  `create table invitation_uses (
    invitation_id uuid not null references invitations on delete cascade,
    person_id uuid not null references people on delete cascade, at timestamptz not null,
    primary key (invitation_id, person_id))`,
  `create table requests (
    id uuid primary key, person_id uuid not null references people on delete cascade,
    state text not null check (state in ('unverified', 'lapsed', 'verified', 'blocked', 'duplicate', 'pending', 'more-info',
      'approved', 'denied', 'expired', 'withdrawn')),
    name text not null, company text not null, title text not null, purpose text not null, language text not null,
    ip text not null, user_agent text not null, browser_hash text not null,
    invitation_id uuid references invitations on delete set null, had_access boolean not null default false,
    question text, answer text, reason text, decided_by text, decided_at timestamptz, created_at timestamptz not null,
    verified_at timestamptz, expires_at timestamptz not null, reminded_at timestamptz,
    check (state <> 'denied' or reason is not null))`,
  `create index requests_person on requests (person_id)`,
  `create index requests_state on requests (state, expires_at)`,
  `create table request_documents (
    request_id uuid not null references requests on delete cascade, document_id text not null,
    state text not null default 'asked' check (state in ('asked', 'blocked', 'waiting', 'question', 'granted', 'denied')),
    rule text, outcome text check (outcome in ('block', 'auto', 'person')), nda text check (nda in ('required', 'exempt')),
    days int, primary key (request_id, document_id))`,
  `create table agreements (
    id uuid primary key, person_id uuid references people on delete set null,
    request_id uuid references requests on delete set null,
    state text not null check (state in ('claimed', 'signed', 'superseded', 'void', 'erased')),
    capacity text not null check (capacity in ('bind', 'self', 'elsewhere')), nda_id text, nda_version text, nda_sha256 text,
    covers_domain text, evidence jsonb, reference text, proof_name text, proof text, confirmed_by text,
    confirmed_at timestamptz, created_at timestamptz not null, signed_at timestamptz, receipt_queued_at timestamptz,
    keep_until timestamptz, legal_hold boolean not null default false, void_reason text,
    check (capacity = 'elsewhere' or nda_sha256 is not null))`,
  `create index agreements_person on agreements (person_id)`,
  `create unique index agreements_once on agreements (person_id, nda_sha256) where state = 'signed'`,
  `create table grants (
    id uuid primary key, person_id uuid not null references people on delete cascade,
    request_id uuid references requests on delete set null, invitation_id uuid references invitations on delete set null,
    document_id text not null, state text not null check (state in ('active', 'expired', 'revoked')),
    nda text not null check (nda in ('required', 'exempt')), days int not null check (days between 1 and 365),
    starts_at timestamptz, until timestamptz, max_downloads int check (max_downloads > 0), used int not null default 0,
    reason text, granted_by text not null, created_at timestamptz not null, warned_at timestamptz,
    check (max_downloads is null or used <= max_downloads), check ((starts_at is null) = (until is null)),
    check (state <> 'revoked' or reason is not null))`,
  `create unique index grants_active on grants (person_id, document_id) where state = 'active'`,
  `create table downloads (
    id uuid primary key, grant_id uuid not null references grants on delete cascade,
    person_id uuid not null references people on delete cascade, document_id text not null, document_sha256 text not null,
    copy_sha256 text not null, bytes bigint not null, stamp jsonb not null, started_at timestamptz not null,
    finished_at timestamptz)`,
  `create index downloads_person on downloads (person_id)`,
  `create index downloads_document on downloads (document_id)`,
  `create table acknowledgements (
    id uuid primary key, person_id uuid not null references people on delete cascade,
    agreement_id uuid references agreements on delete cascade, download_id uuid references downloads on delete cascade,
    kind text not null check (kind in ('company-agreement', 'restricted-use')), text text not null, at timestamptz not null)`,
  `create table copies (sha256 text primary key, document_id text not null)`,
  `create table links (
    hash text primary key, purpose text not null check (purpose in ('confirm', 'reclaim', 'approver')), email text not null,
    person_id uuid references people on delete cascade, request_id uuid references requests on delete cascade,
    code_hash text, browser_hash text, tries int not null default 0, created_at timestamptz not null,
    expires_at timestamptz not null, used_at timestamptz)`,
  `create index links_request on links (request_id)`,
  `create index links_browser on links (browser_hash)`,
  `create table sessions (
    hash text primary key, kind text not null check (kind in ('visitor', 'approver')),
    person_id uuid references people on delete cascade, email text not null,
    method text not null check (method in ('link', 'code', 'oidc', 'invitation')), created_at timestamptz not null,
    expires_at timestamptz not null, ended_at timestamptz)`,
  `create index sessions_person on sessions (person_id)`,
  `create table outbox (
    id uuid primary key, channel text not null check (channel in ('mail', 'webhook')), kind text not null, person_id uuid,
    body text not null, state text not null check (state in ('waiting', 'sent', 'refused')), attempts int not null default 0,
    next_at timestamptz not null, created_at timestamptz not null, sent_at timestamptz, failure text)`,
  `create index outbox_due on outbox (next_at) where state = 'waiting'`,
  `create table rate_limits (key text primary key, points int not null, reset_at timestamptz not null)`,
  `create table events (
    id bigint generated always as identity primary key, at timestamptz not null, type text not null, subject_id uuid,
    refs jsonb not null, salt text not null, payload jsonb not null)`,
  `create table log (
    seq bigint primary key check (seq > 0), at text not null, type text not null, subject_id uuid, refs jsonb not null,
    commitment text not null, prev_hash text not null unique, hash text not null unique)`,
  `create index log_subject on log (subject_id)`,
  `create index log_agreement on log ((refs ->> 'agreement')) where refs ->> 'agreement' is not null`,
  `create table log_private (seq bigint primary key references log, salt text not null, payload jsonb not null)`,
  `create table nda_texts (
    sha256 text primary key, nda_id text not null, version text not null, title text not null, text text not null,
    first_shown_at timestamptz not null)`,
  `create table erasures (id uuid primary key, at timestamptz not null)`,
  `create table marks (name text primary key, at timestamptz not null, value text not null)`,

  `create function refuse_change() returns trigger language plpgsql as $$
    begin raise exception 'the table % is append-only', tg_table_name using errcode = 'FL001'; end $$`,
  `create trigger log_append_only before update or delete on log for each row execute function refuse_change()`,
  `create trigger log_no_truncate before truncate on log for each statement execute function refuse_change()`,
  `create trigger log_private_no_update before update on log_private for each row execute function refuse_change()`,
  `create trigger log_private_no_truncate before truncate on log_private for each statement execute function refuse_change()`,
  // An event that erases names the rows in its refs, so that the names are in the chain for good. "xmin" is the transaction that
  // wrote it: only this one's own event counts.
  `create function refuse_unnamed_erasure() returns trigger language plpgsql as $$
    declare unnamed bigint;
    begin
      select min(gone.seq) into unnamed from gone where gone.seq not in (
        select named::bigint from events, string_to_table(events.refs ->> 'rows', ',') as named
        where events.type in ('person.erased', 'retention.expired') and events.xmin = pg_current_xact_id()::xid);
      if unnamed is not null then
        raise exception 'the contents of record % go only with an erasure event that names it, in the same transaction', unnamed
          using errcode = 'FL002';
      end if;
      return null;
    end $$`,
  `create trigger log_private_erasure after delete on log_private referencing old table as gone for each statement
    execute function refuse_unnamed_erasure()`,
  // The bounds on seq are those of the rows that were sealed last; without them the whole table would be read each second.
  `create function refuse_unsealed_loss() returns trigger language plpgsql as $$
    declare
      newest bigint := (select coalesce(max(seq), 0) from log);
      lost bigint := (select count(*) from gone);
      unsealed bigint;
    begin
      select min(gone.id) into unsealed from gone where not exists (
        select from log_private where log_private.seq between newest - lost + 1 and newest and log_private.salt = gone.salt);
      if unsealed is not null then
        raise exception 'event % leaves this table only for the log', unsealed using errcode = 'FL003';
      end if;
      return null;
    end $$`,
  `create trigger events_only_sealed after delete on events referencing old table as gone for each statement
    execute function refuse_unsealed_loss()`,
  `create trigger events_no_update before update on events for each row execute function refuse_change()`,
  `create trigger events_no_truncate before truncate on events for each statement execute function refuse_change()`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
