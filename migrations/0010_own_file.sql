-- 0010  own file
-- Why    A relative proves their phone by a code too; and only those whose work it is may change a worker's file.
-- Locks  accounts.code, workers.*: a moment each (constraint on a small table, policies).
-- Undo   restore the constraint and the policies of 0007 and 0008.

alter table accounts.code drop constraint code_purpose_check;
alter table accounts.code add constraint code_purpose_check check (purpose in ('sign-in', 'officer', 'family'));

create function workers.handled(worker uuid) returns boolean language sql stable
  return access.role() = 'system'
      or worker = access.person()
      or (access.role() in ('counter-officer', 'head-of-office')
          and exists (select from workers.served_by s where s.worker = handled.worker and s.office = access.office()));
comment on function workers.handled is 'Whether the actor may change this worker''s file: the person, or an officer of an office that serves them.';

drop policy worker_changed on workers.worker;
create policy worker_changed on workers.worker for update using (workers.handled(id));

drop policy document_changed on workers.document;
create policy document_changed on workers.document for update using (workers.handled(worker));
drop policy document_made on workers.document;
create policy document_made on workers.document for insert with check (
  workers.handled(worker)
  or (access.role() = 'village-officer' and source = 'family' and workers.visible(worker)));

-- A relative who said no told nobody: their answer stays between them and Bekal. The village sees only who said yes.
drop policy family_seen on workers.family_member;
create policy family_seen on workers.family_member for select using (
  access.national() or worker = access.person() or id = access.person()
  or (access.role() = 'village-officer' and village = access.village() and answer = 'permits')
  or (access.role() in ('counter-officer', 'head-of-office') and answer = 'permits'
      and exists (select from workers.served_by s where s.worker = family_member.worker and s.office = access.office())));
