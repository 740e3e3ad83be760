-- 0028  exercises
-- Why    Officers practise on real situations without people. What somebody answered is theirs alone; only totals go up.
-- Locks  none: new tables.
-- Undo   drop table directions.practised, directions.exercise_total;

create table directions.practised (
  person   uuid        not null,
  exercise text        not null check (exercise ~ '^[0-9a-f]{64}$'),
  rule     text        not null,
  is_right boolean     not null,
  at       timestamptz not null,
  primary key (person, exercise)
);
comment on table directions.practised is 'What an officer answered to an exercise: theirs to see and to delete, and nobody else''s.';
grant select, insert, delete on directions.practised to bekal_app;
alter table directions.practised enable row level security;
alter table directions.practised force row level security;
create policy practised_own on directions.practised
  using (person = access.person()) with check (person = access.person());

create table directions.exercise_total (
  exercise text    primary key,
  rule     text    not null,
  rights   integer not null check (rights >= 0),
  wrongs   integer not null check (wrongs >= 0)
);
comment on table directions.exercise_total is 'How often an exercise was answered right and wrong, by whom it does not say.';
grant select, insert, update on directions.exercise_total to bekal_app;
alter table directions.exercise_total enable row level security;
alter table directions.exercise_total force row level security;
create policy exercise_total_counted on directions.exercise_total
  using (access.role() in ('counter-officer', 'head-of-office', 'centre', 'auditor', 'system'))
  with check (access.role() in ('counter-officer', 'head-of-office'));
