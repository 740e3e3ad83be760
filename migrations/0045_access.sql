-- 0045  access
-- Why    A family that is told nothing calls every office. Whoever a case is about lets somebody see that it is handled, for
--        a time, and takes it back in one tap. Who is not safe gets nothing and learns nothing. Every look is written down.
-- Locks  none: new tables; one column more may be updated.
-- Undo   drop table cases.look, cases.unsafe, cases.access;
--        revoke update (code) on cases."case" from bekal_app;   -- who was let in, and who looked, is lost

create table cases.access (
  id            uuid        primary key,
  "case"        uuid        not null references cases."case",
  kind          text        not null check (kind in ('relative', 'helper')),
  scope         text        not null check (scope in ('state', 'messages', 'write')),
  code          bytea       not null,
  name_hidden   bytea       not null,
  name_index    bytea       not null,
  phone_index   bytea,
  at            timestamptz not null,
  until         timestamptz,
  given_by      text        not null check (given_by in ('reporter', 'mission', 'officer')),
  person        uuid,
  office        text,
  reason_hidden bytea,
  ended_at      timestamptz,
  ended_by      text        check (ended_by in ('reporter', 'officer', 'unsafe')),
  check ((ended_at is null) = (ended_by is null)),
  check ((kind = 'relative') <= (until is not null)),
  check (until <= at + interval '90 days'),
  check ((given_by = 'reporter') = (person is null)),
  check ((given_by = 'reporter') <= (reason_hidden is null)),
  check ((given_by = 'mission') <= (scope = 'state' and reason_hidden is not null))
);
comment on table cases.access is 'Whom the person a case is about lets look at it, how much, and until when. A helper is who told it for them.';
comment on column cases.access.code is 'Keyed hash of the code; the code itself is nowhere.';
comment on column cases.access.name_index is 'Keyed hash of the name, bound to the case: held against those marked as not safe.';
create index access_of_case on cases.access ("case", at);
grant select, insert on cases.access to bekal_app;
grant update (ended_at, ended_by) on cases.access to bekal_app;
alter table cases.access enable row level security;
alter table cases.access force row level security;
create policy access_seen on cases.access for select using (
  access.role() in ('system', 'counter-officer', 'head-of-office', 'centre')
  and exists (select from cases."case" c where c.id = "case"));
create policy access_given on cases.access for insert with check (
  access.role() = 'system'
  or (given_by <> 'reporter' and person = access.person()
    and access.role() in ('counter-officer', 'head-of-office', 'centre')
    and exists (select from cases."case" c where c.id = "case")));
create policy access_ended on cases.access for update
  using (ended_at is null and (access.role() = 'system'
    or (access.role() in ('counter-officer', 'head-of-office', 'centre')
      and exists (select from cases."case" c where c.id = "case"))))
  with check (ended_at is not null);

create table cases.unsafe (
  id          uuid        primary key,
  "case"      uuid        not null references cases."case",
  name_hidden bytea       not null,
  name_index  bytea       not null,
  phone_index bytea,
  at          timestamptz not null,
  person      uuid
);
comment on table cases.unsafe is 'Relatives the person of a case, or an officer, marked as not safe: they get no access, and are told nothing.';
comment on column cases.unsafe.person is 'The officer who marked them; null: the person of the case.';
create index unsafe_of_case on cases.unsafe ("case");
grant select, insert on cases.unsafe to bekal_app;
alter table cases.unsafe enable row level security;
alter table cases.unsafe force row level security;
create policy unsafe_seen on cases.unsafe for select using (
  access.role() in ('system', 'counter-officer', 'head-of-office', 'centre')
  and exists (select from cases."case" c where c.id = "case"));
create policy unsafe_marked on cases.unsafe for insert with check (
  (access.role() = 'system' and person is null)
  or (person = access.person() and access.role() in ('counter-officer', 'head-of-office', 'centre')
    and exists (select from cases."case" c where c.id = "case")));
create trigger unsafe_is_immutable before update or delete or truncate on cases.unsafe
  for each statement execute function regulations.refuse_change();

-- The last word is the database's: a name or a telephone that is marked gets no access, whoever asks.
create function cases.refuse_unsafe() returns trigger language plpgsql set search_path = '' as $$
begin
  if exists (select from cases.unsafe u where u."case" = new."case"
    and (u.name_index = new.name_index or u.phone_index = new.phone_index)) then
    raise exception 'this access cannot be given' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger access_is_safe before insert on cases.access for each row execute function cases.refuse_unsafe();

create table cases.look (
  id     uuid        primary key,
  access uuid        not null references cases.access,
  at     timestamptz not null,
  scope  text        not null
);
comment on table cases.look is 'Every time somebody let in looked at a case or wrote. Never changed; the person of the case sees it.';
create index look_of_access on cases.look (access, at desc);
grant select, insert on cases.look to bekal_app;
alter table cases.look enable row level security;
alter table cases.look force row level security;
create policy look_seen on cases.look for select using (exists (select from cases.access a where a.id = access));
create policy look_noted on cases.look for insert with check (access.role() = 'system');
create trigger look_is_immutable before update or delete or truncate on cases.look
  for each statement execute function regulations.refuse_change();

grant update (code) on cases."case" to bekal_app;
