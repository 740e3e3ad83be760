-- 0035  outbox next try
-- Why    A provider that is away for a day must lose no message: each try waits longer, none is the last for a week. And
--        what was said to somebody need not lie here in plain words once it has left.
-- Locks  outbox.message, briefly: a column with a constant default.
-- Undo   alter table outbox.message drop column next_at;

alter table outbox.message add column next_at timestamptz not null default '-infinity';
comment on column outbox.message.next_at is 'When it may be tried next.';
grant update (next_at, text) on outbox.message to bekal_app;
