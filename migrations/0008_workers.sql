-- 0008  workers
-- Why    The worker's own file: identity, family, documents verified once and valid everywhere until they expire.
-- Locks  none: new schema.
-- Undo   drop schema workers cascade;   -- loses people's files

create schema workers;
grant usage on schema workers to bekal_app;

create table workers.worker (
  id             uuid        primary key,
  name           text        not null check (length(name) between 1 and 120),
  name_key       text        not null,
  nik_hidden     bytea       not null,
  nik_index      bytea       not null unique,
  nik_last4      text        not null check (nik_last4 ~ '^\d{4}$'),
  phone_hidden   bytea       not null,
  phone_last4    text        not null check (phone_last4 ~ '^\d{4}$'),
  birth_date     date        not null,
  sex            text        not null check (sex in ('female', 'male')),
  birth_place    text,
  marital_status text        check (marital_status in ('single', 'married', 'divorced', 'widowed')),
  education      text        check (education in ('none', 'sd', 'smp', 'sma', 'd3', 's1')),
  village        text        check (village ~ '^\d{10}$'),
  address_hidden bytea,
  photo          uuid,
  created_at     timestamptz not null,
  changed_at     timestamptz not null
);
comment on column workers.worker.name_key is 'The name as it is searched: lower case, old spellings and Moh./Muhammad made one.';
create index worker_by_name on workers.worker using gin (name_key gin_trgm_ops);

create table workers.document (
  id            uuid        primary key,
  worker        uuid        not null references workers.worker (id),
  kind          text        not null,
  state         text        not null check (state in ('uploaded', 'verified', 'returned', 'replaced')),
  source        text        not null check (source in ('upload', 'family', 'issued')),
  file          text,
  mime          text,
  size          int,
  pages         int,
  sha256        text        check (sha256 ~ '^[0-9a-f]{64}$'),
  number_hidden bytea,
  number_index  bytea,
  number_last4  text,
  issued_on     date,
  valid_until   date,
  uploaded_at   timestamptz not null,
  uploaded_by   uuid        not null,
  reviewed_at   timestamptz,
  reviewed_by   uuid,
  review_reason text,
  check ((source = 'upload') = (file is not null)),
  check (state in ('uploaded', 'replaced') or reviewed_at is not null)
);
comment on table workers.document is 'A document of a worker. Verified once, it is valid in every office and step until valid_until.';
create unique index document_current on workers.document (worker, kind) where state <> 'replaced';
create index document_by_number on workers.document (number_index) where number_index is not null;

create table workers.family_member (
  id           uuid        primary key,
  worker       uuid        not null references workers.worker (id),
  name         text        not null check (length(name) between 1 and 120),
  relation     text        not null check (relation in ('spouse', 'parent', 'guardian', 'child', 'sibling')),
  phone_hidden bytea       not null,
  phone_last4  text        not null check (phone_last4 ~ '^\d{4}$'),
  link         bytea       not null unique,
  village      text        not null check (village ~ '^\d{10}$'),
  asked_at     timestamptz not null,
  answered_at  timestamptz,
  answer       text        check (answer in ('permits', 'refuses')),
  witnessed_at timestamptz,
  witnessed_by uuid,
  ended_at     timestamptz,
  check ((answered_at is null) = (answer is null)),
  check ((witnessed_at is null) = (witnessed_by is null))
);
comment on column workers.family_member.link is 'Keyed hash of the secret link the family member opens.';
comment on column workers.family_member.witnessed_at is 'When the village officer confirmed it face to face.';
create index family_of_worker on workers.family_member (worker, asked_at desc);
create index family_of_village on workers.family_member (village, asked_at) where witnessed_at is null and ended_at is null;

create table workers.served_by (
  worker uuid not null references workers.worker (id),
  office text not null,
  since  timestamptz not null,
  primary key (worker, office)
);
comment on table workers.served_by is 'Offices that serve this worker; kept by higher modules through the door, so that no policy looks up.';

grant select, insert on workers.worker, workers.document, workers.family_member, workers.served_by to bekal_app;
grant update (name, name_key, phone_hidden, phone_last4, birth_place, marital_status, education, village, address_hidden, photo, changed_at) on workers.worker to bekal_app;
grant update (state, number_hidden, number_index, number_last4, issued_on, valid_until, reviewed_at, reviewed_by, review_reason) on workers.document to bekal_app;
grant update (answered_at, answer, witnessed_at, witnessed_by, ended_at) on workers.family_member to bekal_app;

create function workers.visible(worker uuid) returns boolean language sql stable
  return access.national()
      or worker = access.person()
      or (access.role() in ('counter-officer', 'head-of-office')
          and exists (select from workers.served_by s where s.worker = visible.worker and s.office = access.office()))
      or (access.role() = 'village-officer'
          and exists (select from workers.family_member f where f.worker = visible.worker and f.village = access.village() and f.ended_at is null))
      or (access.role() = 'family'
          and exists (select from workers.family_member f where f.worker = visible.worker and f.id = access.person() and f.ended_at is null));
comment on function workers.visible is 'Whether the actor of this transaction may see this worker at all.';

alter table workers.worker enable row level security;
alter table workers.worker force row level security;
create policy worker_seen on workers.worker for select using (workers.visible(id));
create policy worker_changed on workers.worker for update using (workers.visible(id));
create policy worker_made on workers.worker for insert with check (access.role() = 'system' or id = access.person());

alter table workers.document enable row level security;
alter table workers.document force row level security;
create policy document_seen on workers.document for select using (
  workers.visible(worker) and access.role() not in ('village-officer', 'family'));
create policy document_changed on workers.document for update using (workers.visible(worker));
create policy document_made on workers.document for insert with check (workers.visible(worker));

alter table workers.family_member enable row level security;
alter table workers.family_member force row level security;
create policy family_seen on workers.family_member for select using (
  access.national() or worker = access.person() or id = access.person()
  or (access.role() = 'village-officer' and village = access.village())
  or (access.role() in ('counter-officer', 'head-of-office')
      and exists (select from workers.served_by s where s.worker = family_member.worker and s.office = access.office())));
create policy family_answered on workers.family_member for update using (
  access.role() = 'system' or worker = access.person() or id = access.person()
  or (access.role() = 'village-officer' and village = access.village()));
create policy family_asked on workers.family_member for insert with check (access.role() = 'system' or worker = access.person());

alter table workers.served_by enable row level security;
alter table workers.served_by force row level security;
create policy served_seen on workers.served_by for select using (
  access.national() or worker = access.person() or office = access.office());
create policy served_made on workers.served_by for insert with check (
  access.role() = 'system' or worker = access.person() or office = access.office());
