-- 0007  accounts
-- Why    People who sign in: a NIK or an officer's number, a phone, a one-time code. No password, no e-mail.
-- Locks  none: new schema.
-- Undo   drop schema accounts cascade;

create schema accounts;
grant usage on schema accounts to bekal_app;

create table accounts.account (
  id             uuid        primary key,
  kind           text        not null check (kind in ('citizen', 'officer')),
  name           text        not null check (length(name) between 1 and 120),
  nik_index      bytea       unique,
  officer_number text        unique,
  phone_hidden   bytea       not null,
  phone_index    bytea       not null,
  phone_last4    text        not null check (phone_last4 ~ '^\d{4}$'),
  created_at     timestamptz not null,
  disabled_at    timestamptz,
  check ((kind = 'citizen') = (nik_index is not null)),
  check ((kind = 'officer') = (officer_number is not null))
);
comment on column accounts.account.nik_index is 'Keyed hash of the NIK (blind index): finds it, does not reveal it.';
create index account_by_phone on accounts.account (phone_index);

create table accounts.post (
  id      uuid primary key,
  account uuid not null references accounts.account (id),
  role    text not null check (role in ('village-officer', 'counter-officer', 'head-of-office', 'centre', 'airport-desk', 'auditor')),
  title   text not null,
  office  text,
  village text check (village ~ '^\d{10}$'),
  "from"  date not null,
  until   date,
  check ((role in ('counter-officer', 'head-of-office', 'airport-desk')) = (office is not null)),
  check ((role = 'village-officer') = (village is not null))
);
create index post_of_account on accounts.post (account, "from");
create index post_of_office on accounts.post (office, role);

create table accounts.code (
  id         uuid        primary key,
  purpose    text        not null check (purpose in ('sign-in', 'officer')),
  account    uuid        references accounts.account (id),
  subject    bytea       not null,
  hash       bytea       not null,
  claims     bytea,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  tries      int         not null default 0 check (tries <= 5),
  used_at    timestamptz
);
comment on column accounts.code.subject is 'Keyed hash of whom the code is for (NIK or officer number, or family link); limits are counted on it.';
comment on column accounts.code.claims is 'What was typed at registration, hidden, until the code proves the phone.';
create index code_recent on accounts.code (subject, created_at desc);

create table accounts.session (
  id         uuid        primary key,
  token      bytea       not null unique,
  account    uuid        not null references accounts.account (id),
  post       uuid        references accounts.post (id),
  csrf       text        not null,
  created_at timestamptz not null,
  seen_at    timestamptz not null,
  ends_at    timestamptz not null,
  ended_at   timestamptz
);
comment on column accounts.session.token is 'SHA-256 of the cookie; the cookie itself is nowhere.';
create index session_of_account on accounts.session (account, created_at desc);

grant select, insert on accounts.account, accounts.post, accounts.code, accounts.session to bekal_app;
grant delete on accounts.code, accounts.session to bekal_app;
grant update (name, phone_hidden, phone_index, phone_last4, disabled_at) on accounts.account to bekal_app;
grant update (until) on accounts.post to bekal_app;
grant update (tries, used_at) on accounts.code to bekal_app;
grant update (seen_at, ended_at) on accounts.session to bekal_app;

alter table accounts.account enable row level security;
alter table accounts.account force row level security;
create policy account_of_self on accounts.account for select using (id = access.person() or access.national());
create policy account_of_colleague on accounts.account for select using (
  kind = 'officer' and access.role() in ('counter-officer', 'head-of-office')
  and exists (select from accounts.post p where p.account = account.id and p.office = access.office()));
create policy account_by_system on accounts.account for all using (access.role() = 'system') with check (access.role() = 'system');

alter table accounts.post enable row level security;
alter table accounts.post force row level security;
create policy post_seen on accounts.post for select using (
  account = access.person() or access.national()
  or (access.role() in ('counter-officer', 'head-of-office') and office = access.office()));
create policy post_by_system on accounts.post for all using (access.role() = 'system') with check (access.role() = 'system');

alter table accounts.code enable row level security;
alter table accounts.code force row level security;
create policy code_by_system on accounts.code for all using (access.role() = 'system') with check (access.role() = 'system');

alter table accounts.session enable row level security;
alter table accounts.session force row level security;
create policy session_by_system on accounts.session for all using (access.role() = 'system') with check (access.role() = 'system');
