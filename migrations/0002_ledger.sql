-- 0002  ledger
-- Why    Nobody can quietly change the record: acts are append-only, and their hashes form a signed public log.
-- Locks  none: new schema.
-- Undo   drop schema ledger cascade;   -- loses the proof of every act

create schema ledger;
grant usage on schema ledger to bekal_app, bekal_sealer;

create table ledger.entry (
  id           uuid        primary key,
  at           timestamptz not null,
  role         text        not null,
  person       uuid,
  office       text,
  on_behalf_of uuid,
  client       text        not null,
  act          text        not null check (act ~ '^[a-z-]+\.[a-z-]+$'),
  record_kind  text        not null,
  record_id    text        not null,
  ground       text,
  payload_hash bytea       not null check (length(payload_hash) = 32),
  salt         bytea       not null check (length(salt) = 16),
  commitment   bytea       not null check (length(commitment) = 32)
);
comment on table ledger.entry is 'One act: who, what, on which record, on what ground, and the hash of everything it decided or saw.';
comment on column ledger.entry.commitment is 'SHA-256(salt || canonical JSON of the other members): all the public log ever shows.';
create index entry_of_record on ledger.entry (record_kind, record_id, at desc);
create index entry_of_person on ledger.entry (person, at desc) where person is not null;

create table ledger.pending (
  entry uuid primary key references ledger.entry (id)
);
comment on table ledger.pending is 'Entries that wait for their place in the tree; written by a trigger, so that none is forgotten.';

create table ledger.leaf (
  position bigint primary key check (position >= 0),
  entry    uuid   not null unique references ledger.entry (id)
);

create table ledger.node (
  level int    not null check (level between 0 and 62),
  index bigint not null check (index >= 0),
  hash  bytea  not null check (length(hash) = 32),
  primary key (level, index)
);
comment on table ledger.node is 'Hashes of the full subtrees (RFC 6962); level 0 are the leaves.';

create table ledger.checkpoint (
  size bigint      primary key check (size > 0),
  root bytea       not null check (length(root) = 32),
  note text        not null,
  at   timestamptz not null
);
comment on column ledger.checkpoint.note is 'The signed note (C2SP tlog-checkpoint) an outside witness keeps.';

create table ledger.sequencer (
  single boolean primary key default true check (single)
);
comment on table ledger.sequencer is 'One row; who locks it gives out the places.';
insert into ledger.sequencer default values;

create function ledger.note_pending() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  insert into ledger.pending (entry) values (new.id);
  return null;
end $$;
create trigger entry_is_pending after insert on ledger.entry for each row execute function ledger.note_pending();

create function ledger.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the ledger only grows' using errcode = 'restrict_violation';
end $$;
create trigger entry_only_grows before update or delete or truncate on ledger.entry for each statement execute function ledger.refuse_change();
create trigger leaf_only_grows before update or delete or truncate on ledger.leaf for each statement execute function ledger.refuse_change();
create trigger node_only_grows before update or delete or truncate on ledger.node for each statement execute function ledger.refuse_change();
create trigger checkpoint_only_grows before update or delete or truncate on ledger.checkpoint for each statement execute function ledger.refuse_change();

grant select, insert on ledger.entry to bekal_app;
grant select on ledger.pending, ledger.leaf, ledger.node, ledger.checkpoint to bekal_app;
grant select on ledger.entry to bekal_sealer;
grant select, delete on ledger.pending to bekal_sealer;
grant select, insert on ledger.leaf, ledger.node, ledger.checkpoint to bekal_sealer;
grant select, update on ledger.sequencer to bekal_sealer;
