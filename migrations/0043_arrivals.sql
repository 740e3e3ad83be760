-- 0043  arrivals
-- Why    Hundreds who were sent back arrive at a port with a bad line: each is written down once, whatever is sent twice or cut
--        off, the same person written twice is suggested and never merged, and the office at home knows who comes.
-- Locks  none: new tables only.
-- Undo   drop schema arrivals cascade;

create schema arrivals;
grant usage on schema arrivals to bekal_app;

create table arrivals.event (
  id         uuid        primary key,
  office     text        not null check (btrim(office) <> ''),
  place      text        not null check (btrim(place) <> ''),
  carrier    text        not null check (btrim(carrier) <> ''),
  vessel     text        check (btrim(vessel) <> ''),
  country    text        not null check (country ~ '^[A-Z]{2}$'),
  expected   integer     check (expected between 1 and 100000),
  arrives_on date        not null,
  key        jsonb       not null check (jsonb_typeof(key) = 'object'),
  key_hidden bytea       not null,
  opened_by  uuid        not null,
  opened_at  timestamptz not null
);
comment on table arrivals.event is 'One ship, bus or flight with people who come back. Never changed.';
comment on column arrivals.event.key is 'Public key (JWK): devices close every row with it, and cannot open one again.';
comment on column arrivals.event.key_hidden is 'The private key that opens those rows, hidden.';
create index event_of_office on arrivals.event (office, arrives_on desc, id);

create table arrivals.batch (
  id      uuid        primary key,
  event   uuid        not null references arrivals.event,
  office  text        not null,
  via     text        not null check (via in ('device', 'page', 'file')),
  count   integer     not null check (count > 0),
  root    text        not null check (root ~ '^[0-9a-f]{64}$'),
  person  uuid        not null,
  at      timestamptz not null
);
comment on table arrivals.batch is 'What came in at once. Its Merkle root over salted digests stands in the ledger.';
create index batch_of_event on arrivals.batch (event, id);

create table arrivals.entry (
  id             uuid        primary key,
  event          uuid        not null references arrivals.event,
  batch          uuid        not null references arrivals.batch,
  place          integer     not null check (place >= 0),
  office         text        not null,
  told_hidden    bytea       not null,
  salt           bytea       not null,
  digest         text        not null check (digest ~ '^[0-9a-f]{64}$'),
  sex            text        check (sex in ('female', 'male')),
  needs          text[]      not null,
  signs          text[]      not null,
  document_index bytea,
  person_index   bytea,
  noted_at       timestamptz not null,
  received_at    timestamptz not null,
  entered_by     uuid        not null,
  home           text        check (home ~ '^\d{2}(\d{2})?$'),
  home_office    text,
  worker         uuid,
  "case"         uuid,
  case_number    text,
  handed_at      timestamptz,
  expected_on    date,
  unique (batch, place),
  check ((home is null) = (home_office is null)),
  check (("case" is null) = (case_number is null)),
  check ((handed_at is null) = (expected_on is null)),
  check (handed_at is null or home is not null)
);
comment on table arrivals.entry is 'One line of the intake, under the id its device gave it: kept once. The same person may stand here twice until somebody says so.';
comment on column arrivals.entry.digest is 'Salted SHA-256 of what was told: the leaf of its batch.';
comment on column arrivals.entry.person_index is 'Keyed hash of name, year of birth and home: equal ones are suggested as the same person.';
comment on column arrivals.entry.worker is 'Whose file a document of this number is in, found by Bekal.';
comment on column arrivals.entry.handed_at is 'When the office at home was told that they come.';
create index entry_of_event on arrivals.entry (event, id);
create index entry_coming on arrivals.entry (home_office, expected_on, id) where handed_at is not null;

create table arrivals.verdict (
  one    uuid        not null references arrivals.entry,
  other  uuid        not null references arrivals.entry,
  event  uuid        not null references arrivals.event,
  office text        not null,
  same   boolean     not null,
  person uuid        not null,
  at     timestamptz not null,
  primary key (one, other),
  check (one < other)
);
comment on table arrivals.verdict is 'What an officer said of two lines that look like one person. Both lines stay.';
create index verdict_of_event on arrivals.verdict (event);

grant select, insert on arrivals.event, arrivals.batch, arrivals.entry, arrivals.verdict to bekal_app;
grant update (home, home_office, worker, "case", case_number, handed_at, expected_on) on arrivals.entry to bekal_app;

alter table arrivals.entry enable row level security;
alter table arrivals.entry force row level security;
create policy entry_seen on arrivals.entry for select using (
  access.role() in ('system', 'centre')
  or (access.role() in ('counter-officer', 'head-of-office')
      and (office = access.office() or (home_office = access.office() and handed_at is not null))));
create policy entry_written on arrivals.entry for insert with check (
  access.role() in ('counter-officer', 'head-of-office') and office = access.office() and entered_by = access.person()
  and worker is null and "case" is null and handed_at is null
  and exists (select from arrivals.event e where e.id = event and e.office = access.office()));
create policy entry_changed on arrivals.entry for update using (
  access.role() = 'system'
  or (access.role() in ('counter-officer', 'head-of-office') and office = access.office()));

alter table arrivals.event enable row level security;
alter table arrivals.event force row level security;
create policy event_seen on arrivals.event for select using (
  access.role() in ('system', 'centre', 'auditor')
  or (access.role() in ('counter-officer', 'head-of-office')
      and (office = access.office()
           or exists (select from arrivals.entry n where n.event = event.id and n.home_office = access.office() and n.handed_at is not null))));
create policy event_opened on arrivals.event for insert with check (
  access.role() in ('counter-officer', 'head-of-office') and office = access.office() and opened_by = access.person());
create trigger event_is_final before update or delete or truncate on arrivals.event
  for each statement execute function regulations.refuse_change();

alter table arrivals.batch enable row level security;
alter table arrivals.batch force row level security;
create policy batch_seen on arrivals.batch for select using (
  access.role() in ('system', 'centre', 'auditor')
  or (access.role() in ('counter-officer', 'head-of-office') and office = access.office()));
create policy batch_written on arrivals.batch for insert with check (
  access.role() in ('counter-officer', 'head-of-office') and office = access.office() and person = access.person());
create trigger batch_is_final before update or delete or truncate on arrivals.batch
  for each statement execute function regulations.refuse_change();

alter table arrivals.verdict enable row level security;
alter table arrivals.verdict force row level security;
create policy verdict_seen on arrivals.verdict for select using (
  access.role() in ('system', 'centre')
  or (access.role() in ('counter-officer', 'head-of-office') and office = access.office()));
create policy verdict_written on arrivals.verdict for insert with check (
  access.role() in ('counter-officer', 'head-of-office') and office = access.office() and person = access.person()
  and exists (select from arrivals.entry n where n.id = one and n.event = verdict.event and n.office = access.office())
  and exists (select from arrivals.entry n where n.id = other and n.event = verdict.event and n.office = access.office()));
create trigger verdict_is_final before update or delete or truncate on arrivals.verdict
  for each statement execute function regulations.refuse_change();
create trigger entry_is_kept before delete or truncate on arrivals.entry
  for each statement execute function regulations.refuse_change();
