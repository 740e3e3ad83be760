-- 0042  closed rulings
-- Why    A ruling that was withdrawn because it named somebody must not go on naming them: two people close its words, and
--        nobody reads them any more. That it was there, and its digest in the log, stay.
-- Locks  none: new tables.
-- Undo   drop table directions.closing, directions.closing_asked.

create table directions.closing_asked (
  ruling   uuid        primary key references directions.ruling,
  at       timestamptz not null,
  asked_by uuid        not null
);
comment on table directions.closing_asked is 'Withdrawn rulings whose words one person wants closed; another closes them.';
grant select, insert on directions.closing_asked to bekal_app;
alter table directions.closing_asked enable row level security;
alter table directions.closing_asked force row level security;
create policy closing_asked_seen on directions.closing_asked for select using (
  access.role() in ('centre', 'auditor', 'system'));
create policy closing_asked_made on directions.closing_asked for insert with check (
  access.role() = 'centre' and asked_by = access.person());
create trigger closing_asked_is_final before update or delete or truncate on directions.closing_asked
  for each statement execute function regulations.refuse_change();

create table directions.closing (
  ruling    uuid        primary key references directions.withdrawal (ruling),
  at        timestamptz not null,
  closed_by uuid        not null
);
comment on table directions.closing is 'Withdrawn rulings whose words nobody reads any more: they told who somebody is.';
grant select, insert on directions.closing to bekal_app;
alter table directions.closing enable row level security;
alter table directions.closing force row level security;
create policy closing_read on directions.closing for select using (true);
create policy closing_made on directions.closing for insert with check (
  access.role() = 'centre' and closed_by = access.person() and exists (
    select from directions.closing_asked a where a.ruling = closing.ruling and a.asked_by <> access.person()));
create trigger closing_is_final before update or delete or truncate on directions.closing
  for each statement execute function regulations.refuse_change();
