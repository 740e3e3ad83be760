-- 0041  asked from a case
-- Why    An office that is in doubt about a complaint, or learned from one that a rule is wrong, asks the centre as it does
--        about a placement.
-- Locks  directions.question, directions.ruling: a moment.
-- Undo   the checks of 0026.

alter table directions.question drop constraint question_step_check;
alter table directions.question add constraint question_step_check
  check (step in ('verification', 'orientation', 'card', 'case'));
alter table directions.ruling drop constraint ruling_step_check;
alter table directions.ruling add constraint ruling_step_check
  check (step in ('verification', 'orientation', 'card', 'case'));
