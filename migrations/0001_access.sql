-- 0001  access
-- Why    Every transaction says who acts; row-level security and the ledger both read it from here.
-- Locks  none: new schema.
-- Undo   drop schema access cascade;

do $$
begin
  if not exists (select from pg_roles where rolname = 'bekal_app') then create role bekal_app nologin; end if;
  if not exists (select from pg_roles where rolname = 'bekal_sealer') then create role bekal_sealer nologin; end if;
end $$;

do $$
begin
  execute format('grant connect on database %I to bekal_app, bekal_sealer', current_database());
  execute format('revoke create, temporary on database %I from public', current_database());
end $$;
revoke create on schema public from public;

create extension if not exists pg_trgm;
create extension if not exists unaccent;

create schema access;
grant usage on schema access to bekal_app, bekal_sealer;

comment on schema access is 'Who acts in this transaction, as set by the application with set_config(…, is_local => true).';

create function access.role() returns text language sql stable parallel safe
  return coalesce(nullif(current_setting('bekal.role', true), ''), 'nobody');
comment on function access.role() is 'The part played in this transaction; "nobody" when none was set, and nobody sees nothing.';

create function access.person() returns uuid language sql stable parallel safe
  return nullif(current_setting('bekal.person', true), '')::uuid;
comment on function access.person() is 'The person signed in, or null.';

create function access.office() returns text language sql stable parallel safe
  return nullif(current_setting('bekal.office', true), '');
comment on function access.office() is 'The office of the post held, or null.';

create function access.village() returns text language sql stable parallel safe
  return nullif(current_setting('bekal.village', true), '');
comment on function access.village() is 'The village of a village officer, or null.';

create function access.national() returns boolean language sql stable parallel safe
  return access.role() in ('system', 'centre', 'auditor');
comment on function access.national() is 'Whether the actor reads the whole country.';

create table access.idempotency (
  actor       text        not null,
  key         text        not null check (length(key) between 8 and 80),
  act         text        not null,
  answer      jsonb       not null,
  at          timestamptz not null,
  primary key (actor, key)
);
comment on table access.idempotency is 'The first answer to a form; the same key of the same actor gets it again.';
create index idempotency_by_age on access.idempotency (at);
grant select, insert, delete on access.idempotency to bekal_app;
