/**
 * What strangers' forms write, as functions in the database: limits, person, request, documents, link, mail and event in one round
 * trip, with plans that each connection makes once. As one statement of the client it took twice as long, most of it for planning
 * it anew each time.
 */
import { type Kysely, sql } from "kysely";

const statements = [
  // One limit after the other: beyond one the later ones are not counted, so a flood from one network uses up nobody else's share.
  `create function take_points(limits jsonb, at timestamptz) returns boolean language plpgsql as $$
    declare
      one record;
      counted int;
    begin
      for one in select * from jsonb_to_recordset(limits) as (key text, points int, cost int, reset_at timestamptz) loop
        insert into rate_limits as known (key, points, reset_at) values (one.key, one.cost, one.reset_at)
        on conflict (key) do update set
          points = case when known.reset_at <= at or known.reset_at > excluded.reset_at + interval '1 minute'
            then excluded.points else known.points + excluded.points end,
          reset_at = case when known.reset_at <= at or known.reset_at > excluded.reset_at + interval '1 minute'
            then excluded.reset_at else known.reset_at end
        returning points into counted;
        if counted > one.points then return false; end if;
      end loop;
      return true;
    end $$`,

  // Whoever asks: the same rows are written, and taken back where a limit is used up, so that time tells nothing either. What an
  // unconfirmed visitor typed never changes a row of people.
  `create function receive_request(ask jsonb, limits jsonb, at timestamptz) returns boolean language plpgsql as $$
    declare
      within boolean := take_points(limits, at);
      person uuid;
      link_ends timestamptz;
    begin
      insert into people (id, email, domain, name, company, title, created_at)
        values ((ask ->> 'personId')::uuid, ask ->> 'email', ask ->> 'domain', ask ->> 'name', ask ->> 'company',
          ask ->> 'title', at)
        on conflict (email) do update set email = excluded.email
        returning id into person;
      insert into requests (id, person_id, state, name, company, title, purpose, language, ip, user_agent, browser_hash,
          invitation_id, created_at, expires_at)
        values ((ask ->> 'requestId')::uuid, person, 'unverified', ask ->> 'name', ask ->> 'company', ask ->> 'title',
          ask ->> 'purpose', ask ->> 'language', ask ->> 'ip', ask ->> 'userAgent', ask ->> 'browserHash',
          (ask ->> 'invitationId')::uuid, at, (ask ->> 'lapsesAt')::timestamptz);
      insert into request_documents (request_id, document_id)
        select (ask ->> 'requestId')::uuid, id from jsonb_array_elements_text(ask -> 'documents') as wanted (id);
      link_ends := case when exists (select from grants where person_id = person and state = 'active'
          and (until is null or until > at)) then ask ->> 'shortLinkEndsAt' else ask ->> 'linkEndsAt' end;
      insert into links (hash, purpose, email, person_id, request_id, code_hash, browser_hash, created_at, expires_at)
        values (ask ->> 'linkHash', 'confirm', ask ->> 'email', person, (ask ->> 'requestId')::uuid, ask ->> 'codeHash',
          ask ->> 'browserHash', at, link_ends);
      insert into outbox (id, channel, kind, person_id, body, state, next_at, created_at)
        values ((ask ->> 'mailId')::uuid, 'mail', 'request-confirm', person, ask ->> 'mail', 'waiting', at, at);
      insert into events (at, type, subject_id, refs, salt, payload)
        values (at, 'request.received', person, ask -> 'refs', ask ->> 'salt', ask -> 'payload');
      if not within then raise exception 'beyond a limit' using errcode = 'FL002'; end if;
      return true;
    exception when sqlstate 'FL002' then
      return false;
    end $$`,

  // Stays only for a confirmed address; the work is the same for every one.
  `create function mail_return_link(ask jsonb, limits jsonb, at timestamptz) returns boolean language plpgsql as $$
    declare
      within boolean := take_points(limits, at);
      person uuid := (select id from people where email = ask ->> 'email' and verified_at is not null);
    begin
      insert into links (hash, purpose, email, person_id, code_hash, browser_hash, created_at, expires_at)
        values (ask ->> 'linkHash', 'reclaim', ask ->> 'email', person, ask ->> 'codeHash', ask ->> 'browserHash', at,
          (ask ->> 'linkEndsAt')::timestamptz);
      insert into outbox (id, channel, kind, person_id, body, state, next_at, created_at)
        values ((ask ->> 'mailId')::uuid, 'mail', 'return-link', person, ask ->> 'mail', 'waiting', at, at);
      insert into events (at, type, subject_id, refs, salt, payload)
        values (at, 'link.mailed', person, '{}', ask ->> 'salt', '{"purpose": "reclaim"}');
      if not within or person is null then raise exception 'nobody to mail to' using errcode = 'FL002'; end if;
      return true;
    exception when sqlstate 'FL002' then
      return false;
    end $$`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
