-- 0019  simulation
-- Why    The centre sees what a change of the rules would do to past files and to files on their way, before it counts.
-- Locks  none: a new table.
-- Undo   drop table placements.simulation;

create table placements.simulation (
  id         uuid        primary key,
  draft      uuid        not null,
  version    integer     not null,
  law        jsonb       not null check (jsonb_typeof(law) = 'object'),
  first_day  date        not null,
  last_day   date        not null check (last_day >= first_day),
  state      text        not null default 'running' check (state in ('running', 'done', 'cancelled')),
  phase      text        not null default 'past' check (phase in ('past', 'on-their-way')),
  cursor     uuid,
  total      integer     not null default 0,
  past       jsonb       not null,
  ahead      jsonb       not null,
  affected   jsonb       not null default '[]' check (jsonb_typeof(affected) = 'array'),
  asked_by   uuid        not null,
  asked_at   timestamptz not null,
  changed_at timestamptz not null
);
comment on table placements.simulation is 'What a draft of the rules would do to files: counts as far as it has come, and files on their way that are affected.';
comment on column placements.simulation.law is 'Digest of the rules before, the changed files, the first day and the transition, as they were when it was asked.';
create index simulation_of_draft on placements.simulation (draft, asked_at desc);
grant select, insert, update on placements.simulation to bekal_app;
alter table placements.simulation enable row level security;
create policy simulation_all on placements.simulation for all
  using (access.role() in ('centre', 'system')) with check (access.role() in ('centre', 'system'));
create policy simulation_read on placements.simulation for select using (access.role() = 'auditor');
