-- 0050  standing
-- Why    Whoever could write as the application closed a case, gave it another code or another office, and the check of the
--        record called it whole. Every step is now entered in the ledger together with where the case stands after it.
-- Locks  none: a new function.
-- Undo   drop function cases.standing(uuid);

create function cases.standing(which uuid, out digest text, out version integer)
  language plpgsql set search_path = '' as $$
declare
  was text := access.role();
begin
  -- An officer who files for another office, or moves a case away, does not see it any more.
  perform set_config('bekal.role', 'system', true);
  select encode(sha256(convert_to(jsonb_build_array(c.state, c.ground, c.confirmed, c.office, c.category, c.level,
      c.filed_by, c.worker, c.watcher, c.receiver, c.reopened, encode(c.code, 'hex'))::text, 'UTF8')), 'hex'), c.version
    into digest, version from cases."case" c where c.id = which;
  perform set_config('bekal.role', was, true);
end $$;
comment on function cases.standing(uuid) is 'A digest of where a case stands: its state and ground, whose it is, what kind, and which code opens it. It tells nothing else.';
grant execute on function cases.standing(uuid) to bekal_app;
