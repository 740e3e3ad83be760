-- 0034  inbound
-- Why    What people write by WhatsApp, SMS and e-mail is kept before anything else happens to it: a provider, a file or
--        this program may be away for hours, and nothing is lost and nothing comes twice.
-- Locks  none: new table.
-- Undo   drop table cases.inbound;

create table cases.inbound (
  id            uuid        primary key,
  arrived       bigint      generated always as identity,
  external      text        not null unique,
  channel       text        not null check (channel in ('whatsapp', 'sms', 'email')),
  address_index bytea       not null,
  content       bytea,
  at            timestamptz not null,
  said_at       timestamptz not null,
  tries         integer     not null default 0,
  next_at       timestamptz not null,
  done_at       timestamptz,
  outcome       text        check (outcome in ('filed', 'threaded', 'empty')),
  "case"        uuid        references cases."case",
  check ((done_at is null) = (outcome is null)),
  check ((done_at is null) = (content is not null)),
  check ((outcome in ('filed', 'threaded')) = ("case" is not null) or outcome is null)
);
comment on table cases.inbound is 'Messages of people as providers delivered them, until they stand in a conversation.';
comment on column cases.inbound.arrived is 'The order of arrival: providers count in whole seconds.';
comment on column cases.inbound.external is 'The id a provider gave it: the same one twice is once, for ever.';
comment on column cases.inbound.content is 'What was said, hidden; gone from here once it stands in a conversation.';
comment on column cases.inbound.next_at is 'When it is looked at next: later for a file that cannot be fetched yet, and for a flood from one address.';
create index inbound_waiting on cases.inbound (next_at, said_at) where done_at is null;
create index inbound_of_address on cases.inbound (address_index, at desc);
grant select, insert on cases.inbound to bekal_app;
grant update (content, tries, next_at, done_at, outcome, "case") on cases.inbound to bekal_app;
alter table cases.inbound enable row level security;
alter table cases.inbound force row level security;
create policy inbound_is_bekals on cases.inbound using (access.role() = 'system') with check (access.role() = 'system');
