-- 0003  offices
-- Why    Where people live, which office answers for them and when it is open; every file and promise refers to it.
-- Locks  none: new schema.
-- Undo   drop schema offices cascade;   -- loses only reference data and closures of offices; the rest is loaded again

create schema offices;
grant usage on schema offices to bekal_app;

create table offices.loaded (
  part   text        primary key,
  digest text        not null,
  at     timestamptz not null
);
comment on table offices.loaded is 'Which shipped reference data is in these tables, so that a start loads only what changed.';

create table offices.province (
  code text primary key check (code ~ '^\d{2}$'),
  name text not null
);
create table offices.regency (
  code     text primary key check (code ~ '^\d{4}$'),
  province text generated always as (left(code, 2)) stored references offices.province (code),
  name     text not null
);
create table offices.district (
  code    text primary key check (code ~ '^\d{6}$'),
  regency text generated always as (left(code, 4)) stored references offices.regency (code),
  name    text not null
);
create table offices.village (
  code     text primary key check (code ~ '^\d{10}$'),
  district text generated always as (left(code, 6)) stored references offices.district (code),
  name     text not null
);
comment on table offices.village is 'Desa and kelurahan of the Kemendagri register. A parent''s code is the beginning of its children''s.';
create index regency_of_province on offices.regency (province);
create index district_of_regency on offices.district (regency);
create index village_of_district on offices.village (district);

create table offices.office (
  id         text     primary key check (id ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  kind       text     not null check (kind in ('bp3mi', 'p4mi', 'mission', 'airport-desk')),
  name       jsonb    not null check (name ?& array['id', 'en']),
  city       text     not null,
  address    text,
  zone       text     not null,
  prefix     text     unique check (prefix ~ '^[A-Z]{3}$'),
  parent     text     references offices.office (id),
  country    text     check (country ~ '^[A-Z]{2}$'),
  point      text     check (point ~ '^[A-Z]{3}$'),
  regencies  text[]   not null default '{}',
  opens      text     not null check (opens ~ '^\d{2}:\d{2}$'),
  closes     text     not null check (closes ~ '^\d{2}:\d{2}$'),
  weekdays   int[]    not null check (weekdays <@ array[1, 2, 3, 4, 5, 6, 7] and cardinality(weekdays) > 0),
  observes   text     not null check (observes in ('national', 'host', 'none')),
  confidence text     not null check (confidence in ('verified', 'likely', 'to-confirm')),
  check (opens < closes),
  check ((kind = 'bp3mi') = (prefix is not null)),
  check ((kind in ('p4mi', 'airport-desk')) = (parent is not null)),
  check ((kind = 'mission') = (country is not null))
);
comment on column offices.office.id is 'A stable slug, e.g. bp3mi-jawa-timur.';
comment on column offices.office.regencies is 'Regencies whose people a P4MI is near to.';
comment on column offices.office.weekdays is 'ISO weekdays on which it is open, 1 (Monday) to 7 (Sunday).';
comment on column offices.office.observes is 'Whose holidays close it: Indonesia''s, its host country''s (not held here), or none.';

create table offices.service_area (
  province   text primary key references offices.province (code),
  office     text not null references offices.office (id),
  zone       text not null,
  confidence text not null check (confidence in ('verified', 'likely', 'to-confirm'))
);
comment on table offices.service_area is 'Which BP3MI answers for a province. 15 provinces have none of their own: never read province = office.';
create index service_area_of_office on offices.service_area (office);

create table offices.calendar_year (
  year       int     primary key check (year between 2007 and 2200),
  confirmed  boolean not null,
  confidence text    not null check (confidence in ('verified', 'likely', 'to-confirm')),
  source     text    not null
);
comment on column offices.calendar_year.confirmed is 'Fixed by decree of the ministers. Otherwise it holds only fixed dates, and a clock that runs into it is provisional.';

create table offices.calendar_day (
  on_day date  not null,
  office text  references offices.office (id),
  kind   text  not null check (kind in ('holiday', 'collective-leave', 'closure')),
  name   jsonb not null check (name ?& array['id', 'en']),
  unique nulls not distinct (on_day, office),
  check ((office is not null) = (kind = 'closure'))
);
comment on table offices.calendar_day is 'Days on which offices are closed; with an office, only that one.';
create index calendar_day_of_office on offices.calendar_day (office, on_day);

grant select, insert, update on all tables in schema offices to bekal_app;
grant delete on offices.calendar_day to bekal_app;
