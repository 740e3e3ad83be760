-- 0026  directions
-- Why    An officer in doubt asks the centre; the answer is a ruling that every office reads before it decides, and how
--        alike offices decide is counted.
-- Locks  placements.decision: a moment, for a column with a constant default.
-- Undo   drop schema directions cascade; alter table placements.decision drop column rulings;

create schema directions;
grant usage on schema directions to bekal_app;

create table directions.numbering (
  kind text    not null check (kind in ('question', 'ruling')),
  year integer not null,
  last integer not null check (last > 0),
  primary key (kind, year)
);
comment on table directions.numbering is 'The last number given to a question and to a ruling in a year.';
grant select, insert, update on directions.numbering to bekal_app;

create table directions.ruling (
  id          uuid        primary key,
  number      text        not null unique,
  question    text        not null check (btrim(question) <> ''),
  answer      text        not null check (btrim(answer) <> ''),
  step        text        not null check (step in ('verification', 'orientation', 'card')),
  rule        text        not null,
  citation    text        not null check (btrim(citation) <> ''),
  rule_set    text        not null references regulations.rule_set (digest),
  law         text        not null check (law ~ '^[0-9a-f]{64}$'),
  facts       jsonb       not null check (jsonb_typeof(facts) = 'object'),
  facts_on    date        not null,
  effect      text        not null check (effect in ('met', 'unmet', 'explains')),
  directorate text        not null,
  drafted_by  uuid        not null,
  reviewed_by uuid        not null,
  signed_by   uuid        not null,
  signed_at   timestamptz not null,
  valid_from  date        not null,
  valid_until date,
  check (drafted_by <> reviewed_by and drafted_by <> signed_by and reviewed_by <> signed_by),
  check (valid_until is null or valid_until >= valid_from)
);
comment on table directions.ruling is 'What the centre answered, for every office and everybody; of nobody. Never changed.';
comment on column directions.ruling.law is 'Digest of what binds in its rule as it stood: when the rule changes, the ruling no longer counts.';
comment on column directions.ruling.facts is 'The facts the rule reads, without anything that tells who it was.';
create index ruling_by_rule on directions.ruling (rule, signed_at desc);
create index ruling_by_time on directions.ruling (signed_at desc);
grant select, insert on directions.ruling to bekal_app;
alter table directions.ruling enable row level security;
alter table directions.ruling force row level security;
create policy ruling_read on directions.ruling for select using (true);
create policy ruling_signed on directions.ruling for insert with check (
  access.role() = 'system' or (access.role() = 'centre' and signed_by = access.person()));
create trigger ruling_is_immutable before update or delete or truncate on directions.ruling
  for each statement execute function regulations.refuse_change();

create table directions.withdrawal (
  ruling       uuid        primary key references directions.ruling,
  at           timestamptz not null,
  withdrawn_by uuid        not null,
  reason       text        not null check (btrim(reason) <> '')
);
comment on table directions.withdrawal is 'Rulings that no longer count, and why. They stay readable.';
grant select, insert on directions.withdrawal to bekal_app;
alter table directions.withdrawal enable row level security;
alter table directions.withdrawal force row level security;
create policy withdrawal_read on directions.withdrawal for select using (true);
create policy withdrawal_made on directions.withdrawal for insert with check (access.role() in ('centre', 'system'));
create trigger withdrawal_is_final before update or delete or truncate on directions.withdrawal
  for each statement execute function regulations.refuse_change();

create table directions.reading (
  ruling uuid        not null references directions.ruling,
  person uuid        not null,
  at     timestamptz not null,
  primary key (ruling, person)
);
comment on table directions.reading is 'Who has confirmed that they read a ruling, and when.';
create index reading_of_person on directions.reading (person);
grant select, insert on directions.reading to bekal_app;
alter table directions.reading enable row level security;
alter table directions.reading force row level security;
create policy reading_made on directions.reading for insert with check (person = access.person());
create policy reading_seen on directions.reading for select using (person = access.person() or access.national());
create trigger reading_is_immutable before update or delete or truncate on directions.reading
  for each statement execute function regulations.refuse_change();

create table directions.decided (
  ruling   uuid        not null references directions.ruling,
  decision uuid        not null,
  at       timestamptz not null,
  primary key (ruling, decision)
);
comment on table directions.decided is 'Decisions that were made under a ruling.';
grant select, insert on directions.decided to bekal_app;

create table directions.question (
  id          uuid        primary key,
  number      text        not null unique,
  step        text        not null check (step in ('verification', 'orientation', 'card')),
  rule        text        not null,
  citation    text        not null,
  rule_set    text        not null references regulations.rule_set (digest),
  facts       jsonb       not null check (jsonb_typeof(facts) = 'object'),
  facts_on    date        not null,
  text        text        not null check (btrim(text) <> ''),
  urgent      boolean     not null,
  directorate text        not null,
  state       text        not null default 'open' check (state in ('open', 'answered', 'merged', 'withdrawn', 'lapsed')),
  asked_at    timestamptz not null,
  due_at      timestamptz,
  assigned_to uuid,
  merged_into uuid        references directions.question,
  ruling      uuid        references directions.ruling,
  closed_at   timestamptz,
  closed_why  text,
  version     integer     not null default 1,
  check ((state = 'merged') = (merged_into is not null)),
  check ((state = 'answered') <= (ruling is not null)),
  check ((state = 'open') = (closed_at is null)),
  check (merged_into <> id)
);
comment on table directions.question is 'What an office asked the centre, without anything that tells about whom.';
create index question_open on directions.question (due_at) where state = 'open';
create index question_by_rule on directions.question (rule, asked_at desc);
create index question_merged on directions.question (merged_into) where merged_into is not null;
grant select, insert, update on directions.question to bekal_app;
alter table directions.question enable row level security;
alter table directions.question force row level security;
create policy question_read on directions.question for select using (
  access.role() in ('counter-officer', 'head-of-office', 'centre', 'auditor', 'system'));
create policy question_asked on directions.question for insert with check (
  state = 'open' and access.role() in ('counter-officer', 'head-of-office', 'centre', 'system'));

create table directions.asker (
  question uuid primary key references directions.question,
  office   text,
  person   uuid,
  about    uuid
);
comment on table directions.asker is 'Who asked, and about which file; an office nobody else sees. Empty where Bekal asked by itself.';
create index asker_about on directions.asker (about) where about is not null;
grant select, insert on directions.asker to bekal_app;
alter table directions.asker enable row level security;
alter table directions.asker force row level security;
create policy asker_read on directions.asker for select using (access.national() or office = access.office());
create policy asker_noted on directions.asker for insert with check (
  access.role() in ('centre', 'system') or (office = access.office() and person = access.person()));
create policy question_moves on directions.question for update
  using ((state in ('open', 'merged') and access.role() in ('centre', 'system'))
    or (state = 'open' and access.role() in ('counter-officer', 'head-of-office')
      and exists (select from directions.asker a where a.question = id and a.office = access.office())))
  with check (access.role() in ('centre', 'system')
    or (access.role() in ('counter-officer', 'head-of-office') and state = 'withdrawn'));

create table directions.answer (
  question    uuid        primary key references directions.question,
  wording     text        not null,
  answer      text        not null,
  citation    text        not null,
  effect      text        not null check (effect in ('met', 'unmet', 'explains')),
  valid_from  date        not null,
  valid_until date,
  rule_set    text        not null references regulations.rule_set (digest),
  drafted_by  uuid        not null,
  reviewed_by uuid        check (reviewed_by <> drafted_by),
  sent_back   text,
  changed_at  timestamptz not null,
  version     integer     not null default 1
);
comment on table directions.answer is 'An answer on its way: drafted by one, reviewed by another, signed by a third; then it is a ruling.';
grant select, insert, update on directions.answer to bekal_app;
alter table directions.answer enable row level security;
alter table directions.answer force row level security;
create policy answer_read on directions.answer for select using (access.role() in ('centre', 'auditor', 'system'));
create policy answer_written on directions.answer for insert with check (
  access.role() in ('centre', 'system') and reviewed_by is null);
create policy answer_changed on directions.answer for update using (access.role() in ('centre', 'system'));

create table directions.situation (
  digest text  primary key check (digest ~ '^[0-9a-f]{64}$'),
  rule   text  not null,
  facts  jsonb not null check (jsonb_typeof(facts) = 'object')
);
comment on table directions.situation is 'Facts as one rule sees them, without anything that tells who it was.';
grant select, insert on directions.situation to bekal_app;

create table directions.tally (
  rule      text    not null,
  month     date    not null check (extract(day from month) = 1),
  office    text    not null,
  situation text    not null references directions.situation,
  outcome   text    not null check (outcome in ('named', 'passed')),
  decisions integer not null check (decisions > 0),
  latest    uuid    not null,
  primary key (rule, month, office, situation, outcome)
);
comment on table directions.tally is 'How often an office named a rule as a ground, or let it pass, on the same facts in a month.';
comment on column directions.tally.latest is 'The last such decision: for looking at two that differ.';
grant select, insert, update on directions.tally to bekal_app;
alter table directions.situation enable row level security;
alter table directions.situation force row level security;
create policy situation_noted on directions.situation for insert with check (access.role() = 'system');
create policy situation_read on directions.situation for select using (
  access.role() in ('head-of-office', 'centre', 'auditor', 'system'));
alter table directions.tally enable row level security;
alter table directions.tally force row level security;
create policy tally_counted on directions.tally for insert with check (access.role() = 'system');
create policy tally_recounted on directions.tally for update using (access.role() = 'system');
create policy tally_read on directions.tally for select using (
  access.national() or (access.role() = 'head-of-office' and office = access.office()));

alter table placements.decision
  add column rulings jsonb not null default '[]' check (jsonb_typeof(rulings) = 'array');
comment on column placements.decision.rulings is 'The rulings that the officer had read, and when.';
