-- 0012  airport
-- Why    The airport desk notes a departure, on the one file whose card it holds; it sees no other file.
-- Locks  access exclusive on placements.application for an instant.
-- Undo   drop policy application_in_hand on placements.application; drop policy application_departs on placements.application; drop function placements.file_in_hand();

create function placements.file_in_hand() returns uuid language sql stable
  return nullif(current_setting('bekal.file_in_hand', true), '')::uuid;
comment on function placements.file_in_hand is 'The file whose card the airport desk has just checked, or null; set for one transaction.';

create policy application_in_hand on placements.application for select using (
  access.role() = 'airport-desk' and id = placements.file_in_hand());
create policy application_departs on placements.application for update using (
  access.role() = 'airport-desk' and id = placements.file_in_hand() and state in ('issued', 'departed'))
  with check (access.role() = 'airport-desk' and id = placements.file_in_hand() and state = 'departed');
