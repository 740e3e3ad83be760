-- 0020  decision_codes
-- Why    A holder lets somebody else read a decision and run it again: a code for one decision, for a time, until taken back.
--        The centre sees what the last nights of running all decisions again found.
-- Locks  none: new tables.
-- Undo   drop table placements.decision_code; drop schema open_data cascade;

create table placements.decision_code (
  id           uuid        primary key,
  decision     uuid        not null references placements.decision,
  made_at      timestamptz not null,
  until        timestamptz not null check (until > made_at),
  withdrawn_at timestamptz,
  looks        integer     not null default 0 check (looks >= 0),
  looked_at    timestamptz
);
comment on table placements.decision_code is 'Leave to read one decision, given by the worker it is about. The code itself is worked out from the id and a key, and stands nowhere.';
comment on column placements.decision_code.looks is 'How often the decision was opened with it; the worker reads this.';
create index decision_code_of_decision on placements.decision_code (decision, made_at);
grant select, insert, update (withdrawn_at, looks, looked_at) on placements.decision_code to bekal_app;
alter table placements.decision_code enable row level security;
alter table placements.decision_code force row level security;
create policy code_of_holder on placements.decision_code for all
  using (access.role() = 'worker' and exists (select from placements.decision d where d.id = decision_code.decision))
  with check (access.role() = 'worker' and exists (select from placements.decision d where d.id = decision_code.decision));
create policy code_by_system on placements.decision_code for all
  using (access.role() = 'system') with check (access.role() = 'system');

create schema open_data;
grant usage on schema open_data to bekal_app;

create table open_data.replay (
  id        uuid        primary key,
  at        timestamptz not null,
  decisions integer     not null check (decisions >= 0),
  differing uuid[]      not null
);
comment on table open_data.replay is 'What each run of all decisions again found: how many, and which came out otherwise. Never changed.';
create index replay_by_time on open_data.replay (at desc);
grant select, insert on open_data.replay to bekal_app;
alter table open_data.replay enable row level security;
alter table open_data.replay force row level security;
create policy replay_made on open_data.replay for insert with check (access.role() = 'system');
create policy replay_seen on open_data.replay for select using (access.role() in ('centre', 'auditor', 'system'));
