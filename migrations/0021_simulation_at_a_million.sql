-- 0021  simulation_at_a_million
-- Why    A batch of a simulation read every decision that was left; at a million that is a full scan for each five hundred.
--        Whoever sees the whole country need not be asked file by file.
-- Locks  placements.decision: no writes while the index is built.
-- Undo   drop index placements.decision_by_day; alter policy decision_seen on placements.decision using (placements.of(application));

create index decision_by_day on placements.decision (decided_on, id) where kind = 'verification';
alter policy decision_seen on placements.decision using (access.national() or placements.of(application));
