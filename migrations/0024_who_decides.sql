-- 0024  who_decides
-- Why    The database let whoever sees the whole country, and any officer of the office, write any decision. It now holds
--        what the policy table says: officers decide for their own office; a whole file is refused and a card withdrawn
--        by its head.
-- Locks  none that wait.
-- Undo   alter policy decision_made on placements.decision with check (placements.serves(office));

alter policy decision_made on placements.decision with check (
  access.role() = 'system'
  or (office = access.office() and access.role() = 'head-of-office')
  or (office = access.office() and access.role() = 'counter-officer' and outcome not in ('refused', 'revoked'))
);
