/**
 * Requests that come at once are written by one statement for all of them, and each of their limits by one: what a row costs is little
 * beside what a statement costs, above all in the embedded database. What is counted and written is what 002 did one by one.
 */
import { type Kysely, sql } from "kysely";

const statements = [
  // Level by level: what one call adds to its second limit depends on the first limits of those before it, and on nothing later.
  `create function take_points_together(calls jsonb, at timestamptz) returns int[] language plpgsql as $$
    declare
      beyond int[] := '{}';
      more int[];
      level int;
    begin
      for level in 0 .. (select coalesce(max(jsonb_array_length(call -> 'limits')), 0) - 1 from jsonb_array_elements(calls) as each (call))
      loop
        with asked as (
          select place::int, one.key, one.points, one.reset_at,
            sum(one.cost) over (partition by one.key order by place) as so_far,
            sum(one.cost) over (partition by one.key) as total
          from jsonb_array_elements(calls) with ordinality as each (call, place),
            jsonb_to_record(call -> 'limits' -> level) as one (key text, points int, cost int, reset_at timestamptz)
          where place <> all (beyond) and one.key is not null
        ), counted as (
          insert into rate_limits as known (key, points, reset_at)
            select key, max(total), max(reset_at) from asked group by key order by key
          on conflict (key) do update set
            points = case when known.reset_at <= at or known.reset_at > excluded.reset_at + interval '1 minute'
              then excluded.points else known.points + excluded.points end,
            reset_at = case when known.reset_at <= at or known.reset_at > excluded.reset_at + interval '1 minute'
              then excluded.reset_at else known.reset_at end
          returning key, points
        )
        select coalesce(array_agg(asked.place), '{}') into more from asked join counted using (key)
          where counted.points - asked.total + asked.so_far > asked.points;
        beyond := beyond || more;
      end loop;
      return beyond;
    end $$`,

  `create function write_requests(calls jsonb, places int[]) returns void language plpgsql as $$
    begin
      with asks as materialized (
        select place, (call ->> 'at')::timestamptz as at, ask.*
        from jsonb_array_elements(calls) with ordinality as each (call, place), jsonb_to_record(call -> 'ask') as ask (
          "personId" uuid, "requestId" uuid, "mailId" uuid, "invitationId" uuid, email text, domain text, name text, company text,
          title text, purpose text, language text, ip text, "userAgent" text, "browserHash" text, documents jsonb,
          "lapsesAt" timestamptz, "linkHash" text, "codeHash" text, "linkEndsAt" timestamptz, "shortLinkEndsAt" timestamptz,
          mail text, refs jsonb, salt text, payload jsonb)
        where place = any (places)
      ), persons as (
        insert into people (id, email, domain, name, company, title, created_at)
          select distinct on (email) "personId", email, domain, name, company, title, at from asks order by email, place
        on conflict (email) do update set email = excluded.email
        returning id, email
      ), asked as materialized (
        select asks.*, persons.id as person from asks join persons using (email)
      ), requested as (
        insert into requests (id, person_id, state, name, company, title, purpose, language, ip, user_agent, browser_hash,
          invitation_id, created_at, expires_at)
        select "requestId", person, 'unverified', name, company, title, purpose, language, ip, "userAgent", "browserHash",
          "invitationId", at, "lapsesAt" from asked
      ), wanted as (
        insert into request_documents (request_id, document_id)
        select "requestId", document from asked, jsonb_array_elements_text(documents) as each (document)
      ), linked as (
        insert into links (hash, purpose, email, person_id, request_id, code_hash, browser_hash, created_at, expires_at)
        select "linkHash", 'confirm', email, person, "requestId", "codeHash", "browserHash", at,
          case when exists (select from grants where person_id = person and state = 'active' and (until is null or until > at))
            then "shortLinkEndsAt" else "linkEndsAt" end from asked
      ), mailed as (
        insert into outbox (id, channel, kind, person_id, body, state, next_at, created_at)
        select "mailId", 'mail', 'request-confirm', person, mail, 'waiting', at, at from asked
      )
      insert into events (at, type, subject_id, refs, salt, payload)
        select at, 'request.received', person, refs, salt, payload from asked order by place;
    end $$`,

  // Whoever asks: the same statements run, and what is beyond a limit is written and taken back, so that time tells nothing either.
  `create function receive_requests(calls jsonb, at timestamptz) returns int[] language plpgsql as $$
    declare
      beyond int[] := take_points_together(calls, at);
      within int[] := array(select place from generate_series(1, jsonb_array_length(calls)) as place where place <> all (beyond));
    begin
      perform write_requests(calls, within);
      begin
        perform write_requests(calls, beyond);
        raise exception 'beyond a limit' using errcode = 'FL002';
      exception when sqlstate 'FL002' then
        return beyond;
      end;
    end $$`,

  `drop function receive_request(jsonb, jsonb, timestamptz)`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
