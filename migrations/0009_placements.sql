-- 0009  placements
-- Why    An application under a scheme, from draft to card; its decisions, orientation and promises.
-- Locks  none: new schema.
-- Undo   drop schema placements cascade;   -- loses applications, decisions and cards

create schema placements;
grant usage on schema placements to bekal_app;

create table placements.file_number (
  office text not null,
  year   int  not null,
  last   int  not null,
  primary key (office, year)
);

create table placements.application (
  id              uuid        primary key,
  number          text        not null unique,
  worker          uuid        not null,
  worker_name     text        not null,
  name_key        text        not null,
  phone_last4     text        not null check (phone_last4 ~ '^\d{4}$'),
  scheme          text        not null,
  country         text        not null check (country ~ '^[A-Z]{2}$'),
  job             text        not null,
  sector          text        not null,
  employer        text        not null check (employer in ('legal-entity', 'household')),
  employer_name   text,
  company         text,
  contract_months int         check (contract_months between 1 and 120),
  lowest_position boolean,
  purpose         text        not null default 'new' check (purpose in ('new', 'extension', 'return')),
  province        text        not null check (province ~ '^\d{2}$'),
  village         text        not null check (village ~ '^\d{10}$'),
  office          text        not null,
  state           text        not null check (state in ('draft', 'submitted', 'returned', 'held', 'verified', 'scheduled', 'oriented', 'issued', 'departed', 'withdrawn', 'refused', 'revoked')),
  since           timestamptz not null,
  created_at      timestamptz not null,
  submitted_at    timestamptz,
  assigned_to     uuid,
  due_at          timestamptz,
  clean           text        not null default 'unchecked' check (clean in ('unchecked', 'match', 'differs', 'corrected', 'unclear')),
  differences     int         not null default 0,
  held_ground     text,
  answers         jsonb       not null default '{}',
  version         int         not null default 1,
  check ((state = 'held') = (held_ground is not null)),
  check (state = 'draft' or submitted_at is not null or state = 'withdrawn')
);
comment on column placements.application.due_at is 'End of the running promise, or null when none runs; a copy of the clock for the queue.';
comment on column placements.application.clean is 'What the automatic comparison with official data found.';
comment on column placements.application.answers is 'Facts only this application asks (scheme questions), as answered.';
create index application_queue on placements.application (office, due_at, id) where due_at is not null;
create index application_of_worker on placements.application (worker, created_at desc);
create index application_of_officer on placements.application (assigned_to, due_at) where assigned_to is not null;
create index application_by_name on placements.application using gin (name_key gin_trgm_ops);
create index application_by_state on placements.application (office, state, since);
create unique index application_open on placements.application (worker)
  where state in ('draft', 'submitted', 'returned', 'held', 'verified', 'scheduled', 'oriented');

create table placements.event (
  id          uuid        primary key,
  application uuid        not null references placements.application (id),
  at          timestamptz not null,
  type        text        not null,
  role        text        not null,
  actor       uuid,
  office      text,
  data        jsonb       not null
);
comment on table placements.event is 'What happened to an application, in order. Append-only.';
create index event_of_application on placements.event (application, at, id);

create table placements.decision (
  id          uuid        primary key,
  application uuid        not null references placements.application (id),
  kind        text        not null check (kind in ('verification', 'hold', 'orientation', 'card', 'revocation')),
  outcome     text        not null check (outcome in ('approved', 'returned', 'held', 'released', 'issued', 'refused', 'revoked')),
  at          timestamptz not null,
  officer     uuid,
  office      text        not null,
  decided_on  date        not null,
  rule_set    text        not null references regulations.rule_set (digest),
  facts       jsonb       not null check (jsonb_typeof(facts) = 'object'),
  findings    jsonb       not null check (jsonb_typeof(findings) = 'array' and jsonb_array_length(findings) > 0),
  citations   text[]      not null check (cardinality(citations) > 0 and array_position(citations, null) is null and '' <> all (citations)),
  items       jsonb       not null default '[]',
  digest      text        not null check (digest ~ '^[0-9a-f]{64}$')
);
comment on table placements.decision is 'A decision and all it stood on. Without findings, rule set and citation it cannot be stored (UU 18/2017 Pasal 70, 84).';
comment on column placements.decision.items is 'The items it names: what to correct, and why, each with its citation.';
comment on column placements.decision.digest is 'SHA-256 of the record in canonical form; stands in the ledger.';
create index decision_of_application on placements.decision (application, at, id);
create index decision_by_rule_set on placements.decision (rule_set, id);

create table placements.orientation (
  id        uuid        primary key,
  office    text        not null,
  place     text        not null check (length(place) between 3 and 200),
  starts_at timestamptz not null,
  ends_at   timestamptz not null check (ends_at > starts_at),
  capacity  int         not null check (capacity between 1 and 500),
  taken     int         not null default 0 check (taken between 0 and capacity),
  cancelled_at timestamptz
);
comment on column placements.orientation.taken is 'Seats given; the check keeps the last seat from being given twice.';
create index orientation_ahead on placements.orientation (office, starts_at, id);

create table placements.seat (
  orientation uuid        not null references placements.orientation (id),
  application uuid        not null references placements.application (id),
  given_at    timestamptz not null,
  result      text        check (result in ('attended', 'absent')),
  noted_at    timestamptz,
  noted_by    uuid,
  freed_at    timestamptz,
  primary key (orientation, application),
  check ((result is null) = (noted_at is null))
);
create unique index seat_of_application on placements.seat (application) where freed_at is null and result is distinct from 'absent';

create table placements.card (
  id          uuid        primary key,
  application uuid        not null unique references placements.application (id),
  worker      uuid        not null,
  number      text        not null unique,
  decision    uuid        not null references placements.decision (id),
  code        text        not null,
  key_id      text        not null,
  valid_from  date        not null,
  valid_until date        not null check (valid_until > valid_from),
  issued_at   timestamptz not null,
  revoked_at  timestamptz,
  revoked_by  uuid        references placements.decision (id),
  check ((revoked_at is null) = (revoked_by is null))
);
comment on column placements.card.code is 'The signed text of the QR.';
create index card_revoked on placements.card (revoked_at) where revoked_at is not null;
create index card_of_worker on placements.card (worker, issued_at desc);

create table placements.reader (
  application uuid        not null references placements.application (id),
  officer     uuid        not null,
  name        text        not null,
  opened_at   timestamptz not null,
  seen_at     timestamptz not null,
  primary key (application, officer)
);
comment on table placements.reader is 'Who has a file open now, so that two officers on one file see each other.';

create table placements.filter (
  id      uuid        primary key,
  officer uuid        not null,
  office  text        not null,
  name    text        not null check (length(name) between 1 and 60),
  query   text        not null check (length(query) <= 500),
  shared  boolean     not null default false,
  at      timestamptz not null
);
create index filter_of_officer on placements.filter (officer, name, id);

grant select, insert, update on placements.file_number to bekal_app;
grant select, insert on placements.application, placements.event, placements.decision, placements.orientation, placements.seat, placements.card to bekal_app;
grant select, insert, delete on placements.reader, placements.filter to bekal_app;
grant update (seen_at) on placements.reader to bekal_app;
grant update (scheme, country, job, sector, employer, employer_name, company, contract_months, lowest_position, purpose, province, village, office, state, since, submitted_at, assigned_to, due_at, clean, differences, held_ground, answers, version, worker_name, name_key, phone_last4) on placements.application to bekal_app;
grant update (taken, cancelled_at, place, starts_at, ends_at, capacity) on placements.orientation to bekal_app;
grant update (result, noted_at, noted_by, freed_at) on placements.seat to bekal_app;
grant update (revoked_at, revoked_by) on placements.card to bekal_app;

create function placements.serves(office text) returns boolean language sql stable
  return access.national() or (access.role() in ('counter-officer', 'head-of-office') and serves.office = access.office());
comment on function placements.serves is 'Whether the actor is an officer of this office, or sees the whole country.';

alter table placements.application enable row level security;
alter table placements.application force row level security;
create policy application_seen on placements.application for select using (
  placements.serves(office) or worker = access.person()
  or (access.role() = 'village-officer' and village = access.village())
  or (access.role() = 'family' and exists (select from workers.family_member f where f.worker = application.worker and f.id = access.person() and f.ended_at is null)));
create policy application_made on placements.application for insert with check (worker = access.person() or placements.serves(office));
create policy application_changed on placements.application for update using (worker = access.person() or placements.serves(office));

create function placements.of(id uuid) returns boolean language sql stable
  return exists (select from placements.application a where a.id = of.id);
comment on function placements.of is 'Whether the actor sees this application (through its own policy).';

alter table placements.event enable row level security;
alter table placements.event force row level security;
create policy event_seen on placements.event for select using (placements.of(application));
create policy event_made on placements.event for insert with check (placements.of(application));

alter table placements.decision enable row level security;
alter table placements.decision force row level security;
create policy decision_seen on placements.decision for select using (placements.of(application));
create policy decision_made on placements.decision for insert with check (placements.serves(office));

alter table placements.seat enable row level security;
alter table placements.seat force row level security;
create policy seat_seen on placements.seat for select using (placements.of(application));
create policy seat_given on placements.seat for insert with check (placements.of(application));
create policy seat_changed on placements.seat for update using (placements.of(application));

alter table placements.card enable row level security;
alter table placements.card force row level security;
create policy card_seen on placements.card for select using (placements.of(application) or access.role() = 'airport-desk');
create policy card_made on placements.card for insert with check (placements.of(application));
create policy card_changed on placements.card for update using (placements.of(application));

alter table placements.reader enable row level security;
alter table placements.reader force row level security;
create policy reader_all on placements.reader for all using (placements.of(application)) with check (placements.of(application));

alter table placements.filter enable row level security;
alter table placements.filter force row level security;
create policy filter_seen on placements.filter for select using (officer = access.person() or (shared and office = access.office()));
create policy filter_own on placements.filter for all using (officer = access.person()) with check (officer = access.person());
