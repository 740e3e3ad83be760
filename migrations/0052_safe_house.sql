-- 0052  safe house
-- Why    Whoever cannot go back to an employer or a house needs a bed, and an office that answers for it. A place is asked of
--        the office that has the house, taken only by who wants it, and looked at again on a day; where the house is stands
--        nowhere but with that office. Moving the case does not move the person.
-- Locks  none: new tables and functions; the policy step_of_who_has_it is replaced.
-- Undo   drop table cases.stay, cases.safe_house; drop function cases.hosts, cases.hosting_offices, cases.has_bed,
--        cases.beds_hold, cases.stay_in_order cascade;
--        the policy step_of_who_has_it of 0046.   -- houses and stays are lost

create table cases.safe_house (
  id             uuid        primary key,
  office         text        not null,
  name           text        not null check (btrim(name) <> ''),
  address_hidden bytea       not null,
  women          integer     not null check (women between 0 and 500),
  men            integer     not null check (men between 0 and 500),
  families       integer     not null check (families between 0 and 500),
  at             timestamptz not null,
  person         uuid        not null,
  closed_at      timestamptz
);
comment on table cases.safe_house is 'A house for people in need, of one office; beds for women, men, families. Its address is read by that office alone.';
create index safe_house_of_office on cases.safe_house (office);
grant select, insert on cases.safe_house to bekal_app;
grant update (closed_at, women, men, families) on cases.safe_house to bekal_app;
alter table cases.safe_house enable row level security;
alter table cases.safe_house force row level security;
create policy house_seen on cases.safe_house for select using (
  access.role() = 'system' or (access.role() in ('counter-officer', 'head-of-office') and office = access.office()));
create policy house_opened on cases.safe_house for insert with check (
  access.role() = 'head-of-office' and office = access.office() and person = access.person());
create policy house_changed on cases.safe_house for update using (
  access.role() in ('counter-officer', 'head-of-office') and office = access.office());

create table cases.stay (
  id            uuid        primary key,
  "case"        uuid        not null references cases."case",
  number        text        not null,
  worker        uuid,
  guest         text        not null check (guest in ('women', 'men', 'families')),
  level         text        not null,
  from_office   text,
  to_office     text        not null,
  needs_hidden  bytea       not null,
  consent       text        not null check (consent in ('said', 'thread')),
  asked_at      timestamptz not null,
  asked_by      uuid        not null,
  state         text        not null check (state in ('asked', 'kept', 'in', 'refused', 'withdrawn', 'absent', 'left')),
  house         uuid        references cases.safe_house,
  answer_hidden bytea,
  came_at       timestamptz,
  review_on     date,
  left_at       timestamptz,
  left_why      text        check (left_why in ('home', 'other-place', 'hospital', 'own-wish', 'other')),
  version       integer     not null default 1,
  check ((state in ('kept', 'in', 'left', 'absent')) <= (house is not null)),
  check ((state in ('in', 'left')) = (came_at is not null)),
  check ((state in ('in', 'left')) = (review_on is not null)),
  check ((state = 'left') = (left_at is not null)),
  check ((left_at is null) = (left_why is null)),
  check ((state = 'refused') <= (answer_hidden is not null))
);
comment on table cases.stay is 'A place somebody was asked for in a safe house, and what came of it. It stays with the house when the case moves.';
comment on column cases.stay.from_office is 'The office that asked; null: the centre.';
comment on column cases.stay.review_on is 'The day on which it is decided whether they stay on.';
create unique index stay_asked_once on cases.stay ("case") where state = 'asked';
create unique index stay_in_one_house on cases.stay ("case") where state in ('kept', 'in');
create unique index worker_in_one_house on cases.stay (worker) where worker is not null and state in ('kept', 'in');
create index stay_of_case on cases.stay ("case", asked_at);
create index stay_at_office on cases.stay (to_office, state);
grant select, insert on cases.stay to bekal_app;
grant update (state, house, answer_hidden, came_at, review_on, left_at, left_why, version) on cases.stay to bekal_app;
alter table cases.stay enable row level security;
alter table cases.stay force row level security;
create policy stay_seen on cases.stay for select using (
  access.role() = 'system'
  or (access.role() in ('counter-officer', 'head-of-office') and to_office = access.office())
  or (access.role() in ('counter-officer', 'head-of-office', 'centre')
    and exists (select from cases."case" c where c.id = "case") and not cases.tied_to_it("case")));
create policy stay_asked on cases.stay for insert with check (
  state = 'asked' and asked_by = access.person() and cases.speaks_for(from_office)
  and exists (select from cases."case" c
    where c.id = "case" and c.office is not distinct from from_office and c.state <> 'closed')
  and not cases.tied_to_it("case"));
create policy stay_changed on cases.stay for update
  using (state in ('asked', 'kept', 'in')
    and ((access.role() in ('counter-officer', 'head-of-office') and to_office = access.office())
      or (state in ('asked', 'kept') and access.role() in ('counter-officer', 'head-of-office', 'centre')
        and exists (select from cases."case" c where c.id = "case"))))
  with check (
    (access.role() in ('counter-officer', 'head-of-office') and to_office = access.office() and state <> 'withdrawn')
    or state = 'withdrawn');

-- The last bed is taken once: whoever takes one waits for whoever takes another in the same house.
create function cases.beds_hold() returns trigger language plpgsql set search_path = '' as $$
declare
  beds integer;
  taken integer;
begin
  select case new.guest when 'women' then h.women when 'men' then h.men else h.families end into beds
    from cases.safe_house h where h.id = new.house and h.office = new.to_office and h.closed_at is null for update;
  if not found then
    raise exception 'this house is not open' using errcode = 'check_violation';
  end if;
  select count(*) into taken from cases.stay s
    where s.house = new.house and s.guest = new.guest and s.state in ('kept', 'in') and s.id <> new.id;
  if taken >= beds then
    raise exception 'no bed is free' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger stay_has_a_bed before update on cases.stay
  for each row when (new.state = 'kept' and old.state = 'asked') execute function cases.beds_hold();

-- Nobody is in a house who was not kept a bed there, and nothing brings back what is over.
create function cases.stay_in_order() returns trigger language plpgsql set search_path = '' as $$
begin
  if not ((old.state = 'asked' and new.state in ('kept', 'refused', 'withdrawn'))
    or (old.state = 'kept' and new.state in ('in', 'absent', 'withdrawn'))
    or (old.state = 'in' and new.state in ('in', 'left'))) then
    raise exception 'a stay does not go from % to %', old.state, new.state using errcode = 'check_violation';
  end if;
  if old.state <> 'asked' and new.house is distinct from old.house then
    raise exception 'a bed is in the house it was kept in' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger stay_is_in_order before update on cases.stay
  for each row execute function cases.stay_in_order();

create function cases.has_bed(which uuid) returns boolean language plpgsql set search_path = '' as $$
declare
  was text := access.role();
  held boolean;
begin
  perform set_config('bekal.role', 'system', true);
  select exists (select from cases.stay s, cases.stay mine where mine.id = which and s.id <> mine.id
    and s.worker = mine.worker and s.state in ('kept', 'in')) into held;
  perform set_config('bekal.role', was, true);
  return held;
end $$;
comment on function cases.has_bed(uuid) is 'Whether the worker of a stay has a bed by another case, whatever office has it; where is not said.';
grant execute on function cases.has_bed(uuid) to bekal_app;

create function cases.hosting_offices() returns setof text language plpgsql set search_path = '' as $$
declare
  was text := access.role();
begin
  if was not in ('counter-officer', 'head-of-office', 'centre', 'system') then return; end if;
  perform set_config('bekal.role', 'system', true);
  return query select distinct h.office from cases.safe_house h where h.closed_at is null;
  perform set_config('bekal.role', was, true);
end $$;
comment on function cases.hosting_offices() is 'Which offices have a safe house, to officers; how many, where and with how many beds is not said.';
grant execute on function cases.hosting_offices() to bekal_app;

create function cases.hosts(which uuid) returns boolean language sql stable set search_path = '' as $$
  select exists (select from cases.stay s where s."case" = which and s.to_office = access.office())
$$;
comment on function cases.hosts(uuid) is 'Whether the office of whoever acts was asked for a place, or has one for the person of a case.';
grant execute on function cases.hosts(uuid) to bekal_app;

drop policy step_of_who_has_it on cases.step;
create policy step_of_who_has_it on cases.step as restrictive for insert with check (
  access.role() = 'system' or exists (select from cases."case" c where c.id = "case")
  or (step.step = 'filed' and cases.entered_here("case"))
  or (step.step in ('stay-kept', 'stay-refused', 'stay-began', 'stay-absent', 'stay-renewed', 'stay-ended')
    and cases.hosts("case"))
  or (step.step = 'transfer-bounced' and exists (select from cases.transfer t where t."case" = step."case"
    and t.answer = 'bounced' and t.answered_by = access.person() and t.answered_at = step.at)));
