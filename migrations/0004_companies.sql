-- 0004  companies
-- Why    A worker asks whether a company is real, and an agreement may only be made under a permit that is open.
-- Locks  none: new schema.
-- Undo   drop schema companies cascade;   -- loses the register of companies and permits

create schema companies;
grant usage on schema companies to bekal_app;

create table companies.company (
  id             text  primary key check (id ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  name           text  not null,
  licence        text  not null unique,
  licensed_from  date  not null,
  licensed_until date  not null,
  city           text  not null,
  regency        text  not null check (regency ~ '^\d{4}$'),
  status         text  not null check (status in ('licensed', 'suspended', 'revoked')),
  status_since   date  not null,
  status_ground  jsonb check (status_ground ?& array['id', 'en']),
  check (licensed_from <= licensed_until),
  check ((status = 'licensed') = (status_ground is null))
);
comment on table companies.company is 'Placement companies (P3MI) and their licence (SIP3MI).';
comment on column companies.company.status_ground is 'Why it is suspended or revoked, as people are told.';
create index company_by_name on companies.company using gin (lower(name) gin_trgm_ops);

create table companies.permit (
  number        text primary key,
  company       text not null references companies.company (id),
  country       text not null check (country ~ '^[A-Z]{2}$'),
  job           text not null,
  quota         int  not null check (quota > 0),
  employer_kind text not null check (employer_kind in ('legal-entity', 'household')),
  employer_name text not null,
  valid_from    date not null,
  valid_until   date not null,
  check (valid_from <= valid_until)
);
comment on table companies.permit is 'Recruitment permits (SIP2MI): how many workers a company may place in one job of one country.';
comment on column companies.permit.quota is 'Workers in all; what is left is counted where agreements are kept.';
create index permit_of_company on companies.permit (company, valid_until);
create index permit_of_job on companies.permit (country, job, valid_until);

grant select, insert, update on all tables in schema companies to bekal_app;
