-- 0051  tied
-- Why    An officer who declared a tie to a company still read what was told against it, answered and noted; and the tie was
--        over in the moment they said so. Who is tied reads nothing of it, writes nothing, and stays tied for a time after.
-- Locks  a moment on five tables of cases: policies are added, functions replaced.
-- Undo   drop the policies named *_not_by_the_tied and *_not_to_the_tied below; the functions of 0036 and 0044.

create function access.moment() returns timestamptz language sql stable
  set search_path = '' as $$
  select coalesce(nullif(current_setting('bekal.now', true), '')::timestamptz, now())
$$;
comment on function access.moment() is 'When whoever acts does so, by the clock of Bekal; the clock of the database where nobody said.';
grant execute on function access.moment() to bekal_app;

comment on column cases.tie.ended_at is 'Until when the tie counts: some time after it was said to be over.';

create or replace function cases.tied_to_it(which uuid) returns boolean language sql stable
  set search_path = '' as $$
  select exists (
    select from cases."case" c
    join cases.tie t on t.company_key = c.company_key and (t.ended_at is null or t.ended_at > access.moment())
    where c.id = which and t.person = access.person())
$$;

create or replace function cases.tied_of(which uuid) returns setof uuid language plpgsql
  set search_path = '' as $$
declare
  was text := access.role();
begin
  if not exists (select from cases."case" c where c.id = which) then return; end if;
  perform set_config('bekal.role', 'system', true);
  return query select t.person from cases."case" c
    join cases.tie t on t.company_key = c.company_key and (t.ended_at is null or t.ended_at > access.moment())
    where c.id = which;
  perform set_config('bekal.role', was, true);
end $$;

create policy message_not_to_the_tied on cases.message as restrictive for select using (
  access.role() = 'system' or not cases.tied_to_it("case"));
create policy message_not_by_the_tied on cases.message as restrictive for insert with check (
  access.role() = 'system' or not cases.tied_to_it("case"));
create policy note_not_to_the_tied on cases.note as restrictive for select using (
  access.role() = 'system' or not cases.tied_to_it("case"));
create policy note_not_by_the_tied on cases.note as restrictive for insert with check (
  access.role() = 'system' or not cases.tied_to_it("case"));
create policy contact_not_to_the_tied on cases.contact as restrictive for select using (
  access.role() = 'system' or not cases.tied_to_it("case"));
create policy access_not_to_the_tied on cases.access as restrictive for select using (
  access.role() = 'system' or not cases.tied_to_it("case"));
create policy access_not_by_the_tied on cases.access as restrictive for insert with check (
  access.role() = 'system' or not cases.tied_to_it("case"));
create policy unsafe_not_to_the_tied on cases.unsafe as restrictive for select using (
  access.role() = 'system' or not cases.tied_to_it("case"));
create policy unsafe_not_by_the_tied on cases.unsafe as restrictive for insert with check (
  access.role() = 'system' or not cases.tied_to_it("case"));
