-- 0025  who_publishes
-- Why    Any statement of the application could have put a rule set into force, whoever acted. The database now asks who.
-- Locks  none that wait.
-- Undo   alter table regulations.rule_set disable row level security; alter table regulations.withdrawal disable row level security;

alter table regulations.rule_set enable row level security;
alter table regulations.rule_set force row level security;
create policy rule_set_read on regulations.rule_set for select using (true);
create policy rule_set_published on regulations.rule_set for insert with check (access.role() in ('centre', 'system'));

alter table regulations.withdrawal enable row level security;
alter table regulations.withdrawal force row level security;
create policy withdrawal_read on regulations.withdrawal for select using (true);
create policy withdrawal_made on regulations.withdrawal for insert with check (access.role() in ('centre', 'system'));
