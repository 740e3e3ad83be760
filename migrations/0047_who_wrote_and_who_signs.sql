-- 0047  who wrote and who signs
-- Why    Whoever wrote in an answer reviews or signs none of its versions; and no single statement puts a rule set into force
--        but of a draft that another wrote and proposed.
-- Locks  directions.answer: a moment.
-- Undo   alter table directions.answer drop column writers; and the policy rule_set_published of 0025.

alter table directions.answer add column writers uuid[] not null default '{}';
comment on column directions.answer.writers is 'Everybody who wrote in it: none of them reviews or signs it.';
update directions.answer set writers = array[drafted_by];

drop policy rule_set_published on regulations.rule_set;
create policy rule_set_published on regulations.rule_set for insert with check (access.role() = 'system'
  or (access.role() = 'centre' and exists (
    select from regulations.draft d where d.id = rule_set.draft and d.state = 'proposed' and d.digest = rule_set.digest
      and d.effective_from = rule_set.effective_from and d.author <> access.person()
      and d.proposed_by <> access.person() and not access.person() = any(d.writers))));
