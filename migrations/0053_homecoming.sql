-- 0053  homecoming
-- Why    Stranded, sick and dead workers come home by telephone calls today: nobody can say afterwards who decided, who paid,
--        whether they were fit to travel, and into whose hands they came. One record, confirmed by a second person.
-- Locks  none: a new table.
-- Undo   drop table cases.homecoming;   -- what was planned and handed over is lost

create table cases.homecoming (
  id           uuid        primary key,
  "case"       uuid        not null references cases."case",
  facts        jsonb       not null,
  travels_on   date        not null,
  route_hidden bytea       not null,
  state        text        not null check (state in ('planned', 'confirmed', 'departed', 'arrived', 'handed', 'cancelled')),
  planned_at   timestamptz not null,
  planned_by   uuid        not null,
  confirmed_at timestamptz,
  confirmed_by uuid        check (confirmed_by <> planned_by),
  rule_set     text,
  payers       jsonb,
  departed_at  timestamptz,
  arrived_at   timestamptz,
  handed_at    timestamptz,
  why_hidden   bytea,
  version      integer     not null default 1,
  check ((confirmed_by is null) = (confirmed_at is null)),
  check ((confirmed_by is null) = (rule_set is null)),
  check ((confirmed_by is null) = (payers is null)),
  check ((state in ('confirmed', 'departed', 'arrived', 'handed')) <= (confirmed_by is not null)),
  check ((state = 'planned') <= (confirmed_by is null)),
  check ((state in ('departed', 'arrived', 'handed')) = (departed_at is not null)),
  check ((state in ('arrived', 'handed')) = (arrived_at is not null)),
  check ((state = 'handed') = (handed_at is not null)),
  check ((state = 'cancelled') = (why_hidden is not null))
);
comment on table cases.homecoming is 'How somebody comes home: planned, confirmed by a second person, departed, arrived, handed over. One at a time.';
comment on column cases.homecoming.facts is 'What the law asks of a return, answered yes or no; what nobody answered is not there.';
comment on column cases.homecoming.payers is 'Who pays which part by the rules of the day of the confirmation.';
create unique index homecoming_once on cases.homecoming ("case") where state not in ('handed', 'cancelled');
create index homecoming_of_case on cases.homecoming ("case", planned_at);
grant select, insert on cases.homecoming to bekal_app;
grant update (facts, travels_on, route_hidden, state, planned_at, planned_by, confirmed_at, confirmed_by, rule_set, payers,
  departed_at, arrived_at, handed_at, why_hidden, version) on cases.homecoming to bekal_app;
alter table cases.homecoming enable row level security;
alter table cases.homecoming force row level security;
create policy homecoming_seen on cases.homecoming for select using (
  access.role() = 'system' or (access.role() in ('counter-officer', 'head-of-office', 'centre')
    and exists (select from cases."case" c where c.id = "case") and not cases.tied_to_it("case")));
create policy homecoming_planned on cases.homecoming for insert with check (
  state = 'planned' and planned_by = access.person()
  and exists (select from cases."case" c where c.id = "case") and not cases.tied_to_it("case"));
create policy homecoming_changed on cases.homecoming for update
  using (state not in ('handed', 'cancelled') and (access.role() = 'system'
    or (access.role() in ('counter-officer', 'head-of-office', 'centre')
      and exists (select from cases."case" c where c.id = "case") and not cases.tied_to_it("case"))))
  with check (true);

-- Whoever confirms is whoever acts, and nobody departs whom nobody confirmed.
create function cases.homecoming_in_order() returns trigger language plpgsql set search_path = '' as $$
begin
  if new.confirmed_by is distinct from old.confirmed_by and new.confirmed_by is not null
    and (new.confirmed_by is distinct from access.person() or old.state <> 'planned' or new.state <> 'confirmed') then
    raise exception 'a return is confirmed by a second person, for themself' using errcode = 'check_violation';
  end if;
  if new.state <> old.state and not (
    (old.state = 'planned' and new.state in ('confirmed', 'cancelled'))
    or (old.state = 'confirmed' and new.state in ('planned', 'departed', 'cancelled'))
    or (old.state = 'departed' and new.state = 'arrived')
    or (old.state = 'arrived' and new.state = 'handed')) then
    raise exception 'a return does not go from % to %', old.state, new.state using errcode = 'check_violation';
  end if;
  if old.state in ('departed', 'arrived') and (new.travels_on, new.planned_by, new.confirmed_by)
    is distinct from (old.travels_on, old.planned_by, old.confirmed_by) then
    raise exception 'a return that has begun is not planned anew' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger homecoming_is_in_order before update on cases.homecoming
  for each row execute function cases.homecoming_in_order();
