/** News by mail: who wants which, what was sent to how many with the page as it was, and to whom it went already. */
import { type Kysely, sql } from "kysely";

const statements = [
  `alter table links drop constraint links_purpose_check`,
  `alter table links add constraint links_purpose_check check (purpose in ('confirm', 'reclaim', 'approver', 'subscribe'))`,
  `alter table links add column topics jsonb`,
  `create table subscriptions (
    person_id uuid primary key references people on delete cascade, topics jsonb not null,
    confirmed_at timestamptz not null)`,
  `create table page_copies (sha256 text primary key, path text not null, html text not null, taken_at timestamptz not null)`,
  `create table announcements (
    id uuid primary key, topic text not null, subject text not null, letter jsonb not null, text text not null,
    text_sha256 text not null, items jsonb not null, page_path text not null, page_sha256 text references page_copies,
    commit text, built_at text not null, recipients int not null default 0, created_at timestamptz not null,
    finished_at timestamptz)`,
  `create table told_news (item text primary key, announcement_id uuid references announcements, at timestamptz not null)`,
  `create table deliveries (
    announcement_id uuid not null references announcements on delete cascade,
    person_id uuid not null references people on delete cascade, at timestamptz not null,
    primary key (announcement_id, person_id))`,
  `create index deliveries_person on deliveries (person_id)`,

  // The same rows for every address, as with a request: see 002-receive-request.
  `create function receive_subscription(ask jsonb, limits jsonb, at timestamptz) returns boolean language plpgsql as $$
    declare
      within boolean := take_points(limits, at);
      person uuid;
    begin
      insert into people (id, email, domain, name, company, title, created_at)
        values ((ask ->> 'personId')::uuid, ask ->> 'email', ask ->> 'domain', '', '', '', at)
        on conflict (email) do update set email = excluded.email
        returning id into person;
      insert into links (hash, purpose, email, person_id, topics, created_at, expires_at)
        values (ask ->> 'linkHash', 'subscribe', ask ->> 'email', person, ask -> 'topics', at,
          (ask ->> 'linkEndsAt')::timestamptz);
      insert into outbox (id, channel, kind, person_id, body, state, next_at, created_at)
        values ((ask ->> 'mailId')::uuid, 'mail', 'subscribe-confirm', person, ask ->> 'mail', 'waiting', at, at);
      insert into events (at, type, subject_id, refs, salt, payload)
        values (at, 'subscription.asked', person, '{}', ask ->> 'salt', '{}');
      if not within then raise exception 'beyond a limit' using errcode = 'FL002'; end if;
      return true;
    exception when sqlstate 'FL002' then
      return false;
    end $$`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
