-- 0015  at a million
-- Why    Reading one file took ten times as long to plan as to run, and a name read every file of the country: no index of
--        likeness serves a query under row-level security, because its operator might tell what it saw.
-- Locks  placements.application: no writes while the index is built (seconds for a million files).
-- Undo   drop function placements.named; drop policy application_searched on placements.application; drop index
--        placements.application_named; create index application_by_name on placements.application using gin (name_key
--        gin_trgm_ops); restore the policy application_seen of 0009; drop function workers.followed

create function workers.followed(worker uuid) returns boolean language sql stable
  return exists (select from workers.family_member f where f.worker = followed.worker and f.id = access.person() and f.ended_at is null);
comment on function workers.followed is 'Whether the actor is a relative whom this worker has asked. A function, so that only a relative''s query plans it.';

alter policy application_seen on placements.application using (
  placements.serves(office) or worker = access.person()
  or (access.role() = 'village-officer' and village = access.village())
  or (access.role() = 'family' and workers.followed(worker)));

create extension if not exists btree_gin;
create index application_named on placements.application using gin (office, name_key gin_trgm_ops);
drop index placements.application_by_name;

-- The owner, whom no request ever becomes, may read through the function; what it finds is read again as the actor.
create policy application_searched on placements.application for select to current_user using (true);

create function placements.named(asked text, most int) returns table (application uuid, alike real)
  language sql stable security definer rows 20 set search_path = public, pg_temp
  begin atomic
    select a.id, word_similarity(asked, a.name_key) from placements.application a
    where access.role() in ('counter-officer', 'head-of-office') and a.office = access.office() and asked <% a.name_key
    order by 2 desc, 1 desc limit most;
  end;
comment on function placements.named is 'The files of the actor''s office whose name is at least pg_trgm.word_similarity_threshold like what was asked, best first, the newest of equals first: ids only.';
revoke execute on function placements.named from public;
grant execute on function placements.named to bekal_app;
