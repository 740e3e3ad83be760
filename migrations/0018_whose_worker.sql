-- 0018  whose worker
-- Why    A function that looks into a table is called for each row. Those who need no look (the worker, Bekal itself) waited
--        for it with every document they read: the looks are now functions of their own, and what asks for them is not.
-- Locks  none.
-- Undo   restore workers.visible of 0008 and workers.handled of 0010; drop function workers.served, workers.asked_in_village

create function workers.served(worker uuid) returns boolean language sql stable
  return exists (select from workers.served_by s where s.worker = served.worker and s.office = access.office());
comment on function workers.served is 'Whether the actor''s office serves this worker.';

create function workers.asked_in_village(worker uuid) returns boolean language sql stable
  return exists (select from workers.family_member f
    where f.worker = asked_in_village.worker and f.village = access.village() and f.ended_at is null);
comment on function workers.asked_in_village is 'Whether this worker has asked a relative in the actor''s village.';

create or replace function workers.visible(worker uuid) returns boolean language sql stable
  return access.national() or worker = access.person()
      or (access.role() in ('counter-officer', 'head-of-office') and workers.served(worker))
      or (access.role() = 'village-officer' and workers.asked_in_village(worker))
      or (access.role() = 'family' and workers.followed(worker));

create or replace function workers.handled(worker uuid) returns boolean language sql stable
  return access.role() = 'system' or worker = access.person()
      or (access.role() in ('counter-officer', 'head-of-office') and workers.served(worker));
