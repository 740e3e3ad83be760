-- 0046  transfer
-- Why    A case that is pushed to an office which does not want it belongs to nobody. It is asked for, with a reason and what
--        the reporter said; it stays until the other office takes it, and then it moves whole and once.
-- Locks  none: a new table; policies are added, a function is replaced.
-- Undo   drop table cases.transfer; drop function cases.move_accepted, cases.entered_here cascade;   -- transfers are lost;
--        cases.hand_over as in 0033; revoke update (office) on clock.clock from bekal_app;

create table cases.transfer (
  id              uuid        primary key,
  "case"          uuid        not null references cases."case",
  number          text        not null,
  category        text        not null,
  level           text        not null check (level in ('danger', 'serious', 'ordinary')),
  country         text,
  from_office     text,
  to_office       text,
  asked_at        timestamptz not null,
  asked_by        uuid        not null,
  why             bytea       not null,
  consent         text        not null check (consent in ('thread', 'counter', 'danger')),
  consent_message uuid        references cases.message,
  consent_why     bytea,
  due_at          timestamptz not null,
  answer          text        check (answer in ('accepted', 'bounced', 'withdrawn')),
  answered_at     timestamptz,
  answered_by     uuid,
  answer_why      bytea,
  check (from_office is distinct from to_office),
  check ((consent = 'thread') = (consent_message is not null)),
  check ((consent = 'danger') = (consent_why is not null)),
  check ((answer is null) = (answered_at is null)),
  check (answer in ('accepted', 'bounced') <= (answered_by is not null)),
  check (coalesce(answer = 'bounced', false) = (answer_why is not null))
);
comment on table cases.transfer is 'An office asks another to take a case. One at a time; once answered it never changes.';
comment on column cases.transfer.level is 'With number, category and country all that the other office reads before it takes the case.';
comment on column cases.transfer.from_office is 'The office that has it, null: the centre; to_office the same.';
comment on column cases.transfer.consent is 'How the reporter said yes: in the conversation, at the counter or by telephone; or why nobody could ask.';
create unique index transfer_open on cases.transfer ("case") where answer is null;
create index transfer_of_case on cases.transfer ("case", asked_at);
create index transfer_waiting on cases.transfer (to_office, due_at) where answer is null;
grant select, insert on cases.transfer to bekal_app;
grant update (answer, answered_at, answered_by, answer_why) on cases.transfer to bekal_app;

create function cases.speaks_for(which text) returns boolean language sql stable set search_path = '' as $$
  select (access.role() in ('counter-officer', 'head-of-office') and which = access.office())
    or (access.role() = 'centre' and which is null)
$$;
comment on function cases.speaks_for is 'Whether whoever acts is of an office; null: of the centre.';
grant execute on function cases.speaks_for(text) to bekal_app;

alter table cases.transfer enable row level security;
alter table cases.transfer force row level security;
create policy transfer_seen on cases.transfer for select using (
  access.national() or cases.speaks_for(from_office) or cases.speaks_for(to_office)
  or (access.role() in ('counter-officer', 'head-of-office')
    and exists (select from cases."case" c where c.id = "case")));
create policy transfer_asked on cases.transfer for insert with check (
  answer is null and asked_by = access.person() and cases.speaks_for(from_office)
  and exists (select from cases."case" c
    where c.id = "case" and c.office is not distinct from from_office and c.state <> 'closed'));
create policy transfer_answered on cases.transfer for update
  using (answer is null and (access.role() in ('system', 'centre')
    or cases.speaks_for(from_office) or cases.speaks_for(to_office)))
  with check (
    (answer in ('accepted', 'bounced') and answered_by = access.person() and cases.speaks_for(to_office))
    or (answer = 'withdrawn' and (access.role() = 'system'
      or (answered_by = access.person() and (access.role() = 'centre' or cases.speaks_for(from_office))))));

-- Taking a case and having it are one statement: there is no moment in which both offices have it, or neither.
create function cases.move_accepted() returns trigger language plpgsql set search_path = '' as $$
declare
  was text := access.role();
begin
  perform set_config('bekal.role', 'system', true);
  update cases."case"
    set office = new.to_office, handler = new.answered_by, version = version + 1
    where id = new."case" and office is not distinct from new.from_office and state <> 'closed';
  if not found then
    raise exception 'this case is not where it was asked from' using errcode = 'check_violation';
  end if;
  perform set_config('bekal.role', was, true);
  return new;
end $$;
create trigger transfer_moves_the_case after update on cases.transfer
  for each row when (old.answer is null and new.answer = 'accepted') execute function cases.move_accepted();

-- Nobody but the centre moves a case without asking.
create or replace function cases.hand_over(which uuid, to_office text) returns void language plpgsql
  set search_path = '' as $$
declare
  was text := access.role();
begin
  if was not in ('centre', 'system') then
    raise exception 'this case is not yours to move' using errcode = 'insufficient_privilege';
  end if;
  perform set_config('bekal.role', 'system', true);
  update cases."case" set office = to_office where id = which;
  perform set_config('bekal.role', was, true);
end $$;

-- An office that no longer has a case writes nothing into it. Whoever writes one down for another office begins it.
create function cases.entered_here(which uuid) returns boolean language plpgsql set search_path = '' as $$
declare
  was text := access.role();
  mine boolean;
begin
  perform set_config('bekal.role', 'system', true);
  select exists (select from cases."case" c
    where c.id = which and c.entered_by = access.person() and c.state = 'filed') into mine;
  perform set_config('bekal.role', was, true);
  return mine;
end $$;
comment on function cases.entered_here is 'Whether whoever acts wrote down a case that nobody has handled, whatever office has it.';
grant execute on function cases.entered_here(uuid) to bekal_app;

create policy message_of_who_has_it on cases.message as restrictive for insert with check (
  access.role() = 'system' or exists (select from cases."case" c where c.id = "case")
  or (seq = 1 and cases.entered_here("case")));
create policy note_of_who_has_it on cases.note as restrictive for insert with check (
  exists (select from cases."case" c where c.id = "case"));
create policy contact_of_who_has_it on cases.contact as restrictive for insert with check (
  access.role() = 'system' or exists (select from cases."case" c where c.id = "case") or cases.entered_here("case"));
create policy step_of_who_has_it on cases.step as restrictive for insert with check (
  access.role() = 'system' or exists (select from cases."case" c where c.id = "case")
  or (step.step = 'filed' and cases.entered_here("case"))
  or (step.step = 'transfer-bounced' and exists (select from cases.transfer t where t."case" = step."case"
    and t.answer = 'bounced' and t.answered_by = access.person() and t.answered_at = step.at)));

drop policy step_not_by_the_tied on cases.step;
create policy step_not_by_the_tied on cases.step as restrictive for insert with check (
  access.role() = 'system' or step.step in ('moved', 'sorted', 'transfer-asked', 'transfer-withdrawn')
  or not cases.tied_to_it("case"));

grant update (office) on clock.clock to bekal_app;
