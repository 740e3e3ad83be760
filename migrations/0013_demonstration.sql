-- 0013  demonstration
-- Why    A demonstration is filled once; whoever starts it again must find what they left, not a second crowd.
-- Locks  none: a new schema.
-- Undo   drop schema demo cascade;   -- the people stay; the next start would fill them in again

create schema demo;
grant usage on schema demo to bekal_app;

create table demo.loaded (
  seed   text        primary key,
  moment timestamptz not null,
  files  int         not null,
  at     timestamptz not null
);
comment on table demo.loaded is 'Which invented people were filled in, as of when. Empty outside a demonstration.';
grant select, insert on demo.loaded to bekal_app;
