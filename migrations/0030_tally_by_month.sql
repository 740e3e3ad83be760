-- 0030  tally by month
-- Why    How alike offices decide is asked month by month; without an index every month ever counted is read.
-- Locks  directions.tally while the index is made; it is small.
-- Undo   drop index directions.tally_by_month;

create index tally_by_month on directions.tally (month, rule);
