-- 0033  cases
-- Why    A complaint cannot disappear: one case for every door, one conversation that is never closed to replies, a clock
--        from a rule, and a filing whose digest stands in the ledger.
-- Locks  none: new schema.
-- Undo   drop schema cases cascade;

create schema cases;
grant usage on schema cases to bekal_app;

create table cases.numbering (
  year integer primary key,
  last integer not null check (last > 0)
);
comment on table cases.numbering is 'The last number given to a case in a year.';
grant select, insert, update on cases.numbering to bekal_app;

create table cases."case" (
  id               uuid        primary key,
  number           text        not null unique,
  category         text        not null,
  signs            jsonb       not null default '[]' check (jsonb_typeof(signs) = 'array'),
  level            text        not null check (level in ('danger', 'serious', 'ordinary')),
  level_why        text        check (btrim(level_why) <> ''),
  country          text        check (country ~ '^[A-Z]{2}$'),
  origin           text        check (origin ~ '^\d{2}(\d{2})?$'),
  place_hidden     bytea,
  channel          text        not null check (channel in ('page', 'whatsapp', 'sms', 'email', 'phone', 'letter', 'walk-in')),
  filed_by         text        not null check (filed_by in ('self', 'family', 'helper')),
  language         text        not null,
  worker           uuid,
  entered_by       uuid,
  code             bytea       not null,
  salt             bytea       not null check (length(salt) = 16),
  filing           text        not null check (filing ~ '^[0-9a-f]{64}$'),
  office           text,
  handler          uuid,
  reported         text        not null default 'other' check (reported in ('placing-company', 'own-company', 'other')),
  company          text,
  state            text        not null default 'filed' check (state in ('filed', 'asked', 'open', 'proposed', 'closed')),
  asked            text        check (asked in ('papers', 'clarity')),
  answer_due_on    date,
  ground           text,
  confirmed        boolean     not null default false,
  watcher          uuid,
  receiver         text,
  filed_at         timestamptz not null,
  complete_at      timestamptz,
  reporter_at      timestamptz not null,
  office_at        timestamptz,
  unread_since     timestamptz,
  alarmed_at       timestamptz,
  told_unsolved_at timestamptz,
  due_at           timestamptz,
  closed_at        timestamptz,
  reopened         integer     not null default 0,
  version          integer     not null default 1,
  check ((state = 'closed') = (closed_at is not null)),
  check ((state = 'closed') = (ground is not null)),
  check ((state = 'asked') = (asked is not null)),
  check (not confirmed or ground = 'settled')
);
comment on table cases."case" is 'One complaint or protection case, whatever door it came through.';
comment on column cases."case".office is 'The office that has it; null: the centre.';
comment on column cases."case".worker is 'Whose account it was filed from, when they were signed in and did not choose to stay unnamed.';
comment on column cases."case".code is 'Keyed hash of the code on the receipt; the code itself is nowhere.';
comment on column cases."case".filing is 'SHA-256 of what was filed, salted: it stands in the ledger, and dropping or altering the case is exposed by the receipt.';
comment on column cases."case".reporter_at is 'When the reporter was last heard.';
comment on column cases."case".unread_since is 'Since when something of the reporter waits to be read by an officer.';
comment on column cases."case".alarmed_at is 'When the silence was last told to somebody higher.';
create index case_of_office on cases."case" (office, due_at) where state <> 'closed';
create index case_of_worker on cases."case" (worker, filed_at desc) where worker is not null;
create index case_by_time on cases."case" (filed_at desc);
create index case_unread on cases."case" (unread_since) where unread_since is not null;
create index case_of_company on cases."case" (company, filed_at desc) where company is not null;
grant select, insert on cases."case" to bekal_app;
grant update (category, signs, level, level_why, office, handler, reported, company, state, asked, answer_due_on, ground,
  confirmed, watcher, receiver, complete_at, reporter_at, office_at, unread_since, alarmed_at, told_unsolved_at, due_at,
  closed_at, reopened, version) on cases."case" to bekal_app;
alter table cases."case" enable row level security;
alter table cases."case" force row level security;
create policy case_seen on cases."case" for select using (
  access.national() or worker = access.person()
  or (access.role() in ('counter-officer', 'head-of-office') and office = access.office()));
create policy case_filed on cases."case" for insert with check (
  state = 'filed' and (access.role() = 'system'
    or (access.role() in ('counter-officer', 'head-of-office', 'centre') and entered_by = access.person())));
create policy case_moves on cases."case" for update
  using (access.role() in ('system', 'centre')
    or (access.role() in ('counter-officer', 'head-of-office') and office = access.office()))
  with check (access.role() in ('system', 'centre', 'counter-officer', 'head-of-office'));

create function cases.hand_over(which uuid, to_office text) returns void language plpgsql
  set search_path = '' as $$
declare
  was text := access.role();
begin
  if was not in ('head-of-office', 'centre', 'system')
    or (was = 'head-of-office' and not exists (
      select from cases."case" c where c.id = which and c.office = access.office())) then
    raise exception 'this case is not yours to move' using errcode = 'insufficient_privilege';
  end if;
  perform set_config('bekal.role', 'system', true);
  update cases."case" set office = to_office where id = which;
  perform set_config('bekal.role', was, true);
end $$;
comment on function cases.hand_over is 'Moves a case to another office. An office does not see it afterwards, which row security would refuse it.';
grant execute on function cases.hand_over(uuid, text) to bekal_app;

create table cases.contact (
  "case"         uuid  primary key references cases."case",
  channel        text  check (channel in ('whatsapp', 'sms', 'email')),
  address_hidden bytea,
  address_index  bytea,
  name_hidden    bytea,
  hours_hidden   bytea,
  check ((channel is null) = (address_hidden is null)),
  check ((address_hidden is null) = (address_index is null))
);
comment on table cases.contact is 'How the reporter can be reached, as far as they said. No row: they stay unnamed.';
create index contact_by_address on cases.contact (address_index) where address_index is not null;
grant select, insert on cases.contact to bekal_app;
alter table cases.contact enable row level security;
alter table cases.contact force row level security;
create policy contact_seen on cases.contact for select using (
  exists (select from cases."case" c where c.id = "case" and access.role() <> 'auditor'));
create policy contact_noted on cases.contact for insert with check (
  access.role() in ('system', 'counter-officer', 'head-of-office', 'centre'));

create table cases.message (
  id       uuid        primary key,
  "case"   uuid        not null references cases."case",
  seq      integer     not null check (seq > 0),
  at       timestamptz not null,
  side     text        not null check (side in ('reporter', 'office')),
  channel  text        not null,
  person   uuid,
  office   text,
  body     bytea       not null,
  files    jsonb       not null default '[]' check (jsonb_typeof(files) = 'array'),
  digest   text        not null check (digest ~ '^[0-9a-f]{64}$'),
  external text        unique,
  unique ("case", seq),
  check ((side = 'office') <= (person is not null))
);
comment on table cases.message is 'The one conversation of a case, in order. Never changed.';
comment on column cases.message.digest is 'SHA-256 over the case, the place in the conversation, what was said and the files: it stands in the ledger.';
comment on column cases.message.external is 'The id a provider gave it: the same one twice is once.';
grant select, insert on cases.message to bekal_app;
alter table cases.message enable row level security;
alter table cases.message force row level security;
create policy message_seen on cases.message for select using (
  exists (select from cases."case" c where c.id = "case" and access.role() <> 'auditor'));
create policy message_written on cases.message for insert with check (
  access.role() = 'system'
  or (access.role() in ('counter-officer', 'head-of-office', 'centre')
    and (side = 'reporter' or person = access.person())));
create trigger message_is_immutable before update or delete or truncate on cases.message
  for each statement execute function regulations.refuse_change();

create table cases.note (
  id     uuid        primary key,
  "case" uuid        not null references cases."case",
  at     timestamptz not null,
  person uuid        not null,
  body   bytea       not null
);
comment on table cases.note is 'What officers tell each other of a case. No way leads from here to a reporter.';
create index note_of_case on cases.note ("case", at);
grant select, insert on cases.note to bekal_app;
alter table cases.note enable row level security;
alter table cases.note force row level security;
create policy note_seen on cases.note for select using (
  access.role() in ('system', 'counter-officer', 'head-of-office', 'centre')
  and exists (select from cases."case" c where c.id = "case"));
create policy note_written on cases.note for insert with check (person = access.person()
  and access.role() in ('counter-officer', 'head-of-office', 'centre'));
create trigger note_is_immutable before update or delete or truncate on cases.note
  for each statement execute function regulations.refuse_change();

create table cases.step (
  id     uuid        primary key,
  "case" uuid        not null references cases."case",
  at     timestamptz not null,
  step   text        not null check (btrim(step) <> ''),
  person uuid,
  office text,
  data   jsonb       not null default '{}' check (jsonb_typeof(data) = 'object'),
  said   bytea
);
comment on table cases.step is 'What was done to a case, by whom and when; the reporter sees it. Never changed.';
comment on column cases.step.said is 'Minutes, a commitment, a reason: hidden.';
create index step_of_case on cases.step ("case", at);
grant select, insert on cases.step to bekal_app;
alter table cases.step enable row level security;
alter table cases.step force row level security;
create policy step_seen on cases.step for select using (exists (select from cases."case" c where c.id = "case"));
create policy step_noted on cases.step for insert with check (
  access.role() = 'system' or (person = access.person()
    and access.role() in ('counter-officer', 'head-of-office', 'centre')));
create trigger step_is_immutable before update or delete or truncate on cases.step
  for each statement execute function regulations.refuse_change();
