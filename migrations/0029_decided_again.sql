-- 0029  decided again
-- Why    Each month some decisions are decided again by an office elsewhere that does not see the first outcome.
-- Locks  none: new tables.
-- Undo   drop table directions.second_decision, directions.first_decision, directions.sample;

create table directions.sample (
  id       uuid        primary key,
  month    date        not null check (extract(day from month) = 1),
  decision uuid        not null unique,
  office   text        not null,
  step     text        not null check (step in ('verification', 'orientation', 'card')),
  rule_set text        not null references regulations.rule_set (digest),
  facts    jsonb       not null check (jsonb_typeof(facts) = 'object'),
  facts_on date        not null,
  made_at  timestamptz not null
);
comment on table directions.sample is 'A decision to be decided again: its facts without its person, and the office elsewhere that it is given to.';
create index sample_of_office on directions.sample (office, month);
grant select, insert on directions.sample to bekal_app;
alter table directions.sample enable row level security;
alter table directions.sample force row level security;
create policy sample_drawn on directions.sample for insert with check (access.role() = 'system');
create policy sample_seen on directions.sample for select using (
  access.national() or (access.role() in ('counter-officer', 'head-of-office') and office = access.office()));

create table directions.second_decision (
  sample  uuid        primary key references directions.sample,
  outcome text        not null check (outcome in ('approved', 'returned', 'held')),
  rule    text,
  reason  text        not null check (btrim(reason) <> ''),
  person  uuid        not null,
  at      timestamptz not null,
  check ((outcome = 'approved') = (rule is null))
);
comment on table directions.second_decision is 'What an officer elsewhere decided, without knowing the first outcome. It changes no file.';
grant select, insert on directions.second_decision to bekal_app;
alter table directions.second_decision enable row level security;
alter table directions.second_decision force row level security;
create policy second_made on directions.second_decision for insert with check (
  person = access.person() and access.role() in ('counter-officer', 'head-of-office')
  and exists (select from directions.sample s where s.id = sample and s.office = access.office()));
create policy second_seen on directions.second_decision for select using (
  access.national() or exists (select from directions.sample s where s.id = sample and s.office = access.office()));
create trigger second_decision_is_final before update or delete or truncate on directions.second_decision
  for each statement execute function regulations.refuse_change();

create table directions.first_decision (
  sample  uuid   primary key references directions.sample,
  office  text   not null,
  outcome text   not null check (outcome in ('approved', 'returned', 'held')),
  rules   text[] not null
);
comment on table directions.first_decision is 'What was decided first. Whoever decides again cannot read it before they have.';
grant select, insert on directions.first_decision to bekal_app;
alter table directions.first_decision enable row level security;
alter table directions.first_decision force row level security;
create policy first_kept on directions.first_decision for insert with check (access.role() = 'system');
create policy first_seen on directions.first_decision for select using (
  access.national() or exists (select from directions.second_decision s where s.sample = first_decision.sample));
