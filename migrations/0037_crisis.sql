-- 0037  crisis
-- Why    An earthquake, a war, a raid: one official page, a roll-call of the workers there, and messages that leave only
--        when two people signed them and whose words anybody can hold against ours.
-- Locks  placements.application, while its index is built: seconds at a million files. workers.worker: a moment.
-- Undo   drop schema crisis cascade; drop index placements.application_abroad; alter table workers.worker drop column language;

create schema crisis;
grant usage on schema crisis to bekal_app;

create function crisis.handles() returns boolean language sql stable
  return access.role() in ('system', 'centre');
comment on function crisis.handles() is 'Who handles an event. Missions come in here when they have officers.';

create table crisis.event (
  id          uuid        primary key,
  kind        text        not null check (btrim(kind) <> ''),
  country     text        not null check (country ~ '^[A-Z]{2}$'),
  area        text        check (btrim(area) <> ''),
  since       timestamptz not null,
  declared_by uuid        not null,
  declared_at timestamptz not null,
  check (since <= declared_at)
);
comment on table crisis.event is 'Something that endangers workers of one country. Never changed; what is known of it stands in its bulletins.';
create index event_by_country on crisis.event (country, declared_at desc);
grant select, insert on crisis.event to bekal_app;
alter table crisis.event enable row level security;
alter table crisis.event force row level security;
create policy event_seen on crisis.event for select using (true);
create policy event_declared on crisis.event for insert with check (
  crisis.handles() and (access.role() = 'system' or declared_by = access.person()));
create trigger event_is_final before update or delete or truncate on crisis.event
  for each statement execute function regulations.refuse_change();

create table crisis.bulletin (
  event   uuid        not null references crisis.event,
  seq     integer     not null check (seq > 0),
  at      timestamptz not null,
  person  uuid        not null,
  known   jsonb       not null check (jsonb_typeof(known) = 'object'),
  advice  jsonb       not null check (jsonb_typeof(advice) = 'object'),
  numbers jsonb       not null check (jsonb_typeof(numbers) = 'array'),
  primary key (event, seq)
);
comment on table crisis.bulletin is 'What is known of an event and what to do, in plain words; the newest counts, the earlier ones stay readable.';
grant select, insert on crisis.bulletin to bekal_app;
alter table crisis.bulletin enable row level security;
alter table crisis.bulletin force row level security;
create policy bulletin_seen on crisis.bulletin for select using (true);
create policy bulletin_written on crisis.bulletin for insert with check (
  crisis.handles() and (access.role() = 'system' or person = access.person()));
create trigger bulletin_is_final before update or delete or truncate on crisis.bulletin
  for each statement execute function regulations.refuse_change();

create table crisis.ending (
  event  uuid        primary key references crisis.event,
  at     timestamptz not null,
  person uuid        not null,
  why    text        not null check (btrim(why) <> '')
);
comment on table crisis.ending is 'Events that are over, and why.';
grant select, insert on crisis.ending to bekal_app;
alter table crisis.ending enable row level security;
alter table crisis.ending force row level security;
create policy ending_seen on crisis.ending for select using (true);
create policy ending_written on crisis.ending for insert with check (
  crisis.handles() and (access.role() = 'system' or person = access.person()));
create trigger ending_is_final before update or delete or truncate on crisis.ending
  for each statement execute function regulations.refuse_change();

create table crisis.message (
  id          uuid        primary key,
  event       uuid        not null references crisis.event,
  kind        text        not null check (kind in ('roll-call', 'notice')),
  texts       jsonb       not null check (jsonb_typeof(texts) = 'object' and texts ? 'id'),
  country     text        not null check (country ~ '^[A-Z]{2}$'),
  province    text        check (province ~ '^\d{2}$'),
  scheme      text        check (btrim(scheme) <> ''),
  receivers   integer     not null check (receivers > 0),
  parts       integer     not null check (parts > 0),
  proposed_by uuid        not null,
  proposed_at timestamptz not null
);
comment on table crisis.message is 'Words one person wants to send to many. They leave when another signs. Never changed.';
create index message_of_event on crisis.message (event, proposed_at desc);
grant select, insert on crisis.message to bekal_app;

create table crisis.set_aside (
  message uuid        primary key references crisis.message,
  at      timestamptz not null,
  person  uuid        not null,
  why     text        not null check (btrim(why) <> '')
);
comment on table crisis.set_aside is 'Proposed messages that are not to be sent, and why.';
grant select, insert on crisis.set_aside to bekal_app;

create table crisis.signature (
  message   uuid        primary key references crisis.message,
  at        timestamptz not null,
  person    uuid        not null,
  receivers integer     not null check (receivers > 0)
);
comment on table crisis.signature is 'Messages that leave: signed by another than whoever proposed them, for exactly so many receivers.';
grant select, insert on crisis.signature to bekal_app;

alter table crisis.message enable row level security;
alter table crisis.message force row level security;
create policy message_seen on crisis.message for select using (
  crisis.handles() or access.role() = 'auditor' or exists (select from crisis.signature s where s.message = id));
create policy message_proposed on crisis.message for insert with check (
  access.role() = 'centre' and proposed_by = access.person()
  and not exists (select from crisis.ending e where e.event = message.event));
create trigger message_is_final before update or delete or truncate on crisis.message
  for each statement execute function regulations.refuse_change();

alter table crisis.set_aside enable row level security;
alter table crisis.set_aside force row level security;
create policy set_aside_seen on crisis.set_aside for select using (crisis.handles() or access.role() = 'auditor');
create policy set_aside_made on crisis.set_aside for insert with check (
  access.role() = 'centre' and person = access.person()
  and not exists (select from crisis.signature s where s.message = set_aside.message));
create trigger set_aside_is_final before update or delete or truncate on crisis.set_aside
  for each statement execute function regulations.refuse_change();

alter table crisis.signature enable row level security;
alter table crisis.signature force row level security;
create policy signature_seen on crisis.signature for select using (true);
create policy signature_made on crisis.signature for insert with check (
  access.role() = 'centre' and person = access.person()
  and exists (select from crisis.message m where m.id = signature.message and m.proposed_by <> access.person())
  and not exists (select from crisis.set_aside a where a.message = signature.message));
create trigger signature_is_final before update or delete or truncate on crisis.signature
  for each statement execute function regulations.refuse_change();

create table crisis.receiver (
  message  uuid        not null references crisis.signature,
  worker   uuid        not null,
  language text        not null,
  sent_at  timestamptz,
  primary key (message, worker)
);
comment on table crisis.receiver is 'To whom a signed message goes, written down when it is signed: each once.';
create index receiver_waiting on crisis.receiver (message, worker) where sent_at is null;
grant select, insert on crisis.receiver to bekal_app;
grant update (sent_at) on crisis.receiver to bekal_app;
alter table crisis.receiver enable row level security;
alter table crisis.receiver force row level security;
create policy receiver_seen on crisis.receiver for select using (crisis.handles());
create policy receiver_written on crisis.receiver for insert with check (
  access.role() = 'centre' and sent_at is null
  and exists (select from crisis.signature s where s.message = receiver.message and s.person = access.person()));
create policy receiver_sent on crisis.receiver for update using (access.role() = 'system');

create table crisis.roll (
  id           uuid        primary key,
  event        uuid        not null references crisis.event,
  worker       uuid,
  who          bytea,
  name_hidden  bytea       not null,
  place_hidden bytea,
  phone_hidden bytea,
  number       text,
  province     text        check (province ~ '^\d{2}$'),
  company      text,
  scheme       text,
  expected     boolean     not null default false,
  message      uuid        references crisis.message,
  asked        integer     not null default 0 check (asked >= 0),
  asked_at     timestamptz,
  says         text        check (says in ('safe', 'help')),
  said_at      timestamptz,
  "case"       uuid,
  case_number  text,
  added_at     timestamptz not null,
  unique (event, worker),
  unique (event, who),
  check ((worker is null) = (who is not null)),
  check ((worker is null) = (phone_hidden is not null)),
  check ((says is null) = (said_at is null)),
  check (("case" is null) = (case_number is null))
);
comment on table crisis.roll is 'Everybody an event asks for: those whose file says they are there, and those who came by themselves (unmatched: without a worker).';
comment on column crisis.roll.who is 'Keyed hash of telephone and name of somebody unmatched: the same person twice is once.';
comment on column crisis.roll.expected is 'The card is issued and no departure was noted: they may be there.';
comment on column crisis.roll.asked is 'How often they were written to.';
comment on column crisis.roll.says is 'The last answer; all of them stand in crisis.answer.';
create index roll_of_event on crisis.roll (event, says, id);
create index roll_silent on crisis.roll (event, asked, asked_at) where says is null;
create index roll_of_worker on crisis.roll (worker) where worker is not null;
grant select, insert on crisis.roll to bekal_app;
grant update (message, asked, asked_at, says, said_at, place_hidden, "case", case_number) on crisis.roll to bekal_app;
alter table crisis.roll enable row level security;
alter table crisis.roll force row level security;
create policy roll_seen on crisis.roll for select using (crisis.handles() or worker = access.person());
create policy roll_written on crisis.roll for insert with check (
  access.role() = 'system' or (crisis.handles() and worker is not null));
create policy roll_changed on crisis.roll for update using (crisis.handles());

create table crisis.code (
  hash    bytea       primary key,
  roll    uuid        not null references crisis.roll,
  made_at timestamptz not null
);
comment on table crisis.code is 'Keyed hashes of the codes that were sent; each opens the answer of one person to one event. The codes themselves are nowhere.';
grant select, insert on crisis.code to bekal_app;
alter table crisis.code enable row level security;
alter table crisis.code force row level security;
create policy code_all on crisis.code for all using (access.role() = 'system') with check (access.role() = 'system');

create table crisis.answer (
  id           uuid        primary key,
  roll         uuid        not null references crisis.roll,
  seq          integer     not null check (seq > 0),
  at           timestamptz not null,
  says         text        not null check (says in ('safe', 'help', 'not-reached')),
  via          text        not null check (via in ('code', 'account', 'open', 'phone')),
  person       uuid,
  words_hidden bytea,
  place_hidden bytea,
  unique (roll, seq),
  check ((via = 'phone') = (person is not null)),
  check (says <> 'not-reached' or via = 'phone')
);
comment on table crisis.answer is 'What somebody answered, or an officer heard by telephone, in order. Never changed.';
grant select, insert on crisis.answer to bekal_app;
alter table crisis.answer enable row level security;
alter table crisis.answer force row level security;
create policy answer_seen on crisis.answer for select using (
  crisis.handles() or exists (select from crisis.roll r where r.id = roll and r.worker = access.person()));
create policy answer_written on crisis.answer for insert with check (
  (access.role() = 'system' and via <> 'phone') or (crisis.handles() and via = 'phone' and person = access.person()));
create trigger answer_is_final before update or delete or truncate on crisis.answer
  for each statement execute function regulations.refuse_change();

create index application_abroad on placements.application (country, worker) where state in ('departed', 'issued');

alter table workers.worker add column language text not null default 'id' check (language ~ '^[a-z]{2,3}$');
comment on column workers.worker.language is 'The language they registered in: what is written to them without their asking.';
