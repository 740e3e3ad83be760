-- 0040  roll by reply
-- Why    Who has no data answers a roll-call by replying to its message, in one word; the reply stands on the roll and
--        becomes no complaint about nothing.
-- Locks  crisis.roll, crisis.answer, cases.inbound: a moment.
-- Undo   alter table crisis.roll drop column asked_index; and the checks and the policy of 0034 and 0037.

alter table crisis.roll add column asked_index bytea;
comment on column crisis.roll.asked_index is 'Keyed hash of the number that was written to: a reply from it is an answer.';
create index roll_of_number on crisis.roll (asked_index, asked_at) where asked_index is not null;
grant update (asked_index) on crisis.roll to bekal_app;

alter table crisis.answer drop constraint answer_via_check;
alter table crisis.answer add constraint answer_via_check
  check (via in ('code', 'account', 'open', 'phone', 'sms', 'whatsapp'));

alter table cases.inbound drop constraint inbound_outcome_check;
alter table cases.inbound add constraint inbound_outcome_check
  check (outcome in ('filed', 'threaded', 'empty', 'heard'));
