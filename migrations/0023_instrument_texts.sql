-- 0023  instrument texts
-- Why    An article is read as it stood on a day: each text that came in is kept, and each article it made, from a day on.
-- Locks  none: new tables.
-- Undo   drop table regulations.expression, regulations.text_source; drop function regulations.refuse_text_change;

create table regulations.text_source (
  id             uuid        primary key,
  instrument     text        not null check (btrim(instrument) <> ''),
  amends         text        check (amends <> instrument),
  effective_from date        not null,
  text           text        not null check (length(text) between 1 and 8388608),
  digest         text        not null check (digest ~ '^[0-9a-f]{64}$'),
  imported_by    uuid        not null,
  imported_at    timestamptz not null
);
comment on table regulations.text_source is 'The text of an instrument as it came in, and who brought it. It counts once its articles are entered.';
comment on column regulations.text_source.amends is 'The instrument whose articles it changes; null when it is the text of its own instrument.';

create table regulations.expression (
  instrument     text        not null,
  article        text        not null check (article ~ '^pasal-[0-9a-z]{1,6}$'),
  effective_from date        not null,
  revision       integer     not null check (revision >= 1),
  state          text        not null check (state in ('text', 'removed')),
  body           jsonb       check (jsonb_typeof(body) = 'object'),
  made_by        text        not null,
  source         uuid        not null references regulations.text_source (id),
  entered_by     uuid        not null,
  entered_at     timestamptz not null,
  primary key (instrument, article, effective_from, revision),
  check ((state = 'text') = (body is not null))
);
comment on table regulations.expression is 'An article as it stands from a day on. A correction is the next revision of the same day.';
comment on column regulations.expression.made_by is 'The instrument that gave it this text or took it away.';
create index expression_of_source on regulations.expression (source);

create function regulations.refuse_text_change() returns trigger language plpgsql as $$
begin
  raise exception 'a text that came in cannot be changed; enter a correction' using errcode = 'restrict_violation';
end $$;
create trigger text_source_is_final before update or delete or truncate on regulations.text_source
  for each statement execute function regulations.refuse_text_change();
create trigger expression_is_final before update or delete or truncate on regulations.expression
  for each statement execute function regulations.refuse_text_change();

grant select, insert on regulations.text_source, regulations.expression to bekal_app;
alter table regulations.text_source enable row level security;
create policy text_source_read on regulations.text_source for select using (access.role() in ('centre', 'auditor', 'system'));
create policy text_source_write on regulations.text_source for insert with check (access.role() in ('centre', 'system'));
alter table regulations.expression enable row level security;
create policy expression_read on regulations.expression for select using (true);
create policy expression_write on regulations.expression for insert with check (access.role() in ('centre', 'system'));
