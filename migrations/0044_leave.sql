-- 0044  leave
-- Why    A clock that climbs to somebody on leave climbs to nobody. Officers say when they are away and who stands in; the
--        desks of the centre a case climbs to are named; danger is promised an answer in hours.
-- Locks  accounts.post and clock.clock, briefly: a column without a default, a check that is wider than the one before.
-- Undo   drop function cases.tied_of, accounts.is_staffed; drop table accounts.leave;
--        alter table accounts.post drop column unit;   -- leave is lost; clocks of hours must be stopped before their check

alter table accounts.post add column unit text check (unit ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  add check (unit is null or role = 'centre');
comment on column accounts.post.unit is 'The desk of the centre a post belongs to, e.g. a directorate; null: none in particular.';

alter table clock.clock drop constraint clock_unit_check,
  add constraint clock_unit_check check (unit in ('working-day', 'calendar-day', 'hour'));

comment on column offices.office.observes is 'Whose holidays close it: Indonesia''s, its host country''s (data/host-holidays.yaml), or none.';

create table accounts.leave (
  id           uuid        primary key,
  account      uuid        not null references accounts.account (id),
  "from"       date        not null,
  until        date        not null,
  substitute   uuid        references accounts.account (id),
  entered_by   uuid        not null references accounts.account (id),
  at           timestamptz not null,
  cancelled_at timestamptz,
  cancelled_by uuid        references accounts.account (id),
  check (until >= "from"),
  check (substitute <> account),
  check ((cancelled_at is null) = (cancelled_by is null))
);
comment on table accounts.leave is 'Days on which an officer is away, both inclusive, in the time of their office; and who stands in.';
create index leave_by_day on accounts.leave (account, until) where cancelled_at is null;
grant select, insert on accounts.leave to bekal_app;
grant update (cancelled_at, cancelled_by) on accounts.leave to bekal_app;

create function accounts.leads(who uuid) returns boolean language sql stable
  set search_path = '' as $$
  select access.role() = 'head-of-office'
    and exists (select from accounts.post p where p.account = who and p.office = access.office())
$$;
comment on function accounts.leads is 'Whether whoever acts is the head of the office somebody has a post in.';
grant execute on function accounts.leads(uuid) to bekal_app;

alter table accounts.leave enable row level security;
alter table accounts.leave force row level security;
create policy leave_seen on accounts.leave for select using (
  account = access.person() or access.national()
  or (access.role() in ('counter-officer', 'head-of-office')
    and exists (select from accounts.post p where p.account = leave.account and p.office = access.office())));
create policy leave_entered on accounts.leave for insert with check (
  entered_by = access.person() and cancelled_at is null
  and (account = access.person() or accounts.leads(account)));
create policy leave_cancelled on accounts.leave for update
  using (account = access.person() or accounts.leads(account))
  with check (cancelled_by = access.person());

create function accounts.is_staffed(which text, on_day date) returns boolean language plpgsql
  set search_path = '' as $$
declare
  was text := access.role();
  found_one boolean;
begin
  perform set_config('bekal.role', 'system', true);
  select exists (
    select from accounts.post p join accounts.account a on a.id = p.account
    where p.office = which and p.role in ('counter-officer', 'head-of-office') and a.disabled_at is null
      and p."from" <= on_day and (p.until is null or p.until >= on_day)) into found_one;
  perform set_config('bekal.role', was, true);
  return found_one;
end $$;
comment on function accounts.is_staffed is 'Whether an office has anybody of its own on a day, which no officer of another office may read.';
grant execute on function accounts.is_staffed(text, date) to bekal_app;

create function cases.tied_of(which uuid) returns setof uuid language plpgsql
  set search_path = '' as $$
declare
  was text := access.role();
begin
  if not exists (select from cases."case" c where c.id = which) then return; end if;
  perform set_config('bekal.role', 'system', true);
  return query select t.person from cases."case" c join cases.tie t on t.company_key = c.company_key and t.ended_at is null
    where c.id = which;
  perform set_config('bekal.role', was, true);
end $$;
comment on function cases.tied_of is 'Who may not get a case, to whoever sees the case: which company they are tied to is not said.';
grant execute on function cases.tied_of(uuid) to bekal_app;
