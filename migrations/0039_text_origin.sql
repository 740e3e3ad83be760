-- 0039  text origin
-- Why    Whoever reads an article is told where its words were taken from, not only where they should stand; a text that
--        is wrong is sent back with a reason instead of waiting for ever.
-- Locks  regulations.text_source, regulations.expression: a moment.
-- Undo   drop table regulations.text_return; alter table regulations.text_source drop column origin; alter table
--        regulations.expression drop column origin; and the policy expression_write of 0032.

alter table regulations.text_source add column origin text check (btrim(origin) <> '' and length(origin) <= 300);
comment on column regulations.text_source.origin is 'Where whoever brought it took it from, in their words or as an address; null: nobody asked.';
alter table regulations.expression add column origin text check (btrim(origin) <> '' and length(origin) <= 300);
comment on column regulations.expression.origin is 'Where its words were taken from, for everybody who reads them.';

create table regulations.text_return (
  source      uuid        primary key references regulations.text_source (id),
  at          timestamptz not null,
  returned_by uuid        not null,
  reason      text        not null check (btrim(reason) <> '' and length(reason) <= 1000)
);
comment on table regulations.text_return is 'Texts that were sent back or taken back: nothing of them is entered.';
grant select, insert on regulations.text_return to bekal_app;
alter table regulations.text_return enable row level security;
alter table regulations.text_return force row level security;
create policy text_return_seen on regulations.text_return for select using (
  access.role() in ('centre', 'auditor', 'system'));
create policy text_return_made on regulations.text_return for insert with check (
  access.role() = 'centre' and returned_by = access.person());
create trigger text_return_is_final before update or delete or truncate on regulations.text_return
  for each statement execute function regulations.refuse_text_change();

drop policy expression_write on regulations.expression;
create policy expression_write on regulations.expression for insert with check (access.role() = 'system'
  or (access.role() = 'centre' and entered_by = access.person()
      and exists (select from regulations.text_source s where s.id = source and s.imported_by <> access.person())
      and not exists (select from regulations.text_return r where r.source = expression.source)));
