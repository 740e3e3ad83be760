-- 0027  read_before_deciding
-- Why    That an officer reads what changed before they decide by it was held by the application alone. The database now
--        refuses the row: of whoever decides, under the notices of the rules the decision found on.
-- Locks  placements.decision: a moment, for a trigger.
-- Undo   drop trigger decision_by_who_has_read on placements.decision; drop function placements.refuse_unread, regulations.is_unread;

create function regulations.is_unread(reader uuid, under text, on_day date, weighed text[]) returns boolean
  language sql stable
  return exists (
    select
    from regulations.notice n
      join regulations.rule_set s on s.digest = n.rule_set
      join regulations.rule_set law on law.digest = under
    where not exists (select from regulations.withdrawal w where w.digest = n.rule_set)
      and s.effective_from <= on_day
      and ((s.effective_from, s.published_at) <= (law.effective_from, law.published_at)
        or exists (select from regulations.withdrawal w where w.digest = law.digest))
      and (n.rules is null or n.rules && weighed)
      and not exists (select from regulations.reading r where r.rule_set = n.rule_set and r.person = reader)
  );
comment on function regulations.is_unread(uuid, text, date, text[]) is 'Whether a notice that touches what is weighed under a rule set on a day, has begun and counts, was not confirmed by this person.';

create function placements.refuse_unread() returns trigger
  language plpgsql as $$
declare
  weighed text[] := array(select finding ->> 'rule' from jsonb_array_elements(new.findings) finding);
begin
  if regulations.is_unread(access.person(), new.rule_set, new.decided_on, weighed) then
    raise exception 'whoever decides has not read what changed' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger decision_by_who_has_read before insert on placements.decision
  for each row when (access.role() in ('counter-officer', 'head-of-office')) execute function placements.refuse_unread();
