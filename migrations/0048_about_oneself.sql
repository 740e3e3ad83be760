-- 0048  about oneself
-- Why    A relative who was signed in while filing for somebody else went on reading the conversation by that account, also
--        after the office had given the case to the person it is about and ended the relative's access.
-- Locks  a moment on cases.case: a policy is replaced.
-- Undo   the policy case_seen of 0033.
drop policy case_seen on cases."case";
create policy case_seen on cases."case" for select using (
  access.national() or (worker = access.person() and filed_by = 'self')
  or (access.role() in ('counter-officer', 'head-of-office') and office = access.office()));
