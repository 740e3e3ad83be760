-- 0022  notices
-- Why    Whoever decides by changed rules has read what changed; it is known who was told, and a decision holds what was read.
-- Locks  placements.decision: a moment, for a column with a constant default.
-- Undo   drop table regulations.reading, regulations.notice; alter table placements.decision drop column read;

create table regulations.notice (
  rule_set     text        primary key references regulations.rule_set,
  title        text        not null check (title <> ''),
  summary      text        not null check (summary <> ''),
  rules        text[],
  published_at timestamptz not null
);
comment on table regulations.notice is 'What a change of the rules means, in plain words, for everybody; made when it is published and never changed.';
comment on column regulations.notice.rules is 'The rules that are other than before; null when the change is in something that all of them use.';
create index notice_by_time on regulations.notice (published_at desc);
grant select, insert on regulations.notice to bekal_app;
alter table regulations.notice enable row level security;
alter table regulations.notice force row level security;
create policy notice_made on regulations.notice for insert with check (access.role() in ('centre', 'system'));
create policy notice_read on regulations.notice for select using (true);
create trigger notice_is_immutable before update or delete or truncate on regulations.notice
  for each statement execute function regulations.refuse_change();

create table regulations.reading (
  rule_set text        not null references regulations.notice,
  person   uuid        not null,
  at       timestamptz not null,
  primary key (rule_set, person)
);
comment on table regulations.reading is 'Who has confirmed that they read a notice, and when.';
create index reading_of_person on regulations.reading (person);
grant select, insert on regulations.reading to bekal_app;
alter table regulations.reading enable row level security;
alter table regulations.reading force row level security;
create policy reading_made on regulations.reading for insert with check (person = access.person());
create policy reading_seen on regulations.reading for select using (person = access.person() or access.national());
create trigger reading_is_immutable before update or delete or truncate on regulations.reading
  for each statement execute function regulations.refuse_change();

alter table placements.decision add column read jsonb not null default '[]'::jsonb check (jsonb_typeof(read) = 'array');
comment on column placements.decision.read is 'The notices of changed rules that the officer had read, and when.';
