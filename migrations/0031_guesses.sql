-- 0031  guesses
-- Why    Whoever asks for codes in another's name must not lock them out, nor fill their phone with messages; whoever
--        guesses at a file's four digits is slowed down for that file.
-- Locks  accounts.code: a moment, for a column without a default.
-- Undo   drop table access.guess; alter table accounts.code drop column phone;

alter table accounts.code add column phone bytea;
comment on column accounts.code.phone is 'Keyed hash of the phone a code went to; how many go to one phone is counted on it. Null: the code went nowhere.';
create index code_to_phone on accounts.code (phone, created_at desc) where phone is not null;

create table access.guess (
  what  text        primary key,
  count integer     not null check (count >= 0),
  since timestamptz not null
);
comment on table access.guess is 'How often something that is opened by a short secret was tried since a moment. No personal data.';
grant select, insert, update, delete on access.guess to bekal_app;
