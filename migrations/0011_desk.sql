-- 0011  desk
-- Why    An officer sees what they have done today on every page of the desk; without an index that reads every decision.
-- Locks  placements.decision: no writes while the index is built.
-- Undo   drop index placements.decision_of_officer;

create index decision_of_officer on placements.decision (officer, at) where officer is not null;
