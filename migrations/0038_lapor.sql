-- 0038  lapor
-- Why    A report of the national complaint channel SP4N-LAPOR becomes a case once, is answered there, and is kept whole
--        also when something of it is missing.
-- Locks  cases.case, for the time of reading its rows once: a check is exchanged for a wider one.
-- Undo   drop table cases.lapor; and the check as in 0033, when no case has come from there.

alter table cases."case" drop constraint case_channel_check;
alter table cases."case" add constraint case_channel_check
  check (channel in ('page', 'whatsapp', 'sms', 'email', 'phone', 'letter', 'walk-in', 'lapor'));

create table cases.lapor (
  external    text        primary key check (external ~ '^lapor:'),
  report      text,
  received_at timestamptz not null,
  "case"      uuid        references cases."case",
  missing     text[]      not null default '{}',
  digest      text        not null check (digest ~ '^[0-9a-f]{64}$'),
  body        bytea       not null,
  told        text,
  told_at     timestamptz,
  check ((told is null) = (told_at is null)),
  check ("case" is not null or missing <> '{}')
);
comment on table cases.lapor is 'Every report that came from SP4N-LAPOR, whole: the same one twice is once.';
comment on column cases.lapor.report is 'Its number there; null when it had none that can be used: nobody can be told there.';
comment on column cases.lapor."case" is 'What became of it; null: something needed is missing.';
comment on column cases.lapor.missing is 'What was missing or could not be understood.';
comment on column cases.lapor.digest is 'SHA-256 of what came, in canonical form.';
comment on column cases.lapor.body is 'What came, as it came, but for who they are when they want to stay unnamed: hidden.';
comment on column cases.lapor.told is 'What SP4N-LAPOR was last told of it.';
create index lapor_of_case on cases.lapor ("case") where "case" is not null;
create index lapor_with_gaps on cases.lapor (received_at) where missing <> '{}';
grant select, insert on cases.lapor to bekal_app;
grant update ("case", missing, digest, body, told, told_at) on cases.lapor to bekal_app;
alter table cases.lapor enable row level security;
alter table cases.lapor force row level security;
create policy lapor_seen on cases.lapor for select using (access.role() in ('system', 'centre'));
create policy lapor_received on cases.lapor for insert with check (access.role() = 'system');
create policy lapor_changed on cases.lapor for update using (access.role() = 'system') with check (access.role() = 'system');
