-- 0032  two people
-- Why    What two or three people put in force is not taken out of force by one; the text of the law is entered by another
--        than whoever brought it; whoever wrote in a draft does not sign it; one officer's answers count once.
-- Locks  regulations.draft, directions.practised, workers.document: a moment.
-- Undo   drop table regulations.withdrawal_asked, directions.withdrawal_asked; alter table regulations.draft drop column
--        writers; alter table workers.document drop column described_at; alter table directions.practised alter column is_right set not null; and the policies of 0023, 0025 and 0026.

create table regulations.withdrawal_asked (
  digest   text        primary key references regulations.rule_set (digest),
  at       timestamptz not null,
  asked_by uuid        not null,
  reason   text        not null check (btrim(reason) <> '')
);
comment on table regulations.withdrawal_asked is 'Rule sets one person wants out of force; another takes them out.';
grant select, insert on regulations.withdrawal_asked to bekal_app;
alter table regulations.withdrawal_asked enable row level security;
alter table regulations.withdrawal_asked force row level security;
create policy withdrawal_asked_seen on regulations.withdrawal_asked for select using (
  access.role() in ('centre', 'auditor', 'system'));
create policy withdrawal_asked_made on regulations.withdrawal_asked for insert with check (
  access.role() = 'centre' and asked_by = access.person());
create trigger withdrawal_asked_is_final before update or delete or truncate on regulations.withdrawal_asked
  for each statement execute function regulations.refuse_change();
drop policy withdrawal_made on regulations.withdrawal;
create policy withdrawal_made on regulations.withdrawal for insert with check (access.role() = 'system'
  or (access.role() = 'centre' and withdrawn_by = access.person()::text and exists (
    select from regulations.withdrawal_asked a where a.digest = withdrawal.digest and a.asked_by <> access.person())));

create table directions.withdrawal_asked (
  ruling   uuid        primary key references directions.ruling,
  at       timestamptz not null,
  asked_by uuid        not null,
  reason   text        not null check (btrim(reason) <> '')
);
comment on table directions.withdrawal_asked is 'Rulings one person wants out of force; another takes them out.';
grant select, insert on directions.withdrawal_asked to bekal_app;
alter table directions.withdrawal_asked enable row level security;
alter table directions.withdrawal_asked force row level security;
create policy withdrawal_asked_seen on directions.withdrawal_asked for select using (
  access.role() in ('centre', 'auditor', 'system'));
create policy withdrawal_asked_made on directions.withdrawal_asked for insert with check (
  access.role() = 'centre' and asked_by = access.person());
create trigger withdrawal_asked_is_final before update or delete or truncate on directions.withdrawal_asked
  for each statement execute function regulations.refuse_change();
drop policy withdrawal_made on directions.withdrawal;
create policy withdrawal_made on directions.withdrawal for insert with check (access.role() = 'system'
  or (access.role() = 'centre' and withdrawn_by = access.person() and exists (
    select from directions.withdrawal_asked a where a.ruling = withdrawal.ruling and a.asked_by <> access.person())));

drop policy expression_write on regulations.expression;
create policy expression_write on regulations.expression for insert with check (access.role() = 'system'
  or (access.role() = 'centre' and entered_by = access.person() and exists (
    select from regulations.text_source s where s.id = source and s.imported_by <> access.person())));
drop policy text_source_write on regulations.text_source;
create policy text_source_write on regulations.text_source for insert with check (access.role() = 'system'
  or (access.role() = 'centre' and imported_by = access.person()));

alter table regulations.draft add column writers uuid[] not null default '{}';
comment on column regulations.draft.writers is 'Everybody who wrote in it: none of them signs it.';

alter table directions.practised alter column is_right drop not null;
comment on column directions.practised.is_right is 'Null: forgotten on their wish; that they answered once stays, so that it is counted once.';
grant update (is_right) on directions.practised to bekal_app;

alter table workers.document add column described_at timestamptz;
comment on column workers.document.described_at is 'When its number and days were last copied from it: what comes after an approval is not part of it.';
grant update (described_at) on workers.document to bekal_app;
