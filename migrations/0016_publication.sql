-- 0016  publication
-- Why    The centre changes the rules: a draft, a second signature, a first day, what happens to files on their way.
-- Locks  access exclusive on regulations.rule_set for an instant.
-- Undo   drop table regulations.draft, regulations.withdrawal; alter table regulations.rule_set drop column transition, drop column draft;

create table regulations.draft (
  id             uuid        primary key,
  title          text        not null,
  summary        text        not null,
  base           text        not null references regulations.rule_set (digest),
  changes        jsonb       not null default '{}' check (jsonb_typeof(changes) = 'object'),
  effective_from date,
  transition     jsonb,
  state          text        not null default 'open' check (state in ('open', 'proposed', 'published', 'discarded')),
  author         uuid        not null,
  proposed_by    uuid,
  signed_by      uuid,
  sent_back      text,
  digest         text        check (digest ~ '^[0-9a-f]{64}$'),
  created_at     timestamptz not null,
  changed_at     timestamptz not null,
  version        integer     not null default 1,
  check ((state in ('proposed', 'published')) <= (digest is not null and proposed_by is not null)),
  check ((state = 'published') = (signed_by is not null)),
  check (signed_by is null or (signed_by <> author and signed_by <> proposed_by))
);
comment on table regulations.draft is 'A change of the rules on its way: written by one person, signed by another.';
comment on column regulations.draft.changes is 'New YAML of each changed file of the law by its path; null for one that is taken away.';
create index draft_by_state on regulations.draft (state, changed_at desc);
grant select, insert, update on regulations.draft to bekal_app;
alter table regulations.draft enable row level security;
create policy draft_read on regulations.draft for select using (access.role() in ('centre', 'auditor', 'system'));
create policy draft_write on regulations.draft for insert with check (access.role() in ('centre', 'system') and state = 'open');
create policy draft_change on regulations.draft for update
  using (access.role() in ('centre', 'system') and state in ('open', 'proposed'))
  with check (access.role() in ('centre', 'system'));

alter table regulations.rule_set
  add column transition jsonb check (jsonb_typeof(transition) = 'object'),
  add column draft uuid references regulations.draft (id);
comment on column regulations.rule_set.transition is 'Which files go on under the rules before, and until when; null when none does.';

create table regulations.withdrawal (
  digest       text        primary key references regulations.rule_set (digest),
  at           timestamptz not null,
  withdrawn_by text        not null,
  reason       text        not null check (btrim(reason) <> '')
);
comment on table regulations.withdrawal is 'Rule sets taken out of force. They stay readable, and decisions under them can be run again.';
grant select, insert on regulations.withdrawal to bekal_app;
create trigger withdrawal_is_final before update or delete or truncate on regulations.withdrawal
  for each statement execute function regulations.refuse_change();
