-- 0005  outbox and clocks
-- Why    A message or a promise must be written in the transaction of the act it belongs to, or not at all.
-- Locks  none: new schemas.
-- Undo   drop schema outbox, clock cascade;   -- loses unsent messages and running promises

create schema outbox;
grant usage on schema outbox to bekal_app;

create table outbox.key (
  key text        primary key,
  at  timestamptz not null
);
comment on table outbox.key is 'Event, person and channel of every message ever put here: the same one twice is once. No personal data.';
grant select, insert on outbox.key to bekal_app;

create table outbox.message (
  id        uuid        primary key,
  key       text        not null references outbox.key (key),
  channel   text        not null check (channel in ('sms', 'whatsapp', 'email')),
  recipient text        not null,
  text      text        not null check (length(text) between 1 and 4000),
  at        timestamptz not null,
  sent_at   timestamptz,
  attempts  int         not null default 0,
  problem   text
);
create index message_waiting on outbox.message (at, id) where sent_at is null;
create index message_recent on outbox.message (at desc, id desc);
grant select, insert on outbox.message to bekal_app;
grant update (sent_at, attempts, problem) on outbox.message to bekal_app;
alter table outbox.message enable row level security;
alter table outbox.message force row level security;
create policy message_written on outbox.message for insert with check (true);
create policy message_seen on outbox.message for select using (access.role() = 'system');
create policy message_sent on outbox.message for update using (access.role() = 'system');

create schema clock;
grant usage on schema clock to bekal_app;

create table clock.clock (
  id           uuid        primary key,
  rule         text        not null,
  rule_set     text        not null,
  subject_kind text        not null,
  subject_id   uuid        not null,
  office       text        not null,
  started_at   timestamptz not null,
  length       int         not null check (length > 0),
  unit         text        not null check (unit in ('working-day', 'calendar-day')),
  due_at       timestamptz not null,
  provisional  boolean     not null,
  paused_at    timestamptz,
  pause_ground text,
  minutes_left int,
  stopped_at   timestamptz,
  warned_at    timestamptz,
  escalated    int         not null default 0,
  next_at      timestamptz,
  check ((paused_at is null) = (pause_ground is null)),
  check (stopped_at is null or next_at is null)
);
comment on table clock.clock is 'A promise made by a rule: one per rule and subject at a time.';
comment on column clock.clock.due_at is 'Last moment in time, inclusive.';
comment on column clock.clock.minutes_left is 'Working minutes (or minutes, for calendar days) that were left when it paused.';
comment on column clock.clock.next_at is 'When the sweeper must look next: to warn, or to escalate.';
create unique index clock_running on clock.clock (subject_id, rule) where stopped_at is null;
create index clock_next on clock.clock (next_at) where next_at is not null;
create index clock_of_subject on clock.clock (subject_id, started_at);
grant select, insert on clock.clock to bekal_app;
grant update (due_at, provisional, paused_at, pause_ground, minutes_left, stopped_at, warned_at, escalated, next_at) on clock.clock to bekal_app;
