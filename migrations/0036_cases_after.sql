-- 0036  cases after
-- Why    A case has a life after it is closed: is it still well after a month, how was it handled, and do several of them
--        tell of one company? And nobody handles a case against a company they are tied to.
-- Locks  cases.case, briefly: two columns without a default.
-- Undo   drop table cases.tie, cases.pattern; alter table cases."case" drop column company_key, drop column followed_at;

alter table cases."case" add column company_key text, add column followed_at timestamptz;
comment on column cases."case".company_key is 'The name of the company without its form, marks and capitals: several writings are one company.';
comment on column cases."case".followed_at is 'When the reporter was asked, some time after closing, whether it is still well.';
create index case_of_company_key on cases."case" (company_key, filed_at desc) where company_key is not null;
create index case_to_follow on cases."case" (closed_at) where state = 'closed' and followed_at is null;
grant update (company_key, followed_at) on cases."case" to bekal_app;

create table cases.tie (
  person      uuid        not null,
  company_key text        not null check (company_key <> ''),
  company     text        not null check (btrim(company) <> ''),
  at          timestamptz not null,
  ended_at    timestamptz,
  primary key (person, company_key)
);
comment on table cases.tie is 'What officers declare: a company a relative works for, was worked for, or is owned. They get no case against it.';
grant select, insert on cases.tie to bekal_app;
grant update (company, at, ended_at) on cases.tie to bekal_app;
alter table cases.tie enable row level security;
alter table cases.tie force row level security;
create policy tie_seen on cases.tie for select using (
  access.role() in ('system', 'centre', 'auditor') or person = access.person());
create policy tie_declared on cases.tie for insert with check (
  access.role() in ('counter-officer', 'head-of-office', 'centre') and person = access.person());
create policy tie_changed on cases.tie for update
  using (access.role() in ('counter-officer', 'head-of-office', 'centre') and person = access.person())
  with check (person = access.person());

create function cases.tied_to_it(which uuid) returns boolean language sql stable
  set search_path = '' as $$
  select exists (
    select from cases."case" c join cases.tie t on t.company_key = c.company_key and t.ended_at is null
    where c.id = which and t.person = access.person())
$$;
comment on function cases.tied_to_it is 'Whether whoever acts has declared a tie to the company a case is against.';
grant execute on function cases.tied_to_it(uuid) to bekal_app;
create policy step_not_by_the_tied on cases.step as restrictive for insert with check (
  access.role() = 'system' or step in ('moved', 'sorted') or not cases.tied_to_it("case"));

create table cases.pattern (
  id          uuid        primary key,
  company_key text        not null,
  company     text        not null,
  cases       integer     not null check (cases > 0),
  since       timestamptz not null,
  at          timestamptz not null,
  done_by     uuid,
  done_at     timestamptz,
  said        bytea,
  check ((done_at is null) = (done_by is null) and (done_at is null) = (said is null))
);
comment on table cases.pattern is 'Several cases against one company in a short time: for supervision, until somebody says what was done.';
create index pattern_open on cases.pattern (at) where done_at is null;
grant select, insert on cases.pattern to bekal_app;
grant update (done_by, done_at, said) on cases.pattern to bekal_app;
alter table cases.pattern enable row level security;
alter table cases.pattern force row level security;
create policy pattern_seen on cases.pattern for select using (access.role() in ('system', 'centre', 'auditor'));
create policy pattern_found on cases.pattern for insert with check (
  access.role() in ('system', 'counter-officer', 'head-of-office', 'centre') and done_at is null);
create policy pattern_done on cases.pattern for update using (access.role() = 'centre' and done_at is null)
  with check (done_by = access.person());

create function cases.notice_pattern(which uuid, span interval, fewest integer, new_id uuid, moment timestamptz)
  returns uuid language plpgsql set search_path = '' as $$
declare
  was text := access.role();
  k text;
  n text;
  many integer;
begin
  perform set_config('bekal.role', 'system', true);
  select c.company_key, c.company into k, n from cases."case" c where c.id = which;
  if k is not null then
    perform pg_advisory_xact_lock(hashtextextended(k, 36));
    select count(*) into many from cases."case" c where c.company_key = k and c.filed_at > moment - span;
    if many >= fewest and not exists (
      select from cases.pattern p where p.company_key = k and (p.done_at is null or p.at > moment - span)) then
      insert into cases.pattern (id, company_key, company, cases, since, at)
      values (new_id, k, n, many, moment - span, moment);
      perform set_config('bekal.role', was, true);
      return new_id;
    end if;
  end if;
  perform set_config('bekal.role', was, true);
  return null;
end $$;
comment on function cases.notice_pattern is 'Counts the cases of a company over all offices, which no officer sees, and opens an alert once.';
grant execute on function cases.notice_pattern(uuid, interval, integer, uuid, timestamptz) to bekal_app;
