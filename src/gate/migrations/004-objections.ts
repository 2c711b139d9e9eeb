/** Objections to announced subprocessors, filed with what was announced and until when one could object. */
import { type Kysely, sql } from "kysely";

const statements = [
  `alter table links drop constraint links_purpose_check`,
  `alter table links add constraint links_purpose_check
    check (purpose in ('confirm', 'reclaim', 'approver', 'subscribe', 'objection'))`,
  `create table objections (
    id uuid primary key, person_id uuid not null references people on delete cascade, subprocessor_id text not null,
    name text not null, company text not null, title text not null, reason text not null, announced jsonb not null,
    deadline text not null, ip text not null, user_agent text not null, language text not null, commit text,
    built_at text not null, filed_at timestamptz not null, confirmed_at timestamptz)`,
  `create index objections_person on objections (person_id)`,
  `alter table links add column objection_id uuid references objections on delete cascade`,

  // The same rows for every address, as with a request: see 002-receive-request.
  `create function receive_objection(ask jsonb, limits jsonb, at timestamptz) returns boolean language plpgsql as $$
    declare
      within boolean := take_points(limits, at);
      person uuid;
    begin
      insert into people (id, email, domain, name, company, title, created_at)
        values ((ask ->> 'personId')::uuid, ask ->> 'email', ask ->> 'domain', '', '', '', at)
        on conflict (email) do update set email = excluded.email
        returning id into person;
      insert into objections (id, person_id, subprocessor_id, name, company, title, reason, announced, deadline, ip, user_agent,
          language, commit, built_at, filed_at)
        values ((ask ->> 'objectionId')::uuid, person, ask ->> 'subprocessor', ask ->> 'name', ask ->> 'company', ask ->> 'title',
          ask ->> 'reason', ask -> 'announced', ask ->> 'deadline', ask ->> 'ip', ask ->> 'userAgent', ask ->> 'language',
          ask ->> 'commit', ask ->> 'builtAt', at);
      insert into links (hash, purpose, email, person_id, objection_id, created_at, expires_at)
        values (ask ->> 'linkHash', 'objection', ask ->> 'email', person, (ask ->> 'objectionId')::uuid, at,
          (ask ->> 'linkEndsAt')::timestamptz);
      insert into outbox (id, channel, kind, person_id, body, state, next_at, created_at)
        values ((ask ->> 'mailId')::uuid, 'mail', 'objection-confirm', person, ask ->> 'mail', 'waiting', at, at);
      insert into events (at, type, subject_id, refs, salt, payload)
        values (at, 'objection.filed', person, jsonb_build_object('objection', ask ->> 'objectionId'), ask ->> 'salt',
          ask -> 'payload');
      if not within then raise exception 'beyond a limit' using errcode = 'FL002'; end if;
      return true;
    exception when sqlstate 'FL002' then
      return false;
    end $$`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
