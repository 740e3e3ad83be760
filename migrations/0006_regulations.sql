-- 0006  rule sets
-- Why    A decision names the rule set it was made under; anyone can run it again years later.
-- Locks  none: new schema.
-- Undo   drop schema regulations cascade;   -- decisions could no longer be run again

create schema regulations;
grant usage on schema regulations to bekal_app;

create table regulations.rule_set (
  digest         text        primary key check (digest ~ '^[0-9a-f]{64}$'),
  source         text        not null,
  effective_from date        not null,
  published_at   timestamptz not null,
  published_by   text        not null
);
comment on table regulations.rule_set is 'The law as data, as published. Immutable: named by the SHA-256 of its canonical source.';
comment on column regulations.rule_set.source is 'Canonical JSON of all files; its SHA-256 is the digest.';
create index rule_set_in_force on regulations.rule_set (effective_from desc, published_at desc);
grant select, insert on regulations.rule_set to bekal_app;

create function regulations.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'a published rule set cannot be changed; publish a new one' using errcode = 'restrict_violation';
end $$;
create trigger rule_set_is_immutable before update or delete or truncate on regulations.rule_set
  for each statement execute function regulations.refuse_change();
