-- The result of all migrations, for reading. Written by: npm run schema

-- Extensions

create extension btree_gin;

create extension pg_trgm;

create extension unaccent;

-- Schemas

create schema access;
grant usage on schema access to bekal_app;
grant usage on schema access to bekal_sealer;

create schema accounts;
grant usage on schema accounts to bekal_app;

create schema arrivals;
grant usage on schema arrivals to bekal_app;

create schema cases;
grant usage on schema cases to bekal_app;

create schema clock;
grant usage on schema clock to bekal_app;

create schema companies;
grant usage on schema companies to bekal_app;

create schema crisis;
grant usage on schema crisis to bekal_app;

create schema demo;
grant usage on schema demo to bekal_app;

create schema directions;
grant usage on schema directions to bekal_app;

create schema ledger;
grant usage on schema ledger to bekal_app;
grant usage on schema ledger to bekal_sealer;

create schema offices;
grant usage on schema offices to bekal_app;

create schema open_data;
grant usage on schema open_data to bekal_app;

create schema outbox;
grant usage on schema outbox to bekal_app;

create schema placements;
grant usage on schema placements to bekal_app;

create schema regulations;
grant usage on schema regulations to bekal_app;

create schema workers;
grant usage on schema workers to bekal_app;

-- Functions

CREATE OR REPLACE FUNCTION access."national"()
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (access.role() = ANY (ARRAY['system'::text, 'centre'::text, 'auditor'::text]));

CREATE OR REPLACE FUNCTION access.moment()
 RETURNS timestamp with time zone
 LANGUAGE sql
 STABLE
 SET search_path TO ''
AS $function$
  select coalesce(nullif(current_setting('bekal.now', true), '')::timestamptz, now())
$function$;
grant execute on function access.moment() to bekal_app;
grant execute on function access.moment() to public;

CREATE OR REPLACE FUNCTION access.office()
 RETURNS text
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN NULLIF(current_setting('bekal.office'::text, true), ''::text);

CREATE OR REPLACE FUNCTION access.person()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (NULLIF(current_setting('bekal.person'::text, true), ''::text))::uuid;

CREATE OR REPLACE FUNCTION access.role()
 RETURNS text
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN COALESCE(NULLIF(current_setting('bekal.role'::text, true), ''::text), 'nobody'::text);

CREATE OR REPLACE FUNCTION access.village()
 RETURNS text
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN NULLIF(current_setting('bekal.village'::text, true), ''::text);

CREATE OR REPLACE FUNCTION accounts.is_staffed(which text, on_day date)
 RETURNS boolean
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  was text := access.role();
  found_one boolean;
begin
  perform set_config('bekal.role', 'system', true);
  select exists (
    select from accounts.post p join accounts.account a on a.id = p.account
    where p.office = which and p.role in ('counter-officer', 'head-of-office') and a.disabled_at is null
      and p."from" <= on_day and (p.until is null or p.until >= on_day)) into found_one;
  perform set_config('bekal.role', was, true);
  return found_one;
end $function$;
grant execute on function accounts.is_staffed(text,date) to bekal_app;
grant execute on function accounts.is_staffed(text,date) to public;

CREATE OR REPLACE FUNCTION accounts.leads(who uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
 SET search_path TO ''
AS $function$
  select access.role() = 'head-of-office'
    and exists (select from accounts.post p where p.account = who and p.office = access.office())
$function$;
grant execute on function accounts.leads(uuid) to bekal_app;
grant execute on function accounts.leads(uuid) to public;

CREATE OR REPLACE FUNCTION cases.beds_hold()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  beds integer;
  taken integer;
begin
  select case new.guest when 'women' then h.women when 'men' then h.men else h.families end into beds
    from cases.safe_house h where h.id = new.house and h.office = new.to_office and h.closed_at is null for update;
  if not found then
    raise exception 'this house is not open' using errcode = 'check_violation';
  end if;
  select count(*) into taken from cases.stay s
    where s.house = new.house and s.guest = new.guest and s.state in ('kept', 'in') and s.id <> new.id;
  if taken >= beds then
    raise exception 'no bed is free' using errcode = 'check_violation';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION cases.entered_here(which uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  was text := access.role();
  mine boolean;
begin
  perform set_config('bekal.role', 'system', true);
  select exists (select from cases."case" c
    where c.id = which and c.entered_by = access.person() and c.state = 'filed') into mine;
  perform set_config('bekal.role', was, true);
  return mine;
end $function$;
grant execute on function cases.entered_here(uuid) to bekal_app;
grant execute on function cases.entered_here(uuid) to public;

CREATE OR REPLACE FUNCTION cases.hand_over(which uuid, to_office text)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  was text := access.role();
begin
  if was not in ('centre', 'system') then
    raise exception 'this case is not yours to move' using errcode = 'insufficient_privilege';
  end if;
  perform set_config('bekal.role', 'system', true);
  update cases."case" set office = to_office where id = which;
  perform set_config('bekal.role', was, true);
end $function$;
grant execute on function cases.hand_over(uuid,text) to bekal_app;
grant execute on function cases.hand_over(uuid,text) to public;

CREATE OR REPLACE FUNCTION cases.has_bed(which uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  was text := access.role();
  held boolean;
begin
  perform set_config('bekal.role', 'system', true);
  select exists (select from cases.stay s, cases.stay mine where mine.id = which and s.id <> mine.id
    and s.worker = mine.worker and s.state in ('kept', 'in')) into held;
  perform set_config('bekal.role', was, true);
  return held;
end $function$;
grant execute on function cases.has_bed(uuid) to bekal_app;
grant execute on function cases.has_bed(uuid) to public;

CREATE OR REPLACE FUNCTION cases.homecoming_in_order()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
  if new.confirmed_by is distinct from old.confirmed_by and new.confirmed_by is not null
    and (new.confirmed_by is distinct from access.person() or old.state <> 'planned' or new.state <> 'confirmed') then
    raise exception 'a return is confirmed by a second person, for themself' using errcode = 'check_violation';
  end if;
  if new.state <> old.state and not (
    (old.state = 'planned' and new.state in ('confirmed', 'cancelled'))
    or (old.state = 'confirmed' and new.state in ('planned', 'departed', 'cancelled'))
    or (old.state = 'departed' and new.state = 'arrived')
    or (old.state = 'arrived' and new.state = 'handed')) then
    raise exception 'a return does not go from % to %', old.state, new.state using errcode = 'check_violation';
  end if;
  if old.state in ('departed', 'arrived') and (new.travels_on, new.planned_by, new.confirmed_by)
    is distinct from (old.travels_on, old.planned_by, old.confirmed_by) then
    raise exception 'a return that has begun is not planned anew' using errcode = 'check_violation';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION cases.hosting_offices()
 RETURNS SETOF text
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  was text := access.role();
begin
  if was not in ('counter-officer', 'head-of-office', 'centre', 'system') then return; end if;
  perform set_config('bekal.role', 'system', true);
  return query select distinct h.office from cases.safe_house h where h.closed_at is null;
  perform set_config('bekal.role', was, true);
end $function$;
grant execute on function cases.hosting_offices() to bekal_app;
grant execute on function cases.hosting_offices() to public;

CREATE OR REPLACE FUNCTION cases.hosts(which uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
 SET search_path TO ''
AS $function$
  select exists (select from cases.stay s where s."case" = which and s.to_office = access.office())
$function$;
grant execute on function cases.hosts(uuid) to bekal_app;
grant execute on function cases.hosts(uuid) to public;

CREATE OR REPLACE FUNCTION cases.move_accepted()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  was text := access.role();
begin
  perform set_config('bekal.role', 'system', true);
  update cases."case"
    set office = new.to_office, handler = new.answered_by, version = version + 1
    where id = new."case" and office is not distinct from new.from_office and state <> 'closed';
  if not found then
    raise exception 'this case is not where it was asked from' using errcode = 'check_violation';
  end if;
  perform set_config('bekal.role', was, true);
  return new;
end $function$;

CREATE OR REPLACE FUNCTION cases.notice_pattern(which uuid, span interval, fewest integer, new_id uuid, moment timestamp with time zone)
 RETURNS uuid
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  was text := access.role();
  k text;
  n text;
  many integer;
begin
  perform set_config('bekal.role', 'system', true);
  select c.company_key, c.company into k, n from cases."case" c where c.id = which;
  if k is not null then
    perform pg_advisory_xact_lock(hashtextextended(k, 36));
    select count(*) into many from cases."case" c where c.company_key = k and c.filed_at > moment - span;
    if many >= fewest and not exists (
      select from cases.pattern p where p.company_key = k and (p.done_at is null or p.at > moment - span)) then
      insert into cases.pattern (id, company_key, company, cases, since, at)
      values (new_id, k, n, many, moment - span, moment);
      perform set_config('bekal.role', was, true);
      return new_id;
    end if;
  end if;
  perform set_config('bekal.role', was, true);
  return null;
end $function$;
grant execute on function cases.notice_pattern(uuid,interval,integer,uuid,timestamp with time zone) to bekal_app;
grant execute on function cases.notice_pattern(uuid,interval,integer,uuid,timestamp with time zone) to public;

CREATE OR REPLACE FUNCTION cases.refuse_unsafe()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
  if exists (select from cases.unsafe u where u."case" = new."case"
    and (u.name_index = new.name_index or u.phone_index = new.phone_index)) then
    raise exception 'this access cannot be given' using errcode = 'check_violation';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION cases.speaks_for(which text)
 RETURNS boolean
 LANGUAGE sql
 STABLE
 SET search_path TO ''
AS $function$
  select (access.role() in ('counter-officer', 'head-of-office') and which = access.office())
    or (access.role() = 'centre' and which is null)
$function$;
grant execute on function cases.speaks_for(text) to bekal_app;
grant execute on function cases.speaks_for(text) to public;

CREATE OR REPLACE FUNCTION cases.standing(which uuid, OUT digest text, OUT version integer)
 RETURNS record
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  was text := access.role();
begin
  -- An officer who files for another office, or moves a case away, does not see it any more.
  perform set_config('bekal.role', 'system', true);
  select encode(sha256(convert_to(jsonb_build_array(c.state, c.ground, c.confirmed, c.office, c.category, c.level,
      c.filed_by, c.worker, c.watcher, c.receiver, c.reopened, encode(c.code, 'hex'))::text, 'UTF8')), 'hex'), c.version
    into digest, version from cases."case" c where c.id = which;
  perform set_config('bekal.role', was, true);
end $function$;
grant execute on function cases.standing(uuid) to bekal_app;
grant execute on function cases.standing(uuid) to public;

CREATE OR REPLACE FUNCTION cases.stay_in_order()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
  if not ((old.state = 'asked' and new.state in ('kept', 'refused', 'withdrawn'))
    or (old.state = 'kept' and new.state in ('in', 'absent', 'withdrawn'))
    or (old.state = 'in' and new.state in ('in', 'left'))) then
    raise exception 'a stay does not go from % to %', old.state, new.state using errcode = 'check_violation';
  end if;
  if old.state <> 'asked' and new.house is distinct from old.house then
    raise exception 'a bed is in the house it was kept in' using errcode = 'check_violation';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION cases.tied_of(which uuid)
 RETURNS SETOF uuid
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  was text := access.role();
begin
  if not exists (select from cases."case" c where c.id = which) then return; end if;
  perform set_config('bekal.role', 'system', true);
  return query select t.person from cases."case" c
    join cases.tie t on t.company_key = c.company_key and (t.ended_at is null or t.ended_at > access.moment())
    where c.id = which;
  perform set_config('bekal.role', was, true);
end $function$;
grant execute on function cases.tied_of(uuid) to bekal_app;
grant execute on function cases.tied_of(uuid) to public;

CREATE OR REPLACE FUNCTION cases.tied_to_it(which uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
 SET search_path TO ''
AS $function$
  select exists (
    select from cases."case" c
    join cases.tie t on t.company_key = c.company_key and (t.ended_at is null or t.ended_at > access.moment())
    where c.id = which and t.person = access.person())
$function$;
grant execute on function cases.tied_to_it(uuid) to bekal_app;
grant execute on function cases.tied_to_it(uuid) to public;

CREATE OR REPLACE FUNCTION crisis.handles()
 RETURNS boolean
 LANGUAGE sql
 STABLE
RETURN (access.role() = ANY (ARRAY['system'::text, 'centre'::text]));

CREATE OR REPLACE FUNCTION ledger.note_pending()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  insert into ledger.pending (entry) values (new.id);
  return null;
end $function$;

CREATE OR REPLACE FUNCTION ledger.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'the ledger only grows' using errcode = 'restrict_violation';
end $function$;

CREATE OR REPLACE FUNCTION placements.file_in_hand()
 RETURNS uuid
 LANGUAGE sql
 STABLE
RETURN (NULLIF(current_setting('bekal.file_in_hand'::text, true), ''::text))::uuid;

CREATE OR REPLACE FUNCTION placements.named(asked text, most integer)
 RETURNS TABLE(application uuid, alike real)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 20
 SET search_path TO 'public', 'pg_temp'
BEGIN ATOMIC
 SELECT a.id,
     public.word_similarity(named.asked, a.name_key) AS word_similarity
    FROM placements.application a
   WHERE ((access.role() = ANY (ARRAY['counter-officer'::text, 'head-of-office'::text])) AND (a.office = access.office()) AND (named.asked OPERATOR(public.<%) a.name_key))
   ORDER BY (public.word_similarity(named.asked, a.name_key)) DESC, a.id DESC
  LIMIT named.most;
END;
revoke execute on function placements.named(text,integer) from public;
grant execute on function placements.named(text,integer) to bekal_app;

CREATE OR REPLACE FUNCTION placements.of(id uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
RETURN (EXISTS (SELECT FROM placements.application a WHERE (a.id = of.id)));

CREATE OR REPLACE FUNCTION placements.refuse_unread()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  weighed text[] := array(select finding ->> 'rule' from jsonb_array_elements(new.findings) finding);
begin
  if regulations.is_unread(access.person(), new.rule_set, new.decided_on, weighed) then
    raise exception 'whoever decides has not read what changed' using errcode = 'restrict_violation';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION placements.serves(office text)
 RETURNS boolean
 LANGUAGE sql
 STABLE
RETURN (access."national"() OR ((access.role() = ANY (ARRAY['counter-officer'::text, 'head-of-office'::text])) AND (office = access.office())));

CREATE OR REPLACE FUNCTION regulations.is_unread(reader uuid, under text, on_day date, weighed text[])
 RETURNS boolean
 LANGUAGE sql
 STABLE
RETURN (EXISTS (SELECT FROM ((regulations.notice n JOIN regulations.rule_set s ON ((s.digest = n.rule_set))) JOIN regulations.rule_set law ON ((law.digest = is_unread.under))) WHERE ((NOT (EXISTS (SELECT FROM regulations.withdrawal w WHERE (w.digest = n.rule_set)))) AND (s.effective_from <= is_unread.on_day) AND ((ROW(s.effective_from, s.published_at) <= ROW(law.effective_from, law.published_at)) OR (EXISTS (SELECT FROM regulations.withdrawal w WHERE (w.digest = law.digest)))) AND ((n.rules IS NULL) OR (n.rules && is_unread.weighed)) AND (NOT (EXISTS (SELECT FROM regulations.reading r WHERE ((r.rule_set = n.rule_set) AND (r.person = is_unread.reader))))))));

CREATE OR REPLACE FUNCTION regulations.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'a published rule set cannot be changed; publish a new one' using errcode = 'restrict_violation';
end $function$;

CREATE OR REPLACE FUNCTION regulations.refuse_text_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'a text that came in cannot be changed; enter a correction' using errcode = 'restrict_violation';
end $function$;

CREATE OR REPLACE FUNCTION workers.asked_in_village(worker uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
RETURN (EXISTS (SELECT FROM workers.family_member f WHERE ((f.worker = asked_in_village.worker) AND (f.village = access.village()) AND (f.ended_at IS NULL))));

CREATE OR REPLACE FUNCTION workers.followed(worker uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
RETURN (EXISTS (SELECT FROM workers.family_member f WHERE ((f.worker = followed.worker) AND (f.id = access.person()) AND (f.ended_at IS NULL))));

CREATE OR REPLACE FUNCTION workers.handled(worker uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
RETURN ((access.role() = 'system'::text) OR (worker = access.person()) OR ((access.role() = ANY (ARRAY['counter-officer'::text, 'head-of-office'::text])) AND workers.served(worker)));

CREATE OR REPLACE FUNCTION workers.served(worker uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
RETURN (EXISTS (SELECT FROM workers.served_by s WHERE ((s.worker = served.worker) AND (s.office = access.office()))));

CREATE OR REPLACE FUNCTION workers.visible(worker uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
RETURN (access."national"() OR (worker = access.person()) OR ((access.role() = ANY (ARRAY['counter-officer'::text, 'head-of-office'::text])) AND workers.served(worker)) OR ((access.role() = 'village-officer'::text) AND workers.asked_in_village(worker)) OR ((access.role() = 'family'::text) AND workers.followed(worker)));

-- Tables

create table access.guess (
  what text not null,
  count integer not null,
  since timestamp with time zone not null,
  constraint guess_pkey PRIMARY KEY (what),
  constraint guess_count_check CHECK ((count >= 0))
);
grant delete, insert, select, update on access.guess to bekal_app;

create table access.idempotency (
  actor text not null,
  key text not null,
  act text not null,
  answer jsonb not null,
  at timestamp with time zone not null,
  constraint idempotency_pkey PRIMARY KEY (actor, key),
  constraint idempotency_key_check CHECK (((length(key) >= 8) AND (length(key) <= 80)))
);
CREATE INDEX idempotency_by_age ON access.idempotency USING btree (at);
grant delete, insert, select on access.idempotency to bekal_app;

create table accounts.account (
  id uuid not null,
  kind text not null,
  name text not null,
  nik_index bytea,
  officer_number text,
  phone_hidden bytea not null,
  phone_index bytea not null,
  phone_last4 text not null,
  created_at timestamp with time zone not null,
  disabled_at timestamp with time zone,
  constraint account_nik_index_key UNIQUE (nik_index),
  constraint account_officer_number_key UNIQUE (officer_number),
  constraint account_pkey PRIMARY KEY (id),
  constraint account_check CHECK (((kind = 'citizen'::text) = (nik_index IS NOT NULL))),
  constraint account_check1 CHECK (((kind = 'officer'::text) = (officer_number IS NOT NULL))),
  constraint account_kind_check CHECK ((kind = ANY (ARRAY['citizen'::text, 'officer'::text]))),
  constraint account_name_check CHECK (((length(name) >= 1) AND (length(name) <= 120))),
  constraint account_phone_last4_check CHECK ((phone_last4 ~ '^\d{4}$'::text))
);
alter table accounts.account enable row level security;
alter table accounts.account force row level security;
create policy account_by_system on accounts.account as permissive for all to public using ((access.role() = 'system'::text)) with check ((access.role() = 'system'::text));
create policy account_of_colleague on accounts.account as permissive for select to public using (((kind = 'officer'::text) AND (access.role() = ANY (ARRAY['counter-officer'::text, 'head-of-office'::text])) AND (EXISTS ( SELECT
   FROM accounts.post p
  WHERE ((p.account = account.id) AND (p.office = access.office()))))));
create policy account_of_self on accounts.account as permissive for select to public using (((id = access.person()) OR access."national"()));
CREATE INDEX account_by_phone ON accounts.account USING btree (phone_index);
grant insert, select on accounts.account to bekal_app;
grant update (name) on accounts.account to bekal_app;
grant update (phone_hidden) on accounts.account to bekal_app;
grant update (phone_index) on accounts.account to bekal_app;
grant update (phone_last4) on accounts.account to bekal_app;
grant update (disabled_at) on accounts.account to bekal_app;

create table accounts.code (
  id uuid not null,
  purpose text not null,
  account uuid,
  subject bytea not null,
  hash bytea not null,
  claims bytea,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  tries integer not null default 0,
  used_at timestamp with time zone,
  phone bytea,
  constraint code_pkey PRIMARY KEY (id),
  constraint code_account_fkey FOREIGN KEY (account) REFERENCES accounts.account(id),
  constraint code_purpose_check CHECK ((purpose = ANY (ARRAY['sign-in'::text, 'officer'::text, 'family'::text]))),
  constraint code_tries_check CHECK ((tries <= 5))
);
alter table accounts.code enable row level security;
alter table accounts.code force row level security;
create policy code_by_system on accounts.code as permissive for all to public using ((access.role() = 'system'::text)) with check ((access.role() = 'system'::text));
CREATE INDEX code_recent ON accounts.code USING btree (subject, created_at DESC);
CREATE INDEX code_to_phone ON accounts.code USING btree (phone, created_at DESC) WHERE (phone IS NOT NULL);
grant delete, insert, select on accounts.code to bekal_app;
grant update (tries) on accounts.code to bekal_app;
grant update (used_at) on accounts.code to bekal_app;

create table accounts.leave (
  id uuid not null,
  account uuid not null,
  "from" date not null,
  until date not null,
  substitute uuid,
  entered_by uuid not null,
  at timestamp with time zone not null,
  cancelled_at timestamp with time zone,
  cancelled_by uuid,
  constraint leave_pkey PRIMARY KEY (id),
  constraint leave_account_fkey FOREIGN KEY (account) REFERENCES accounts.account(id),
  constraint leave_cancelled_by_fkey FOREIGN KEY (cancelled_by) REFERENCES accounts.account(id),
  constraint leave_entered_by_fkey FOREIGN KEY (entered_by) REFERENCES accounts.account(id),
  constraint leave_substitute_fkey FOREIGN KEY (substitute) REFERENCES accounts.account(id),
  constraint leave_check CHECK ((until >= "from")),
  constraint leave_check1 CHECK ((substitute <> account)),
  constraint leave_check2 CHECK (((cancelled_at IS NULL) = (cancelled_by IS NULL)))
);
alter table accounts.leave enable row level security;
alter table accounts.leave force row level security;
create policy leave_cancelled on accounts.leave as permissive for update to public using (((account = access.person()) OR accounts.leads(account))) with check ((cancelled_by = access.person()));
create policy leave_entered on accounts.leave as permissive for insert to public with check (((entered_by = access.person()) AND (cancelled_at IS NULL) AND ((account = access.person()) OR accounts.leads(account))));
create policy leave_seen on accounts.leave as permissive for select to public using (((account = access.person()) OR access."national"() OR ((access.role() = ANY (ARRAY['counter-officer'::text, 'head-of-office'::text])) AND (EXISTS ( SELECT
   FROM accounts.post p
  WHERE ((p.account = leave.account) AND (p.office = access.office())))))));
CREATE INDEX leave_by_day ON accounts.leave USING btree (account, until) WHERE (cancelled_at IS NULL);
grant insert, select on accounts.leave to bekal_app;
grant update (cancelled_at) on accounts.leave to bekal_app;
grant update (cancelled_by) on accounts.leave to bekal_app;

create table accounts.post (
  id uuid not null,
  account uuid not null,
  role text not null,
  title text not null,
  office text,
  village text,
  "from" date not null,
  until date,
  unit text,
  constraint post_pkey PRIMARY KEY (id),
  constraint post_account_fkey FOREIGN KEY (account) REFERENCES accounts.account(id),
  constraint post_check CHECK (((role = ANY (ARRAY['counter-officer'::text, 'head-of-office'::text, 'airport-desk'::text])) = (office IS NOT NULL))),
  constraint post_check1 CHECK (((role = 'village-officer'::text) = (village IS NOT NULL))),
  constraint post_check2 CHECK (((unit IS NULL) OR (role = 'centre'::text))),
  constraint post_role_check CHECK ((role = ANY (ARRAY['village-officer'::text, 'counter-officer'::text, 'head-of-office'::text, 'centre'::text, 'airport-desk'::text, 'auditor'::text]))),
  constraint post_unit_check CHECK ((unit ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text)),
  constraint post_village_check CHECK ((village ~ '^\d{10}$'::text))
);
alter table accounts.post enable row level security;
alter table accounts.post force row level security;
create policy post_by_system on accounts.post as permissive for all to public using ((access.role() = 'system'::text)) with check ((access.role() = 'system'::text));
create policy post_seen on accounts.post as permissive for select to public using (((account = access.person()) OR access."national"() OR ((access.role() = ANY (ARRAY['counter-officer'::text, 'head-of-office'::text])) AND (office = access.office()))));
CREATE INDEX post_of_account ON accounts.post USING btree (account, "from");
CREATE INDEX post_of_office ON accounts.post USING btree (office, role);
grant insert, select on accounts.post to bekal_app;
grant update (until) on accounts.post to bekal_app;

create table accounts.session (
  id uuid not null,
  token bytea not null,
  account uuid not null,
  post uuid,
  csrf text not null,
  created_at timestamp with time zone not null,
  seen_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint session_token_key UNIQUE (token),
  constraint session_pkey PRIMARY KEY (id),
  constraint session_account_fkey FOREIGN KEY (account) REFERENCES accounts.account(id),
  constraint session_post_fkey FOREIGN KEY (post) REFERENCES accounts.post(id)
);
alter table accounts.session enable row level security;
alter table accounts.session force row level security;
create policy session_by_system on accounts.session as permissive for all to public using ((access.role() = 'system'::text)) with check ((access.role() = 'system'::text));
CREATE INDEX session_of_account ON accounts.session USING btree (account, created_at DESC);
grant delete, insert, select on accounts.session to bekal_app;
grant update (seen_at) on accounts.session to bekal_app;
grant update (ended_at) on accounts.session to bekal_app;

create table arrivals.batch (
  id uuid not null,
  event uuid not null,
  office text not null,
  via text not null,
  count integer not null,
  root text not null,
  person uuid not null,
  at timestamp with time zone not null,
  constraint batch_pkey PRIMARY KEY (id),
  constraint batch_event_fkey FOREIGN KEY (event) REFERENCES arrivals.event(id),
  constraint batch_count_check CHECK ((count > 0)),
  constraint batch_root_check CHECK ((root ~ '^[0-9a-f]{64}$'::text)),
  constraint batch_via_check CHECK ((via = ANY (ARRAY['device'::text, 'page'::text, 'file'::text])))
);
alter table arrivals.batch enable row level security;
alter table arrivals.batch force row level security;
create policy batch_seen on arrivals.batch as permissive for select to public using (((access.role() = ANY (ARRAY['system'::text, 'centre'::text, 'auditor'::text])) OR ((access.role() = ANY (ARRAY['counter-officer'::text, 'head-of-office'::text])) AND (office = access.office()))));
create policy batch_written on arrivals.batch as permissive for insert to public with check (((access.role() = ANY (ARRAY['counter-officer'::text, 'head-of-office'::text])) AND (office = access.office()) AND (person = access.person())));
CREATE INDEX batch_of_event ON arrivals.batch USING btree (event, id);
CREATE TRIGGER batch_is_final BEFORE DELETE OR UPDATE OR TRUNCATE ON arrivals.batch FOR EACH STATEMENT EXECUTE FUNCTION regulations.refuse_change();
grant insert, select on arrivals.batch to bekal_app;

create table arrivals.entry (
  id uuid not null,
  event uuid not null,
  batch uuid not null,
  place integer not null,
  office text not null,
  told_hidden bytea not null,
  salt bytea not null,
  digest text not null,
  sex text,
  needs text[] not null,
  signs text[] not null,
  document_index bytea,
  person_index bytea,
  noted_at timestamp with time zone not null,
  received_at timestamp with time zone not null,
  entered_by uuid not null,
  home text,
  home_office text,
  worker uuid,
  "case" uuid,
  case_number text,
  handed_at timestamp with time zone,
  expected_on date,
  constraint entry_batch_place_key UNIQUE (batch, place),
  constraint entry_pkey PRIMARY KEY (id),
  constraint entry_batch_fkey FOREIGN KEY (batch) REFERENCES arrivals.batch(id),
  constraint entry_event_fkey FOREIGN KEY (event) REFERENCES arrivals.event(id),
  constraint entry_check CHECK (((home IS NULL) = (home_office IS NULL))),
  constraint entry_check1 CHECK ((("case" IS NULL) = (case_number IS NULL))),
  constraint entry_check2 CHECK (((handed_at IS NULL) = (expected_on IS NULL))),
  constraint entry_check3 CHECK (((handed_at IS NULL) OR (home IS NOT NULL))),
  constraint entry_digest_check CHECK ((digest ~ '^[0-9a-f]{64}$'::text)),
  constraint entry_home_check CHECK ((home ~ '^\d{2}(\d{2})?$'::text)),
  constraint entry_place_check CHECK ((place >= 0)),
  constraint entry_sex_check CHECK ((sex = ANY (ARRAY['female'::text, 'male'::text])))
);
alter table arrivals.entry enable row level security;
alter table arrivals.entry force row level security;
create policy entry_changed on arrivals.entry as permissive for update to public using (((access.role() = 'system'::text) OR ((access.role() = ANY (ARRAY['counter-officer'::text, 'head-of-office'::text])) AND (office = access.office()))));
create policy entry_seen on arrivals.entry as permissive for select to public using (((access.role() = ANY (ARRAY['system'::text, 'centre'::text])) OR ((access.role() = ANY (ARRAY['counter-officer'::text, 'head-of-office'::text])) AND ((office = access.office()) OR ((home_office = access.office()) AND (handed_at IS NOT NULL))))));
create policy entry_written on arrivals.entry as permissive for insert to public with check (((access.role() = ANY (ARRAY['counter-officer'::text, 'head-of-office'::text])) AND (office = access.office()) AND (entered_by = access.person()) AND (worker IS NULL) AND ("case" IS NULL) AND (handed_at IS NULL) AND (EXISTS ( SELECT
   FROM arrivals.event e
  WHERE ((e.id = entry.event) AND (e.office = access.office()))))));
CREATE INDEX entry_coming ON arrivals.entry USING btree (home_office, expected_on, id) WHERE (handed_at IS NOT NULL);
CREATE INDEX entry_of_event ON arrivals.entry USING btree (event, id);
CREATE TRIGGER entry_is_kept BEFORE DELETE OR TRUNCATE ON arrivals.entry FOR EACH STATEMENT EXECUTE FUNCTION regulations.refuse_change();
grant insert, select on arrivals.entry to bekal_app;
grant update (home) on arrivals.entry to bekal_app;
grant update (home_office) on arrivals.entry to bekal_app;
grant update (worker) on arrivals.entry to bekal_app;
grant update ("case") on arrivals.entry to bekal_app;
grant update (case_number) on arrivals.entry to bekal_app;
grant update (handed_at) on arrivals.entry to bekal_app;
grant update (expected_on) on arrivals.entry to bekal_app;

create table arrivals.event (
  id uuid not null,
  office text not null,
  place text not null,
  carrier text not null,
  vessel text,
  country text not null,
  expected integer,
  arrives_on date not null,
  key jsonb not null,
  key_hidden bytea not null,
  opened_by uuid not null,
  opened_at timestamp with time zone not null,
  constraint event_pkey PRIMARY KEY (id),
  constraint event_carrier_check CHECK ((btrim(carrier) <> ''::text)),
  constraint event_country_check CHECK ((country ~ '^[A-Z]{2}$'::text)),
  constraint event_expected_check CHECK (((expected >= 1) AND (expected <= 100000))),
  constraint event_key_check CHECK ((jsonb_typeof(key) = 'object'::text)),
  constraint event_office_check CHECK ((btrim(office) <> ''::text)),
  constraint event_place_check CHECK ((btrim(place) <> ''::text)),
  constraint event_vessel_check CHECK ((btrim(vessel) <> ''::text))
);
alter table arrivals.event enable row level security;
alter table arrivals.event force row level security;
create policy event_opened on arrivals.event as permissive for insert to public with check (((access.role() = ANY (ARRAY['counter-officer'::text, 'head-of-office'::text])) AND (office = access.office()) AND (opened_by = access.person())));
create policy event_seen on arrivals.event as permissive for select to public using (((access.role() = ANY (ARRAY['system'::text, 'centre'::text, 'auditor'::text])) OR ((access.role() = ANY (ARRAY['counter-officer'::text, 'head-of-office'::text])) AND ((office = access.office()) OR (EXISTS ( SELECT
   FROM arrivals.entry n
  WHERE ((n.event = event.id) AND (n.home_office = access.office()) AND (n.handed_at IS NOT NULL))))))));
CREATE INDEX event_of_office ON arrivals.event USING btree (office, arrives_on DESC, id);
CREATE TRIGGER event_is_final BEFORE DELETE OR UPDATE OR TRUNCATE ON arrivals.event FOR EACH STATEMENT EXECUTE FUNCTION regulations.refuse_change();
grant insert, select on arrivals.event to bekal_app;

create table arrivals.verdict (
  one uuid not null,
  other uuid not null,
  event uuid not null,
  office text not null,
  same boolean not null,
  person uuid not null,
  at timestamp with time zone not null,
  constraint verdict_pkey PRIMARY KEY (one, other),
  constraint verdict_event_fkey FOREIGN KEY (event) REFERENCES arrivals.event(id),
  constraint verdict_one_fkey FOREIGN KEY (one) REFERENCES arrivals.entry(id),
  constraint verdict_other_fkey FOREIGN KEY (other) REFERENCES arrivals.entry(id),
  constraint verdict_check CHECK ((one < other))
);
alter table arrivals.verdict enable row level security;
alter table arrivals.verdict force row level security;
create policy verdict_seen on arrivals.verdict as permissive for select to public using (((access.role() = ANY (ARRAY['system'::text, 'centre'::text])) OR ((access.role() = ANY (ARRAY['counter-officer'::text, 'head-of-office'::text])) AND (office = access.office()))));
create policy verdict_written on arrivals.verdict as permissive for insert to public with check (((access.role() = ANY (ARRAY['counter-officer'::text, 'head-of-office'::text])) AND (office = access.office()) AND (person = access.person()) AND (EXISTS ( SELECT
   FROM arrivals.entry n
  WHERE ((n.id = verdict.one) AND (n.event = verdict.event) AND (n.office = access.office())))) AND (EXISTS ( SELECT
   FROM arrivals.entry n
  WHERE ((n.id = verdict.other) AND (n.event = verdict.event) AND (n.office = access.office()))))));
CREATE INDEX verdict_of_event ON arrivals.verdict USING btree (event);
CREATE TRIGGER verdict_is_final BEFORE DELETE OR UPDATE OR TRUNCATE ON arrivals.verdict FOR EACH STATEMENT EXECUTE FUNCTION regulations.refuse_change();
grant insert, select on arrivals.verdict to bekal_app;

create table cases."case" (
  id uuid not null,
  number text not null,
  category text not null,
  signs jsonb not null default '[]'::jsonb,
  level text not null,
  level_why text,
  country text,
  origin text,
  place_hidden bytea,
  channel text not null,
  filed_by text not null,
  language text not null,
  worker uuid,
  entered_by uuid,
  code bytea not null,
  salt bytea not null,
  filing text not null,
  office text,
  handler uuid,
  reported text not null default 'other'::text,
  company text,
  state text not null default 'filed'::text,
  asked text,
  answer_due_on date,
  ground text,
  confirmed boolean not null default false,
  watcher uuid,
  receiver text,
  filed_at timestamp with time zone not null,
  complete_at timestamp with time zone,
  reporter_at timestamp with time zone not null,
  office_at timestamp with time zone,
  unread_since timestamp with time zone,
  alarmed_at timestamp with time zone,
  told_unsolved_at timestamp with time zone,
  due_at timestamp with time zone,
  closed_at timestamp with time zone,
  reopened integer not null default 0,
  version integer not null default 1,
  company_key text,
  followed_at timestamp with time zone,
  constraint case_number_key UNIQUE (number),
  constraint case_pkey PRIMARY KEY (id),
  constraint case_asked_check CHECK ((asked = ANY (ARRAY['papers'::text, 'clarity'::text]))),
  constraint case_channel_check CHECK ((channel = ANY (ARRAY['page'::text, 'whatsapp'::text, 'sms'::text, 'email'::text, 'phone'::text, 'letter'::text, 'walk-in'::text, 'lapor'::text]))),
  constraint case_check CHECK (((state = 'closed'::text) = (closed_at IS NOT NULL))),
  constraint case_check1 CHECK (((state = 'closed'::text) = (ground IS NOT NULL))),
  constraint case_check2 CHECK (((state = 'asked'::text) = (asked IS NOT NULL))),
  constraint case_check3 CHECK (((NOT confirmed) OR (ground = 'settled'::text))),
  constraint case_country_check CHECK ((country ~ '^[A-Z]{2}$'::text)),
  constraint case_filed_by_check CHECK ((filed_by = ANY (ARRAY['self'::text, 'family'::text, 'helper'::text]))),
  constraint case_filing_check CHECK ((filing ~ '^[0-9a-f]{64}$'::text)),
  constraint case_level_check CHECK ((level = ANY (ARRAY['danger'::text, 'serious'::text, 'ordinary'::text]))),
  constraint case_level_why_check CHECK ((btrim(level_why) <> ''::text)),
  constraint case_origin_check CHECK ((origin ~ '^\d{2}(\d{2})?$'::text)),
  constraint case_reported_check CHECK ((reported = ANY (ARRAY['placing-company'::text, 'own-company'::text, 'other'::text]))),
  constraint case_salt_check CHECK ((length(salt) = 16)),
  constraint case_signs_check CHECK ((jsonb_typeof(signs) = 'array'::text)),
  constraint case_state_check CHECK ((state = ANY (ARRAY['filed'::text, 'asked'::text, 'open'::text, 'proposed'::text, 'closed'::text])))
);
alter table cases."case" enable row level security;
alter table cases."case" force row level security;
create policy case_filed on cases."case" as permissive for insert to public with check (((state = 'filed'::text) AND ((access.role() = 'system'::text) OR ((access.role() = ANY (ARRAY['counter-officer'::text, 'head-of-office'::text, 'centre'::text])) AND (entered_by = access.person())))));
create policy case_moves on cases."case" as permissive for update to public using (((access.role() = ANY (ARRAY['system'::text, 'centre'::text])) OR ((access.role() = ANY (ARRAY['counter-officer'::text, 'head-of-office'::text])) AND (office = access.office())))) with check ((access.role() = ANY (ARRAY['system'::text, 'centre'::text, 'counter-officer'::text, 'head-of-office'::text])));
create policy case_seen on cases."case" as permissive for select to public using ((access."national"() OR ((worker = access.person()) AND (filed_by = 'self'::text)) OR ((access.role() = ANY (ARRAY['counter-officer'::text, 'head-of-office'::text])) AND (office = access.office()))));
CREATE INDEX case_by_time ON cases."case" USING btree (filed_at DESC);
CREATE INDEX case_of_company ON cases."case" USING btree (company, filed_at DESC) WHERE (company IS NOT NULL);
CREATE INDEX case_of_company_key ON cases."case" USING btree (company_key, filed_at DESC) WHERE (company_key IS NOT NULL);
CREATE INDEX case_of_office ON cases."case" USING btree (office, due_at) WHERE (state <> 'closed'::text);
CREATE INDEX case_of_worker ON cases."case" USING btree (worker, filed_at DESC) WHERE (worker IS NOT NULL);
CREATE INDEX case_to_follow ON cases."case" USING btree (closed_at) WHERE ((state = 'closed'::text) AND (followed_at IS NULL));
CREATE INDEX case_unread ON cases."case" USING btree (unread_since) WHERE (unread_since IS NOT NULL);
grant insert, select on cases."case" to bekal_app;
grant update (category) on cases."case" to bekal_app;
grant update (signs) on cases."case" to bekal_app;
grant update (level) on cases."case" to bekal_app;
grant update (level_why) on cases."case" to bekal_app;
grant update (code) on cases."case" to bekal_app;
grant update (office) on cases."case" to bekal_app;
grant update (handler) on cases."case" to bekal_app;
grant update (reported) on cases."case" to bekal_app;
grant update (company) on cases."case" to bekal_app;
grant update (state) on cases."case" to bekal_app;
grant update (asked) on cases."case" to bekal_app;
grant update (answer_due_on) on cases."case" to bekal_app;
grant update (ground) on cases."case" to bekal_app;
grant update (confirmed) on cases."case" to bekal_app;
grant update (watcher) on cases."case" to bekal_app;
grant update (receiver) on cases."case" to bekal_app;
grant update (complete_at) on cases."case" to bekal_app;
grant update (reporter_at) on cases."case" to bekal_app;
grant update (office_at) on cases."case" to bekal_app;
grant update (unread_since) on cases."case" to bekal_app;
grant update (alarmed_at) on cases."case" to bekal_app;
grant update (told_unsolved_at) on cases."case" to bekal_app;
grant update (due_at) on cases."case" to bekal_app;
grant update (closed_at) on cases."case" to bekal_app;
grant update (reopened) on cases."case" to bekal_app;
grant update (version) on cases."case" to bekal_app;
grant update (company_key) on cases."case" to bekal_app;
grant update (followed_at) on cases."case" to bekal_app;

create table cases.access (
  id uuid not null,
  "case" uuid not null,
  kind text not null,
  scope text not null,
  code bytea not null,
  name_hidden bytea not null,
  name_index bytea not null,
  phone_index bytea,
  at timestamp with time zone not null,
  until timestamp with time zone,
  given_by text not null,
  person uuid,
  office text,
  reason_hidden bytea,
  ended_at timestamp with time zone,
  ended_by text,
  address_index bytea,
  constraint access_pkey PRIMARY KEY (id),
  constraint access_case_fkey FOREIGN KEY ("case") REFERENCES cases."case"(id),
  constraint access_check CHECK (((ended_at IS NULL) = (ended_by IS NULL))),
  constraint access_check1 CHECK (((kind = 'relative'::text) <= (until IS NOT NULL))),
  constraint access_check2 CHECK ((until <= (at + '90 days'::interval))),
  constraint access_check3 CHECK (((given_by = 'reporter'::text) = (person IS NULL))),
  constraint access_check4 CHECK (((given_by = 'reporter'::text) <= (reason_hidden IS NULL))),
  constraint access_check5 CHECK (((given_by = 'mission'::text) <= ((scope = 'state'::text) AND (reason_hidden IS NOT NULL)))),
  constraint access_check6 CHECK (((address_index IS NULL) OR (kind = 'helper'::text))),
  constraint access_ended_by_check CHECK ((ended_by = ANY (ARRAY['reporter'::text, 'officer'::text, 'unsafe'::text]))),
  constraint access_given_by_check CHECK ((given_by = ANY (ARRAY['reporter'::text, 'mission'::text, 'officer'::text]))),
  constraint access_kind_check CHECK ((kind = ANY (ARRAY['relative'::text, 'helper'::text]))),
  constraint access_scope_check CHECK ((scope = ANY (ARRAY['state'::text, 'messages'::text, 'write'::text])))
);
alter table cases.access enable row level security;
alter table cases.access force row level security;
create policy access_ended on cases.access as permissive for update to public using (((ended_at IS NULL) AND ((access.role() = 'system'::text) OR ((access.role() = ANY (ARRAY['counter-officer'::text, 'head-of-office'::text, 'centre'::text])) AND (EXISTS ( SELECT
   FROM cases."case" c
  WHERE (c.id = access."case"))))))) with check ((ended_at IS NOT NULL));
create policy access_given on cases.access as permissive for insert to public with check (((access.role() = 'system'::text) OR ((given_by <> 'reporter'::text) AND (person = access.person()) AND (access.role() = ANY (ARRAY['counter-officer'::text, 'head-of-office'::text, 'centre'::text])) AND (EXISTS ( SELECT
   FROM cases."case" c
  WHERE (c.id = access."case"))))));
create policy access_not_by_the_tied on cases.access as restrictive for insert to public with check (((access.role() = 'system'::text) OR (NOT cases.tied_to_it("case"))));
create policy access_not_to_the_tied on cases.access as restrictive for select to public using (((access.role() = 'system'::text) OR (NOT cases.tied_to_it("case"))));
create policy access_seen on cases.access as permissive for select to public using (((access.role() = ANY (ARRAY['system'::text, 'counter-officer'::text, 'head-of-office'::text, 'centre'::text])) AND (EXISTS ( SELECT
   FROM cases."case" c
  WHERE (c.id = access."case")))));
CREATE INDEX access_by_address ON cases.access USING btree (address_index) WHERE ((address_index IS NOT NULL) AND (ended_at IS NULL));
CREATE INDEX access_of_case ON cases.access USING btree ("case", at);
CREATE TRIGGER access_is_safe BEFORE INSERT ON cases.access FOR EACH ROW EXECUTE FUNCTION cases.refuse_unsafe();
grant insert, select on cases.access to bekal_app;
grant update (ended_at) on cases.access to bekal_app;
grant update (ended_by) on cases.access to bekal_app;

create table cases.contact (
  "case" uuid not null,
  channel text,
  address_hidden bytea,
  address_index bytea,
  name_hidden bytea,
  hours_hidden bytea,
  ended_at timestamp with time zone,
  constraint contact_case_fkey FOREIGN KEY ("case") REFERENCES cases."case"(id),
  constraint contact_channel_check CHECK ((channel = ANY (ARRAY['whatsapp'::text, 'sms'::text, 'email'::text]))),
  constraint contact_check CHECK (((channel IS NULL) = (address_hidden IS NULL))),
  constraint contact_check1 CHECK (((address_hidden IS NULL) = (address_index IS NULL)))
);
alter table cases.contact enable row level security;
alter table cases.contact force row level security;
create policy contact_ended on cases.contact as permissive for update to public using (((ended_at IS NULL) AND (access.role() = ANY (ARRAY['system'::text, 'counter-officer'::text, 'head-of-office'::text, 'centre'::text])) AND (EXISTS ( SELECT
   FROM cases."case" c
  WHERE (c.id = contact."case"))))) with check ((ended_at IS NOT NULL));
create policy contact_not_to_the_tied on cases.contact as restrictive for select to public using (((access.role() = 'system'::text) OR (NOT cases.tied_to_it("case"))));
create policy contact_noted on cases.contact as permissive for insert to public with check ((access.role() = ANY (ARRAY['system'::text, 'counter-officer'::text, 'head-of-office'::text, 'centre'::text])));
create policy contact_of_who_has_it on cases.contact as restrictive for insert to public with check (((access.role() = 'system'::text) OR (EXISTS ( SELECT
   FROM cases."case" c
  WHERE (c.id = contact."case"))) OR cases.entered_here("case")));
create policy contact_seen on cases.contact as permissive for select to public using ((EXISTS ( SELECT
   FROM cases."case" c
  WHERE ((c.id = contact."case") AND (access.role() <> 'auditor'::text)))));
CREATE INDEX contact_by_address ON cases.contact USING btree (address_index) WHERE ((address_index IS NOT NULL) AND (ended_at IS NULL));
CREATE UNIQUE INDEX contact_now ON cases.contact USING btree ("case") WHERE (ended_at IS NULL);
CREATE INDEX contact_of_case ON cases.contact USING btree ("case");
grant insert, select on cases.contact to bekal_app;
grant update (ended_at) on cases.contact to bekal_app;

create table cases.homecoming (
  id uuid not null,
  "case" uuid not null,
  facts jsonb not null,
  travels_on date not null,
  route_hidden bytea not null,
  state text not null,
  planned_at timestamp with time zone not null,
  planned_by uuid not null,
  confirmed_at timestamp with time zone,
  confirmed_by uuid,
  rule_set text,
  payers jsonb,
  departed_at timestamp with time zone,
  arrived_at timestamp with time zone,
  handed_at timestamp with time zone,
  why_hidden bytea,
  version integer not null default 1,
  constraint homecoming_pkey PRIMARY KEY (id),
  constraint homecoming_case_fkey FOREIGN KEY ("case") REFERENCES cases."case"(id),
  constraint homecoming_check CHECK ((confirmed_by <> planned_by)),
  constraint homecoming_check1 CHECK (((confirmed_by IS NULL) = (confirmed_at IS NULL))),
  constraint homecoming_check2 CHECK (((confirmed_by IS NULL) = (rule_set IS NULL))),
  constraint homecoming_check3 CHECK (((confirmed_by IS NULL) = (payers IS NULL))),
  constraint homecoming_check4 CHECK (((state = ANY (ARRAY['confirmed'::text, 'departed'::text, 'arrived'::text, 'handed'::text])) <= (confirmed_by IS NOT NULL))),
  constraint homecoming_check5 CHECK (((state = 'planned'::text) <= (confirmed_by IS NULL))),
  constraint homecoming_check6 CHECK (((state = ANY (ARRAY['departed'::text, 'arrived'::text, 'handed'::text])) = (departed_at IS NOT NULL))),
  constraint homecoming_check7 CHECK (((state = ANY (ARRAY['arrived'::text, 'handed'::text])) = (arrived_at IS NOT NULL))),
  constraint homecoming_check8 CHECK (((state = 'handed'::text) = (handed_at IS NOT NULL))),
  constraint homecoming_check9 CHECK (((state = 'cancelled'::text) = (why_hidden IS NOT NULL))),
  constraint homecoming_state_check CHECK ((state = ANY (ARRAY['planned'::text, 'confirmed'::text, 'departed'::text, 'arrived'::text, 'handed'::text, 'cancelled'::text])))
);
alter table cases.homecoming enable row level security;
alter table cases.homecoming force row level security;
create policy homecoming_changed on cases.homecoming as permissive for update to public using (((state <> ALL (ARRAY['handed'::text, 'cancelled'::text])) AND ((access.role() = 'system'::text) OR ((access.role() = ANY (ARRAY['counter-officer'::text, 'head-of-office'::text, 'centre'::text])) AND (EXISTS ( SELECT
   FROM cases."case" c
  WHERE (c.id = homecoming."case"))) AND (NOT cases.tied_to_it("case")))))) with check (true);
create policy homecoming_planned on cases.homecoming as permissive for insert to public with check (((state = 'planned'::text) AND (planned_by = access.person()) AND (EXISTS ( SELECT
   FROM cases."case" c
  WHERE (c.id = homecoming."case"))) AND (NOT cases.tied_to_it("case"))));
create policy homecoming_seen on cases.homecoming as permissive for select to public using (((access.role() = 'system'::text) OR ((access.role() = ANY (ARRAY['counter-officer'::text, 'head-of-office'::text, 'centre'::text])) AND (EXISTS ( SELECT
   FROM cases."case" c
  WHERE (c.id = homecoming."case"))) AND (NOT cases.tied_to_it("case")))));
CREATE INDEX homecoming_of_case ON cases.homecoming USING btree ("case", planned_at);
CREATE UNIQUE INDEX homecoming_once ON cases.homecoming USING btree ("case") WHERE (state <> ALL (ARRAY['handed'::text, 'cancelled'::text]));
CREATE TRIGGER homecoming_is_in_order BEFORE UPDATE ON cases.homecoming FOR EACH ROW EXECUTE FUNCTION cases.homecoming_in_order();
grant insert, select on cases.homecoming to bekal_app;
grant update (facts) on cases.homecoming to bekal_app;
grant update (travels_on) on cases.homecoming to bekal_app;
grant update (route_hidden) on cases.homecoming to bekal_app;
grant update (state) on cases.homecoming to bekal_app;
grant update (planned_at) on cases.homecoming to bekal_app;
grant update (planned_by) on cases.homecoming to bekal_app;
grant update (confirmed_at) on cases.homecoming to bekal_app;
grant update (confirmed_by) on cases.homecoming to bekal_app;
grant update (rule_set) on cases.homecoming to bekal_app;
grant update (payers) on cases.homecoming to bekal_app;
grant update (departed_at) on cases.homecoming to bekal_app;
grant update (arrived_at) on cases.homecoming to bekal_app;
grant update (handed_at) on cases.homecoming to bekal_app;
grant update (why_hidden) on cases.homecoming to bekal_app;
grant update (version) on cases.homecoming to bekal_app;

create table cases.inbound (
  id uuid not null,
  arrived bigint not null generated always as identity,
  external text not null,
  channel text not null,
  address_index bytea not null,
  content bytea,
  at timestamp with time zone not null,
  said_at timestamp with time zone not null,
  tries integer not null default 0,
  next_at timestamp with time zone not null,
  done_at timestamp with time zone,
  outcome text,
  "case" uuid,
  constraint inbound_external_key UNIQUE (external),
  constraint inbound_pkey PRIMARY KEY (id),
  constraint inbound_case_fkey FOREIGN KEY ("case") REFERENCES cases."case"(id),
  constraint inbound_channel_check CHECK ((channel = ANY (ARRAY['whatsapp'::text, 'sms'::text, 'email'::text]))),
  constraint inbound_check CHECK (((done_at IS NULL) = (outcome IS NULL))),
  constraint inbound_check1 CHECK (((done_at IS NULL) = (content IS NOT NULL))),
  constraint inbound_check2 CHECK ((((outcome = ANY (ARRAY['filed'::text, 'threaded'::text])) = ("case" IS NOT NULL)) OR (outcome IS NULL))),
  constraint inbound_outcome_check CHECK ((outcome = ANY (ARRAY['filed'::text, 'threaded'::text, 'empty'::text, 'heard'::text])))
);
alter table cases.inbound enable row level security;
alter table cases.inbound force row level security;
create policy inbound_is_bekals on cases.inbound as permissive for all to public using ((access.role() = 'system'::text)) with check ((access.role() = 'system'::text));
CREATE INDEX inbound_of_address ON cases.inbound USING btree (address_index, at DESC);
CREATE INDEX inbound_waiting ON cases.inbound USING btree (next_at, said_at) WHERE (done_at IS NULL);
grant insert, select on cases.inbound to bekal_app;
grant update (content) on cases.inbound to bekal_app;
grant update (tries) on cases.inbound to bekal_app;
grant update (next_at) on cases.inbound to bekal_app;
grant update (done_at) on cases.inbound to bekal_app;
grant update (outcome) on cases.inbound to bekal_app;
grant update ("case") on cases.inbound to bekal_app;

create table cases.lapor (
  external text not null,
  report text,
  received_at timestamp with time zone not null,
  "case" uuid,
  missing text[] not null default '{}'::text[],
  digest text not null,
  body bytea not null,
  told text,
  told_at timestamp with time zone,
  constraint lapor_pkey PRIMARY KEY (external),
  constraint lapor_case_fkey FOREIGN KEY ("case") REFERENCES cases."case"(id),
  constraint lapor_check CHECK (((told IS NULL) = (told_at IS NULL))),
  constraint lapor_check1 CHECK ((("case" IS NOT NULL) OR (missing <> '{}'::text[]))),
  constraint lapor_digest_check CHECK ((digest ~ '^[0-9a-f]{64}$'::text)),
  constraint lapor_external_check CHECK ((external ~ '^lapor:'::text))
);
alter table cases.lapor enable row level security;
alter table cases.lapor force row level security;
create policy lapor_changed on cases.lapor as permissive for update to public using ((access.role() = 'system'::text)) with check ((access.role() = 'system'::text));
create policy lapor_received on cases.lapor as permissive for insert to public with check ((access.role() = 'system'::text));
create policy lapor_seen on cases.lapor as permissive for select to public using ((access.role() = ANY (ARRAY['system'::text, 'centre'::text])));
CREATE INDEX lapor_of_case ON cases.lapor USING btree ("case") WHERE ("case" IS NOT NULL);
CREATE INDEX lapor_with_gaps ON cases.lapor USING btree (received_at) WHERE (missing <> '{}'::text[]);
grant insert, select on cases.lapor to bekal_app;
grant update ("case") on cases.lapor to bekal_app;
grant update (missing) on cases.lapor to bekal_app;
grant update (digest) on cases.lapor to bekal_app;
grant update (body) on cases.lapor to bekal_app;
grant update (told) on cases.lapor to bekal_app;
grant update (told_at) on cases.lapor to bekal_app;

create table cases.look (
  id uuid not null,
  access uuid not null,
  at timestamp with time zone not null,
  scope text not null,
  constraint look_pkey PRIMARY KEY (id),
  constraint look_access_fkey FOREIGN KEY (access) REFERENCES cases.access(id)
);
alter table cases.look enable row level security;
alter table cases.look force row level security;
create policy look_noted on cases.look as permissive for insert to public with check ((access.role() = 'system'::text));
create policy look_seen on cases.look as permissive for select to public using ((EXISTS ( SELECT
   FROM cases.access a
  WHERE (a.id = look.access))));
CREATE INDEX look_of_access ON cases.look USING btree (access, at DESC);
CREATE TRIGGER look_is_immutable BEFORE DELETE OR UPDATE OR TRUNCATE ON cases.look FOR EACH STATEMENT EXECUTE FUNCTION regulations.refuse_change();
grant insert, select on cases.look to bekal_app;

create table cases.message (
  id uuid not null,
  "case" uuid not null,
  seq integer not null,
  at timestamp with time zone not null,
  side text not null,
  channel text not null,
  person uuid,
  office text,
  body bytea not null,
  files jsonb not null default '[]'::jsonb,
  digest text not null,
  external text,
  constraint message_case_seq_key UNIQUE ("case", seq),
  constraint message_external_key UNIQUE (external),
  constraint message_pkey PRIMARY KEY (id),
  constraint message_case_fkey FOREIGN KEY ("case") REFERENCES cases."case"(id),
  constraint message_check CHECK (((side = 'office'::text) <= (person IS NOT NULL))),
  constraint message_digest_check CHECK ((digest ~ '^[0-9a-f]{64}$'::text)),
  constraint message_files_check CHECK ((jsonb_typeof(files) = 'array'::text)),
  constraint message_seq_check CHECK ((seq > 0)),
  constraint message_side_check CHECK ((side = ANY (ARRAY['reporter'::text, 'office'::text])))
);
alter table cases.message enable row level security;
alter table cases.message force row level security;
create policy message_not_by_the_tied on cases.message as restrictive for insert to public with check (((access.role() = 'system'::text) OR (NOT cases.tied_to_it("case"))));
create policy message_not_to_the_tied on cases.message as restrictive for select to public using (((access.role() = 'system'::text) OR (NOT cases.tied_to_it("case"))));
create policy message_of_who_has_it on cases.message as restrictive for insert to public with check (((access.role() = 'system'::text) OR (EXISTS ( SELECT
   FROM cases."case" c
  WHERE (c.id = message."case"))) OR ((seq = 1) AND cases.entered_here("case"))));
create policy message_seen on cases.message as permissive for select to public using ((EXISTS ( SELECT
   FROM cases."case" c
  WHERE ((c.id = message."case") AND (access.role() <> 'auditor'::text)))));
create policy message_written on cases.message as permissive for insert to public with check (((access.role() = 'system'::text) OR ((access.role() = ANY (ARRAY['counter-officer'::text, 'head-of-office'::text, 'centre'::text])) AND ((side = 'reporter'::text) OR (person = access.person())))));
CREATE TRIGGER message_is_immutable BEFORE DELETE OR UPDATE OR TRUNCATE ON cases.message FOR EACH STATEMENT EXECUTE FUNCTION regulations.refuse_change();
grant insert, select on cases.message to bekal_app;

create table cases.note (
  id uuid not null,
  "case" uuid not null,
  at timestamp with time zone not null,
  person uuid not null,
  body bytea not null,
  constraint note_pkey PRIMARY KEY (id),
  constraint note_case_fkey FOREIGN KEY ("case") REFERENCES cases."case"(id)
);
alter table cases.note enable row level security;
alter table cases.note force row level security;
create policy note_not_by_the_tied on cases.note as restrictive for insert to public with check (((access.role() = 'system'::text) OR (NOT cases.tied_to_it("case"))));
create policy note_not_to_the_tied on cases.note as restrictive for select to public using (((access.role() = 'system'::text) OR (NOT cases.tied_to_it("case"))));
create policy note_of_who_has_it on cases.note as restrictive for insert to public with check ((EXISTS ( SELECT
   FROM cases."case" c
  WHERE (c.id = note."case"))));
create policy note_seen on cases.note as permissive for select to public using (((access.role() = ANY (ARRAY['system'::text, 'counter-officer'::text, 'head-of-office'::text, 'centre'::text])) AND (EXISTS ( SELECT
   FROM cases."case" c
  WHERE (c.id = note."case")))));
create policy note_written on cases.note as permissive for insert to public with check (((person = access.person()) AND (access.role() = ANY (ARRAY['counter-officer'::text, 'head-of-office'::text, 'centre'::text]))));
CREATE INDEX note_of_case ON cases.note USING btree ("case", at);
CREATE TRIGGER note_is_immutable BEFORE DELETE OR UPDATE OR TRUNCATE ON cases.note FOR EACH STATEMENT EXECUTE FUNCTION regulations.refuse_change();
grant insert, select on cases.note to bekal_app;

create table cases.numbering (
  year integer not null,
  last integer not null,
  constraint numbering_pkey PRIMARY KEY (year),
  constraint numbering_last_check CHECK ((last > 0))
);
grant insert, select, update on cases.numbering to bekal_app;

create table cases.pattern (
  id uuid not null,
  company_key text not null,
  company text not null,
  cases integer not null,
  since timestamp with time zone not null,
  at timestamp with time zone not null,
  done_by uuid,
  done_at timestamp with time zone,
  said bytea,
  constraint pattern_pkey PRIMARY KEY (id),
  constraint pattern_cases_check CHECK ((cases > 0)),
  constraint pattern_check CHECK ((((done_at IS NULL) = (done_by IS NULL)) AND ((done_at IS NULL) = (said IS NULL))))
);
alter table cases.pattern enable row level security;
alter table cases.pattern force row level security;
create policy pattern_done on cases.pattern as permissive for update to public using (((access.role() = 'centre'::text) AND (done_at IS NULL))) with check ((done_by = access.person()));
create policy pattern_found on cases.pattern as permissive for insert to public with check (((access.role() = ANY (ARRAY['system'::text, 'counter-officer'::text, 'head-of-office'::text, 'centre'::text])) AND (done_at IS NULL)));
create policy pattern_seen on cases.pattern as permissive for select to public using ((access.role() = ANY (ARRAY['system'::text, 'centre'::text, 'auditor'::text])));
CREATE INDEX pattern_open ON cases.pattern USING btree (at) WHERE (done_at IS NULL);
grant insert, select on cases.pattern to bekal_app;
grant update (done_by) on cases.pattern to bekal_app;
grant update (done_at) on cases.pattern to bekal_app;
grant update (said) on cases.pattern to bekal_app;

create table cases.safe_house (
  id uuid not null,
  office text not null,
  name text not null,
  address_hidden bytea not null,
  women integer not null,
  men integer not null,
  families integer not null,
  at timestamp with time zone not null,
  person uuid not null,
  closed_at timestamp with time zone,
  constraint safe_house_pkey PRIMARY KEY (id),
  constraint safe_house_families_check CHECK (((families >= 0) AND (families <= 500))),
  constraint safe_house_men_check CHECK (((men >= 0) AND (men <= 500))),
  constraint safe_house_name_check CHECK ((btrim(name) <> ''::text)),
  constraint safe_house_women_check CHECK (((women >= 0) AND (women <= 500)))
);
alter table cases.safe_house enable row level security;
alter table cases.safe_house force row level security;
create policy house_changed on cases.safe_house as permissive for update to public using (((access.role() = ANY (ARRAY['counter-officer'::text, 'head-of-office'::text])) AND (office = access.office())));
create policy house_opened on cases.safe_house as permissive for insert to public with check (((access.role() = 'head-of-office'::text) AND (office = access.office()) AND (person = access.person())));
create policy house_seen on cases.safe_house as permissive for select to public using (((access.role() = 'system'::text) OR ((access.role() = ANY (ARRAY['counter-officer'::text, 'head-of-office'::text])) AND (office = access.office()))));
CREATE INDEX safe_house_of_office ON cases.safe_house USING btree (office);
grant insert, select on cases.safe_house to bekal_app;
grant update (women) on cases.safe_house to bekal_app;
grant update (men) on cases.safe_house to bekal_app;
grant update (families) on cases.safe_house to bekal_app;
grant update (closed_at) on cases.safe_house to bekal_app;

create table cases.stay (
  id uuid not null,
  "case" uuid not null,
  number text not null,
  worker uuid,
  guest text not null,
  level text not null,
  from_office text,
  to_office text not null,
  needs_hidden bytea not null,
  consent text not null,
  asked_at timestamp with time zone not null,
  asked_by uuid not null,
  state text not null,
  house uuid,
  answer_hidden bytea,
  came_at timestamp with time zone,
  review_on date,
  left_at timestamp with time zone,
  left_why text,
  version integer not null default 1,
  constraint stay_pkey PRIMARY KEY (id),
  constraint stay_case_fkey FOREIGN KEY ("case") REFERENCES cases."case"(id),
  constraint stay_house_fkey FOREIGN KEY (house) REFERENCES cases.safe_house(id),
  constraint stay_check CHECK (((state = ANY (ARRAY['kept'::text, 'in'::text, 'left'::text, 'absent'::text])) <= (house IS NOT NULL))),
  constraint stay_check1 CHECK (((state = ANY (ARRAY['in'::text, 'left'::text])) = (came_at IS NOT NULL))),
  constraint stay_check2 CHECK (((state = ANY (ARRAY['in'::text, 'left'::text])) = (review_on IS NOT NULL))),
  constraint stay_check3 CHECK (((state = 'left'::text) = (left_at IS NOT NULL))),
  constraint stay_check4 CHECK (((left_at IS NULL) = (left_why IS NULL))),
  constraint stay_check5 CHECK (((state = 'refused'::text) <= (answer_hidden IS NOT NULL))),
  constraint stay_consent_check CHECK ((consent = ANY (ARRAY['said'::text, 'thread'::text]))),
  constraint stay_guest_check CHECK ((guest = ANY (ARRAY['women'::text, 'men'::text, 'families'::text]))),
  constraint stay_left_why_check CHECK ((left_why = ANY (ARRAY['home'::text, 'other-place'::text, 'hospital'::text, 'own-wish'::text, 'other'::text]))),
  constraint stay_state_check CHECK ((state = ANY (ARRAY['asked'::text, 'kept'::text, 'in'::text, 'refused'::text, 'withdrawn'::text, 'absent'::text, 'left'::text])))
);
alter table cases.stay enable row level security;
alter table cases.stay force row level security;
create policy stay_asked on cases.stay as permissive for insert to public with check (((state = 'asked'::text) AND (asked_by = access.person()) AND cases.speaks_for(from_office) AND (EXISTS ( SELECT
   FROM cases."case" c
  WHERE ((c.id = stay."case") AND (NOT (c.office IS DISTINCT FROM stay.from_office)) AND (c.state <> 'closed'::text)))) AND (NOT cases.tied_to_it("case"))));
create policy stay_changed on cases.stay as permissive for update to public using (((state = ANY (ARRAY['asked'::text, 'kept'::text, 'in'::text])) AND (((access.role() = ANY (ARRAY['counter-officer'::text, 'head-of-office'::text])) AND (to_office = access.office())) OR ((state = ANY (ARRAY['asked'::text, 'kept'::text])) AND (access.role() = ANY (ARRAY['counter-officer'::text, 'head-of-office'::text, 'centre'::text])) AND (EXISTS ( SELECT
   FROM cases."case" c
  WHERE (c.id = stay."case"))))))) with check ((((access.role() = ANY (ARRAY['counter-officer'::text, 'head-of-office'::text])) AND (to_office = access.office()) AND (state <> 'withdrawn'::text)) OR (state = 'withdrawn'::text)));
create policy stay_seen on cases.stay as permissive for select to public using (((access.role() = 'system'::text) OR ((access.role() = ANY (ARRAY['counter-officer'::text, 'head-of-office'::text])) AND (to_office = access.office())) OR ((access.role() = ANY (ARRAY['counter-officer'::text, 'head-of-office'::text, 'centre'::text])) AND (EXISTS ( SELECT
   FROM cases."case" c
  WHERE (c.id = stay."case"))) AND (NOT cases.tied_to_it("case")))));
CREATE UNIQUE INDEX stay_asked_once ON cases.stay USING btree ("case") WHERE (state = 'asked'::text);
CREATE INDEX stay_at_office ON cases.stay USING btree (to_office, state);
CREATE UNIQUE INDEX stay_in_one_house ON cases.stay USING btree ("case") WHERE (state = ANY (ARRAY['kept'::text, 'in'::text]));
CREATE INDEX stay_of_case ON cases.stay USING btree ("case", asked_at);
CREATE UNIQUE INDEX worker_in_one_house ON cases.stay USING btree (worker) WHERE ((worker IS NOT NULL) AND (state = ANY (ARRAY['kept'::text, 'in'::text])));
CREATE TRIGGER stay_has_a_bed BEFORE UPDATE ON cases.stay FOR EACH ROW WHEN (((new.state = 'kept'::text) AND (old.state = 'asked'::text))) EXECUTE FUNCTION cases.beds_hold();
CREATE TRIGGER stay_is_in_order BEFORE UPDATE ON cases.stay FOR EACH ROW EXECUTE FUNCTION cases.stay_in_order();
grant insert, select on cases.stay to bekal_app;
grant update (state) on cases.stay to bekal_app;
grant update (house) on cases.stay to bekal_app;
grant update (answer_hidden) on cases.stay to bekal_app;
grant update (came_at) on cases.stay to bekal_app;
grant update (review_on) on cases.stay to bekal_app;
grant update (left_at) on cases.stay to bekal_app;
grant update (left_why) on cases.stay to bekal_app;
grant update (version) on cases.stay to bekal_app;

create table cases.step (
  id uuid not null,
  "case" uuid not null,
  at timestamp with time zone not null,
  step text not null,
  person uuid,
  office text,
  data jsonb not null default '{}'::jsonb,
  said bytea,
  constraint step_pkey PRIMARY KEY (id),
  constraint step_case_fkey FOREIGN KEY ("case") REFERENCES cases."case"(id),
  constraint step_data_check CHECK ((jsonb_typeof(data) = 'object'::text)),
  constraint step_step_check CHECK ((btrim(step) <> ''::text))
);
alter table cases.step enable row level security;
alter table cases.step force row level security;
create policy step_not_by_the_tied on cases.step as restrictive for insert to public with check (((access.role() = 'system'::text) OR (step = ANY (ARRAY['moved'::text, 'sorted'::text, 'transfer-asked'::text, 'transfer-withdrawn'::text])) OR (NOT cases.tied_to_it("case"))));
create policy step_noted on cases.step as permissive for insert to public with check (((access.role() = 'system'::text) OR ((person = access.person()) AND (access.role() = ANY (ARRAY['counter-officer'::text, 'head-of-office'::text, 'centre'::text])))));
create policy step_of_who_has_it on cases.step as restrictive for insert to public with check (((access.role() = 'system'::text) OR (EXISTS ( SELECT
   FROM cases."case" c
  WHERE (c.id = step."case"))) OR ((step = 'filed'::text) AND cases.entered_here("case")) OR ((step = ANY (ARRAY['stay-kept'::text, 'stay-refused'::text, 'stay-began'::text, 'stay-absent'::text, 'stay-renewed'::text, 'stay-ended'::text])) AND cases.hosts("case")) OR ((step = 'transfer-bounced'::text) AND (EXISTS ( SELECT
   FROM cases.transfer t
  WHERE ((t."case" = step."case") AND (t.answer = 'bounced'::text) AND (t.answered_by = access.person()) AND (t.answered_at = step.at)))))));
create policy step_seen on cases.step as permissive for select to public using ((EXISTS ( SELECT
   FROM cases."case" c
  WHERE (c.id = step."case"))));
CREATE INDEX step_of_case ON cases.step USING btree ("case", at);
CREATE TRIGGER step_is_immutable BEFORE DELETE OR UPDATE OR TRUNCATE ON cases.step FOR EACH STATEMENT EXECUTE FUNCTION regulations.refuse_change();
grant insert, select on cases.step to bekal_app;

create table cases.tie (
  person uuid not null,
  company_key text not null,
  company text not null,
  at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint tie_pkey PRIMARY KEY (person, company_key),
  constraint tie_company_check CHECK ((btrim(company) <> ''::text)),
  constraint tie_company_key_check CHECK ((company_key <> ''::text))
);
alter table cases.tie enable row level security;
alter table cases.tie force row level security;
create policy tie_changed on cases.tie as permissive for update to public using (((access.role() = ANY (ARRAY['counter-officer'::text, 'head-of-office'::text, 'centre'::text])) AND (person = access.person()))) with check ((person = access.person()));
create policy tie_declared on cases.tie as permissive for insert to public with check (((access.role() = ANY (ARRAY['counter-officer'::text, 'head-of-office'::text, 'centre'::text])) AND (person = access.person())));
create policy tie_seen on cases.tie as permissive for select to public using (((access.role() = ANY (ARRAY['system'::text, 'centre'::text, 'auditor'::text])) OR (person = access.person())));
grant insert, select on cases.tie to bekal_app;
grant update (company) on cases.tie to bekal_app;
grant update (at) on cases.tie to bekal_app;
grant update (ended_at) on cases.tie to bekal_app;

create table cases.transfer (
  id uuid not null,
  "case" uuid not null,
  number text not null,
  category text not null,
  level text not null,
  country text,
  from_office text,
  to_office text,
  asked_at timestamp with time zone not null,
  asked_by uuid not null,
  why bytea not null,
  consent text not null,
  consent_message uuid,
  consent_why bytea,
  due_at timestamp with time zone not null,
  answer text,
  answered_at timestamp with time zone,
  answered_by uuid,
  answer_why bytea,
  constraint transfer_pkey PRIMARY KEY (id),
  constraint transfer_case_fkey FOREIGN KEY ("case") REFERENCES cases."case"(id),
  constraint transfer_consent_message_fkey FOREIGN KEY (consent_message) REFERENCES cases.message(id),
  constraint transfer_answer_check CHECK ((answer = ANY (ARRAY['accepted'::text, 'bounced'::text, 'withdrawn'::text]))),
  constraint transfer_check CHECK ((from_office IS DISTINCT FROM to_office)),
  constraint transfer_check1 CHECK (((consent = 'thread'::text) = (consent_message IS NOT NULL))),
  constraint transfer_check2 CHECK (((consent = 'danger'::text) = (consent_why IS NOT NULL))),
  constraint transfer_check3 CHECK (((answer IS NULL) = (answered_at IS NULL))),
  constraint transfer_check4 CHECK (((answer = ANY (ARRAY['accepted'::text, 'bounced'::text])) <= (answered_by IS NOT NULL))),
  constraint transfer_check5 CHECK ((COALESCE((answer = 'bounced'::text), false) = (answer_why IS NOT NULL))),
  constraint transfer_consent_check CHECK ((consent = ANY (ARRAY['thread'::text, 'counter'::text, 'danger'::text]))),
  constraint transfer_level_check CHECK ((level = ANY (ARRAY['danger'::text, 'serious'::text, 'ordinary'::text])))
);
alter table cases.transfer enable row level security;
alter table cases.transfer force row level security;
create policy transfer_answered on cases.transfer as permissive for update to public using (((answer IS NULL) AND ((access.role() = ANY (ARRAY['system'::text, 'centre'::text])) OR cases.speaks_for(from_office) OR cases.speaks_for(to_office)))) with check ((((answer = ANY (ARRAY['accepted'::text, 'bounced'::text])) AND (answered_by = access.person()) AND cases.speaks_for(to_office)) OR ((answer = 'withdrawn'::text) AND ((access.role() = 'system'::text) OR ((answered_by = access.person()) AND ((access.role() = 'centre'::text) OR cases.speaks_for(from_office)))))));
create policy transfer_asked on cases.transfer as permissive for insert to public with check (((answer IS NULL) AND (asked_by = access.person()) AND cases.speaks_for(from_office) AND (EXISTS ( SELECT
   FROM cases."case" c
  WHERE ((c.id = transfer."case") AND (NOT (c.office IS DISTINCT FROM transfer.from_office)) AND (c.state <> 'closed'::text))))));
create policy transfer_seen on cases.transfer as permissive for select to public using ((access."national"() OR cases.speaks_for(from_office) OR cases.speaks_for(to_office) OR ((access.role() = ANY (ARRAY['counter-officer'::text, 'head-of-office'::text])) AND (EXISTS ( SELECT
   FROM cases."case" c
  WHERE (c.id = transfer."case"))))));
CREATE INDEX transfer_of_case ON cases.transfer USING btree ("case", asked_at);
CREATE UNIQUE INDEX transfer_open ON cases.transfer USING btree ("case") WHERE (answer IS NULL);
CREATE INDEX transfer_waiting ON cases.transfer USING btree (to_office, due_at) WHERE (answer IS NULL);
CREATE TRIGGER transfer_moves_the_case AFTER UPDATE ON cases.transfer FOR EACH ROW WHEN (((old.answer IS NULL) AND (new.answer = 'accepted'::text))) EXECUTE FUNCTION cases.move_accepted();
grant insert, select on cases.transfer to bekal_app;
grant update (answer) on cases.transfer to bekal_app;
grant update (answered_at) on cases.transfer to bekal_app;
grant update (answered_by) on cases.transfer to bekal_app;
grant update (answer_why) on cases.transfer to bekal_app;

create table cases.unsafe (
  id uuid not null,
  "case" uuid not null,
  name_hidden bytea not null,
  name_index bytea not null,
  phone_index bytea,
  at timestamp with time zone not null,
  person uuid,
  constraint unsafe_pkey PRIMARY KEY (id),
  constraint unsafe_case_fkey FOREIGN KEY ("case") REFERENCES cases."case"(id)
);
alter table cases.unsafe enable row level security;
alter table cases.unsafe force row level security;
create policy unsafe_marked on cases.unsafe as permissive for insert to public with check ((((access.role() = 'system'::text) AND (person IS NULL)) OR ((person = access.person()) AND (access.role() = ANY (ARRAY['counter-officer'::text, 'head-of-office'::text, 'centre'::text])) AND (EXISTS ( SELECT
   FROM cases."case" c
  WHERE (c.id = unsafe."case"))))));
create policy unsafe_not_by_the_tied on cases.unsafe as restrictive for insert to public with check (((access.role() = 'system'::text) OR (NOT cases.tied_to_it("case"))));
create policy unsafe_not_to_the_tied on cases.unsafe as restrictive for select to public using (((access.role() = 'system'::text) OR (NOT cases.tied_to_it("case"))));
create policy unsafe_seen on cases.unsafe as permissive for select to public using (((access.role() = ANY (ARRAY['system'::text, 'counter-officer'::text, 'head-of-office'::text, 'centre'::text])) AND (EXISTS ( SELECT
   FROM cases."case" c
  WHERE (c.id = unsafe."case")))));
CREATE INDEX unsafe_of_case ON cases.unsafe USING btree ("case");
CREATE TRIGGER unsafe_is_immutable BEFORE DELETE OR UPDATE OR TRUNCATE ON cases.unsafe FOR EACH STATEMENT EXECUTE FUNCTION regulations.refuse_change();
grant insert, select on cases.unsafe to bekal_app;

create table clock.clock (
  id uuid not null,
  rule text not null,
  rule_set text not null,
  subject_kind text not null,
  subject_id uuid not null,
  office text not null,
  started_at timestamp with time zone not null,
  length integer not null,
  unit text not null,
  due_at timestamp with time zone not null,
  provisional boolean not null,
  paused_at timestamp with time zone,
  pause_ground text,
  minutes_left integer,
  stopped_at timestamp with time zone,
  warned_at timestamp with time zone,
  escalated integer not null default 0,
  next_at timestamp with time zone,
  constraint clock_pkey PRIMARY KEY (id),
  constraint clock_check CHECK (((paused_at IS NULL) = (pause_ground IS NULL))),
  constraint clock_check1 CHECK (((stopped_at IS NULL) OR (next_at IS NULL))),
  constraint clock_length_check CHECK ((length > 0)),
  constraint clock_unit_check CHECK ((unit = ANY (ARRAY['working-day'::text, 'calendar-day'::text, 'hour'::text])))
);
CREATE INDEX clock_next ON clock.clock USING btree (next_at) WHERE (next_at IS NOT NULL);
CREATE INDEX clock_of_subject ON clock.clock USING btree (subject_id, started_at);
CREATE UNIQUE INDEX clock_running ON clock.clock USING btree (subject_id, rule) WHERE (stopped_at IS NULL);
grant insert, select on clock.clock to bekal_app;
grant update (office) on clock.clock to bekal_app;
grant update (due_at) on clock.clock to bekal_app;
grant update (provisional) on clock.clock to bekal_app;
grant update (paused_at) on clock.clock to bekal_app;
grant update (pause_ground) on clock.clock to bekal_app;
grant update (minutes_left) on clock.clock to bekal_app;
grant update (stopped_at) on clock.clock to bekal_app;
grant update (warned_at) on clock.clock to bekal_app;
grant update (escalated) on clock.clock to bekal_app;
grant update (next_at) on clock.clock to bekal_app;

create table companies.company (
  id text not null,
  name text not null,
  licence text not null,
  licensed_from date not null,
  licensed_until date not null,
  city text not null,
  regency text not null,
  status text not null,
  status_since date not null,
  status_ground jsonb,
  constraint company_licence_key UNIQUE (licence),
  constraint company_pkey PRIMARY KEY (id),
  constraint company_check CHECK ((licensed_from <= licensed_until)),
  constraint company_check1 CHECK (((status = 'licensed'::text) = (status_ground IS NULL))),
  constraint company_id_check CHECK ((id ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text)),
  constraint company_regency_check CHECK ((regency ~ '^\d{4}$'::text)),
  constraint company_status_check CHECK ((status = ANY (ARRAY['licensed'::text, 'suspended'::text, 'revoked'::text]))),
  constraint company_status_ground_check CHECK ((status_ground ?& ARRAY['id'::text, 'en'::text]))
);
CREATE INDEX company_by_name ON companies.company USING gin (lower(name) public.gin_trgm_ops);
grant insert, select, update on companies.company to bekal_app;

create table companies.permit (
  number text not null,
  company text not null,
  country text not null,
  job text not null,
  quota integer not null,
  employer_kind text not null,
  employer_name text not null,
  valid_from date not null,
  valid_until date not null,
  constraint permit_pkey PRIMARY KEY (number),
  constraint permit_company_fkey FOREIGN KEY (company) REFERENCES companies.company(id),
  constraint permit_check CHECK ((valid_from <= valid_until)),
  constraint permit_country_check CHECK ((country ~ '^[A-Z]{2}$'::text)),
  constraint permit_employer_kind_check CHECK ((employer_kind = ANY (ARRAY['legal-entity'::text, 'household'::text]))),
  constraint permit_quota_check CHECK ((quota > 0))
);
CREATE INDEX permit_of_company ON companies.permit USING btree (company, valid_until);
CREATE INDEX permit_of_job ON companies.permit USING btree (country, job, valid_until);
grant insert, select, update on companies.permit to bekal_app;

create table crisis.answer (
  id uuid not null,
  roll uuid not null,
  seq integer not null,
  at timestamp with time zone not null,
  says text not null,
  via text not null,
  person uuid,
  words_hidden bytea,
  place_hidden bytea,
  constraint answer_roll_seq_key UNIQUE (roll, seq),
  constraint answer_pkey PRIMARY KEY (id),
  constraint answer_roll_fkey FOREIGN KEY (roll) REFERENCES crisis.roll(id),
  constraint answer_check CHECK (((via = 'phone'::text) = (person IS NOT NULL))),
  constraint answer_check1 CHECK (((says <> 'not-reached'::text) OR (via = 'phone'::text))),
  constraint answer_says_check CHECK ((says = ANY (ARRAY['safe'::text, 'help'::text, 'not-reached'::text]))),
  constraint answer_seq_check CHECK ((seq > 0)),
  constraint answer_via_check CHECK ((via = ANY (ARRAY['code'::text, 'account'::text, 'open'::text, 'phone'::text, 'sms'::text, 'whatsapp'::text])))
);
alter table crisis.answer enable row level security;
alter table crisis.answer force row level security;
create policy answer_seen on crisis.answer as permissive for select to public using ((crisis.handles() OR (EXISTS ( SELECT
   FROM crisis.roll r
  WHERE ((r.id = answer.roll) AND (r.worker = access.person()))))));
create policy answer_written on crisis.answer as permissive for insert to public with check ((((access.role() = 'system'::text) AND (via <> 'phone'::text)) OR (crisis.handles() AND (via = 'phone'::text) AND (person = access.person()))));
CREATE TRIGGER answer_is_final BEFORE DELETE OR UPDATE OR TRUNCATE ON crisis.answer FOR EACH STATEMENT EXECUTE FUNCTION regulations.refuse_change();
grant insert, select on crisis.answer to bekal_app;

create table crisis.bulletin (
  event uuid not null,
  seq integer not null,
  at timestamp with time zone not null,
  person uuid not null,
  known jsonb not null,
  advice jsonb not null,
  numbers jsonb not null,
  constraint bulletin_pkey PRIMARY KEY (event, seq),
  constraint bulletin_event_fkey FOREIGN KEY (event) REFERENCES crisis.event(id),
  constraint bulletin_advice_check CHECK ((jsonb_typeof(advice) = 'object'::text)),
  constraint bulletin_known_check CHECK ((jsonb_typeof(known) = 'object'::text)),
  constraint bulletin_numbers_check CHECK ((jsonb_typeof(numbers) = 'array'::text)),
  constraint bulletin_seq_check CHECK ((seq > 0))
);
alter table crisis.bulletin enable row level security;
alter table crisis.bulletin force row level security;
create policy bulletin_seen on crisis.bulletin as permissive for select to public using (true);
create policy bulletin_written on crisis.bulletin as permissive for insert to public with check ((crisis.handles() AND ((access.role() = 'system'::text) OR (person = access.person()))));
CREATE TRIGGER bulletin_is_final BEFORE DELETE OR UPDATE OR TRUNCATE ON crisis.bulletin FOR EACH STATEMENT EXECUTE FUNCTION regulations.refuse_change();
grant insert, select on crisis.bulletin to bekal_app;

create table crisis.code (
  hash bytea not null,
  roll uuid not null,
  made_at timestamp with time zone not null,
  constraint code_pkey PRIMARY KEY (hash),
  constraint code_roll_fkey FOREIGN KEY (roll) REFERENCES crisis.roll(id)
);
alter table crisis.code enable row level security;
alter table crisis.code force row level security;
create policy code_all on crisis.code as permissive for all to public using ((access.role() = 'system'::text)) with check ((access.role() = 'system'::text));
grant insert, select on crisis.code to bekal_app;

create table crisis.ending (
  event uuid not null,
  at timestamp with time zone not null,
  person uuid not null,
  why text not null,
  constraint ending_pkey PRIMARY KEY (event),
  constraint ending_event_fkey FOREIGN KEY (event) REFERENCES crisis.event(id),
  constraint ending_why_check CHECK ((btrim(why) <> ''::text))
);
alter table crisis.ending enable row level security;
alter table crisis.ending force row level security;
create policy ending_seen on crisis.ending as permissive for select to public using (true);
create policy ending_written on crisis.ending as permissive for insert to public with check ((crisis.handles() AND ((access.role() = 'system'::text) OR (person = access.person()))));
CREATE TRIGGER ending_is_final BEFORE DELETE OR UPDATE OR TRUNCATE ON crisis.ending FOR EACH STATEMENT EXECUTE FUNCTION regulations.refuse_change();
grant insert, select on crisis.ending to bekal_app;

create table crisis.event (
  id uuid not null,
  kind text not null,
  country text not null,
  area text,
  since timestamp with time zone not null,
  declared_by uuid not null,
  declared_at timestamp with time zone not null,
  constraint event_pkey PRIMARY KEY (id),
  constraint event_area_check CHECK ((btrim(area) <> ''::text)),
  constraint event_check CHECK ((since <= declared_at)),
  constraint event_country_check CHECK ((country ~ '^[A-Z]{2}$'::text)),
  constraint event_kind_check CHECK ((btrim(kind) <> ''::text))
);
alter table crisis.event enable row level security;
alter table crisis.event force row level security;
create policy event_declared on crisis.event as permissive for insert to public with check ((crisis.handles() AND ((access.role() = 'system'::text) OR (declared_by = access.person()))));
create policy event_seen on crisis.event as permissive for select to public using (true);
CREATE INDEX event_by_country ON crisis.event USING btree (country, declared_at DESC);
CREATE TRIGGER event_is_final BEFORE DELETE OR UPDATE OR TRUNCATE ON crisis.event FOR EACH STATEMENT EXECUTE FUNCTION regulations.refuse_change();
grant insert, select on crisis.event to bekal_app;

create table crisis.message (
  id uuid not null,
  event uuid not null,
  kind text not null,
  texts jsonb not null,
  country text not null,
  province text,
  scheme text,
  receivers integer not null,
  parts integer not null,
  proposed_by uuid not null,
  proposed_at timestamp with time zone not null,
  constraint message_pkey PRIMARY KEY (id),
  constraint message_event_fkey FOREIGN KEY (event) REFERENCES crisis.event(id),
  constraint message_country_check CHECK ((country ~ '^[A-Z]{2}$'::text)),
  constraint message_kind_check CHECK ((kind = ANY (ARRAY['roll-call'::text, 'notice'::text]))),
  constraint message_parts_check CHECK ((parts > 0)),
  constraint message_province_check CHECK ((province ~ '^\d{2}$'::text)),
  constraint message_receivers_check CHECK ((receivers > 0)),
  constraint message_scheme_check CHECK ((btrim(scheme) <> ''::text)),
  constraint message_texts_check CHECK (((jsonb_typeof(texts) = 'object'::text) AND (texts ? 'id'::text)))
);
alter table crisis.message enable row level security;
alter table crisis.message force row level security;
create policy message_proposed on crisis.message as permissive for insert to public with check (((access.role() = 'centre'::text) AND (proposed_by = access.person()) AND (NOT (EXISTS ( SELECT
   FROM crisis.ending e
  WHERE (e.event = message.event))))));
create policy message_seen on crisis.message as permissive for select to public using ((crisis.handles() OR (access.role() = 'auditor'::text) OR (EXISTS ( SELECT
   FROM crisis.signature s
  WHERE (s.message = message.id)))));
CREATE INDEX message_of_event ON crisis.message USING btree (event, proposed_at DESC);
CREATE TRIGGER message_is_final BEFORE DELETE OR UPDATE OR TRUNCATE ON crisis.message FOR EACH STATEMENT EXECUTE FUNCTION regulations.refuse_change();
grant insert, select on crisis.message to bekal_app;

create table crisis.receiver (
  message uuid not null,
  worker uuid not null,
  language text not null,
  sent_at timestamp with time zone,
  constraint receiver_pkey PRIMARY KEY (message, worker),
  constraint receiver_message_fkey FOREIGN KEY (message) REFERENCES crisis.signature(message)
);
alter table crisis.receiver enable row level security;
alter table crisis.receiver force row level security;
create policy receiver_seen on crisis.receiver as permissive for select to public using (crisis.handles());
create policy receiver_sent on crisis.receiver as permissive for update to public using ((access.role() = 'system'::text));
create policy receiver_written on crisis.receiver as permissive for insert to public with check (((access.role() = 'centre'::text) AND (sent_at IS NULL) AND (EXISTS ( SELECT
   FROM crisis.signature s
  WHERE ((s.message = receiver.message) AND (s.person = access.person()))))));
CREATE INDEX receiver_waiting ON crisis.receiver USING btree (message, worker) WHERE (sent_at IS NULL);
grant insert, select on crisis.receiver to bekal_app;
grant update (sent_at) on crisis.receiver to bekal_app;

create table crisis.roll (
  id uuid not null,
  event uuid not null,
  worker uuid,
  who bytea,
  name_hidden bytea not null,
  place_hidden bytea,
  phone_hidden bytea,
  number text,
  province text,
  company text,
  scheme text,
  expected boolean not null default false,
  message uuid,
  asked integer not null default 0,
  asked_at timestamp with time zone,
  says text,
  said_at timestamp with time zone,
  "case" uuid,
  case_number text,
  added_at timestamp with time zone not null,
  asked_index bytea,
  constraint roll_event_who_key UNIQUE (event, who),
  constraint roll_event_worker_key UNIQUE (event, worker),
  constraint roll_pkey PRIMARY KEY (id),
  constraint roll_event_fkey FOREIGN KEY (event) REFERENCES crisis.event(id),
  constraint roll_message_fkey FOREIGN KEY (message) REFERENCES crisis.message(id),
  constraint roll_asked_check CHECK ((asked >= 0)),
  constraint roll_check CHECK (((worker IS NULL) = (who IS NOT NULL))),
  constraint roll_check1 CHECK (((worker IS NULL) = (phone_hidden IS NOT NULL))),
  constraint roll_check2 CHECK (((says IS NULL) = (said_at IS NULL))),
  constraint roll_check3 CHECK ((("case" IS NULL) = (case_number IS NULL))),
  constraint roll_province_check CHECK ((province ~ '^\d{2}$'::text)),
  constraint roll_says_check CHECK ((says = ANY (ARRAY['safe'::text, 'help'::text])))
);
alter table crisis.roll enable row level security;
alter table crisis.roll force row level security;
create policy roll_changed on crisis.roll as permissive for update to public using (crisis.handles());
create policy roll_seen on crisis.roll as permissive for select to public using ((crisis.handles() OR (worker = access.person())));
create policy roll_written on crisis.roll as permissive for insert to public with check (((access.role() = 'system'::text) OR (crisis.handles() AND (worker IS NOT NULL))));
CREATE INDEX roll_of_event ON crisis.roll USING btree (event, says, id);
CREATE INDEX roll_of_number ON crisis.roll USING btree (asked_index, asked_at) WHERE (asked_index IS NOT NULL);
CREATE INDEX roll_of_worker ON crisis.roll USING btree (worker) WHERE (worker IS NOT NULL);
CREATE INDEX roll_silent ON crisis.roll USING btree (event, asked, asked_at) WHERE (says IS NULL);
grant insert, select on crisis.roll to bekal_app;
grant update (place_hidden) on crisis.roll to bekal_app;
grant update (message) on crisis.roll to bekal_app;
grant update (asked) on crisis.roll to bekal_app;
grant update (asked_at) on crisis.roll to bekal_app;
grant update (says) on crisis.roll to bekal_app;
grant update (said_at) on crisis.roll to bekal_app;
grant update ("case") on crisis.roll to bekal_app;
grant update (case_number) on crisis.roll to bekal_app;
grant update (asked_index) on crisis.roll to bekal_app;

create table crisis.set_aside (
  message uuid not null,
  at timestamp with time zone not null,
  person uuid not null,
  why text not null,
  constraint set_aside_pkey PRIMARY KEY (message),
  constraint set_aside_message_fkey FOREIGN KEY (message) REFERENCES crisis.message(id),
  constraint set_aside_why_check CHECK ((btrim(why) <> ''::text))
);
alter table crisis.set_aside enable row level security;
alter table crisis.set_aside force row level security;
create policy set_aside_made on crisis.set_aside as permissive for insert to public with check (((access.role() = 'centre'::text) AND (person = access.person()) AND (NOT (EXISTS ( SELECT
   FROM crisis.signature s
  WHERE (s.message = set_aside.message))))));
create policy set_aside_seen on crisis.set_aside as permissive for select to public using ((crisis.handles() OR (access.role() = 'auditor'::text)));
CREATE TRIGGER set_aside_is_final BEFORE DELETE OR UPDATE OR TRUNCATE ON crisis.set_aside FOR EACH STATEMENT EXECUTE FUNCTION regulations.refuse_change();
grant insert, select on crisis.set_aside to bekal_app;

create table crisis.signature (
  message uuid not null,
  at timestamp with time zone not null,
  person uuid not null,
  receivers integer not null,
  constraint signature_pkey PRIMARY KEY (message),
  constraint signature_message_fkey FOREIGN KEY (message) REFERENCES crisis.message(id),
  constraint signature_receivers_check CHECK ((receivers > 0))
);
alter table crisis.signature enable row level security;
alter table crisis.signature force row level security;
create policy signature_made on crisis.signature as permissive for insert to public with check (((access.role() = 'centre'::text) AND (person = access.person()) AND (EXISTS ( SELECT
   FROM crisis.message m
  WHERE ((m.id = signature.message) AND (m.proposed_by <> access.person())))) AND (NOT (EXISTS ( SELECT
   FROM crisis.set_aside a
  WHERE (a.message = signature.message))))));
create policy signature_seen on crisis.signature as permissive for select to public using (true);
CREATE TRIGGER signature_is_final BEFORE DELETE OR UPDATE OR TRUNCATE ON crisis.signature FOR EACH STATEMENT EXECUTE FUNCTION regulations.refuse_change();
grant insert, select on crisis.signature to bekal_app;

create table demo.lived (
  seed text not null,
  file text not null,
  at timestamp with time zone not null,
  constraint lived_pkey PRIMARY KEY (seed, file),
  constraint lived_seed_fkey FOREIGN KEY (seed) REFERENCES demo.loaded(seed)
);
grant insert, select on demo.lived to bekal_app;

create table demo.loaded (
  seed text not null,
  moment timestamp with time zone not null,
  files integer not null,
  at timestamp with time zone not null,
  drawn json,
  constraint loaded_pkey PRIMARY KEY (seed)
);
grant insert, select on demo.loaded to bekal_app;

create table demo.picture (
  seed text not null,
  name text not null,
  kept json not null,
  constraint picture_pkey PRIMARY KEY (seed, name),
  constraint picture_seed_fkey FOREIGN KEY (seed) REFERENCES demo.loaded(seed)
);
grant insert, select on demo.picture to bekal_app;

create table directions.answer (
  question uuid not null,
  wording text not null,
  answer text not null,
  citation text not null,
  effect text not null,
  valid_from date not null,
  valid_until date,
  rule_set text not null,
  drafted_by uuid not null,
  reviewed_by uuid,
  sent_back text,
  changed_at timestamp with time zone not null,
  version integer not null default 1,
  writers uuid[] not null default '{}'::uuid[],
  constraint answer_pkey PRIMARY KEY (question),
  constraint answer_question_fkey FOREIGN KEY (question) REFERENCES directions.question(id),
  constraint answer_rule_set_fkey FOREIGN KEY (rule_set) REFERENCES regulations.rule_set(digest),
  constraint answer_check CHECK ((reviewed_by <> drafted_by)),
  constraint answer_effect_check CHECK ((effect = ANY (ARRAY['met'::text, 'unmet'::text, 'explains'::text])))
);
alter table directions.answer enable row level security;
alter table directions.answer force row level security;
create policy answer_changed on directions.answer as permissive for update to public using ((access.role() = ANY (ARRAY['centre'::text, 'system'::text])));
create policy answer_read on directions.answer as permissive for select to public using ((access.role() = ANY (ARRAY['centre'::text, 'auditor'::text, 'system'::text])));
create policy answer_written on directions.answer as permissive for insert to public with check (((access.role() = ANY (ARRAY['centre'::text, 'system'::text])) AND (reviewed_by IS NULL)));
grant insert, select, update on directions.answer to bekal_app;

create table directions.asker (
  question uuid not null,
  office text,
  person uuid,
  about uuid,
  constraint asker_pkey PRIMARY KEY (question),
  constraint asker_question_fkey FOREIGN KEY (question) REFERENCES directions.question(id)
);
alter table directions.asker enable row level security;
alter table directions.asker force row level security;
create policy asker_noted on directions.asker as permissive for insert to public with check (((access.role() = ANY (ARRAY['centre'::text, 'system'::text])) OR ((office = access.office()) AND (person = access.person()))));
create policy asker_read on directions.asker as permissive for select to public using ((access."national"() OR (office = access.office())));
CREATE INDEX asker_about ON directions.asker USING btree (about) WHERE (about IS NOT NULL);
grant insert, select on directions.asker to bekal_app;

create table directions.closing (
  ruling uuid not null,
  at timestamp with time zone not null,
  closed_by uuid not null,
  constraint closing_pkey PRIMARY KEY (ruling),
  constraint closing_ruling_fkey FOREIGN KEY (ruling) REFERENCES directions.withdrawal(ruling)
);
alter table directions.closing enable row level security;
alter table directions.closing force row level security;
create policy closing_made on directions.closing as permissive for insert to public with check (((access.role() = 'centre'::text) AND (closed_by = access.person()) AND (EXISTS ( SELECT
   FROM directions.closing_asked a
  WHERE ((a.ruling = closing.ruling) AND (a.asked_by <> access.person()))))));
create policy closing_read on directions.closing as permissive for select to public using (true);
CREATE TRIGGER closing_is_final BEFORE DELETE OR UPDATE OR TRUNCATE ON directions.closing FOR EACH STATEMENT EXECUTE FUNCTION regulations.refuse_change();
grant insert, select on directions.closing to bekal_app;

create table directions.closing_asked (
  ruling uuid not null,
  at timestamp with time zone not null,
  asked_by uuid not null,
  constraint closing_asked_pkey PRIMARY KEY (ruling),
  constraint closing_asked_ruling_fkey FOREIGN KEY (ruling) REFERENCES directions.ruling(id)
);
alter table directions.closing_asked enable row level security;
alter table directions.closing_asked force row level security;
create policy closing_asked_made on directions.closing_asked as permissive for insert to public with check (((access.role() = 'centre'::text) AND (asked_by = access.person())));
create policy closing_asked_seen on directions.closing_asked as permissive for select to public using ((access.role() = ANY (ARRAY['centre'::text, 'auditor'::text, 'system'::text])));
CREATE TRIGGER closing_asked_is_final BEFORE DELETE OR UPDATE OR TRUNCATE ON directions.closing_asked FOR EACH STATEMENT EXECUTE FUNCTION regulations.refuse_change();
grant insert, select on directions.closing_asked to bekal_app;

create table directions.decided (
  ruling uuid not null,
  decision uuid not null,
  at timestamp with time zone not null,
  constraint decided_pkey PRIMARY KEY (ruling, decision),
  constraint decided_ruling_fkey FOREIGN KEY (ruling) REFERENCES directions.ruling(id)
);
grant insert, select on directions.decided to bekal_app;

create table directions.exercise_total (
  exercise text not null,
  rule text not null,
  rights integer not null,
  wrongs integer not null,
  constraint exercise_total_pkey PRIMARY KEY (exercise),
  constraint exercise_total_rights_check CHECK ((rights >= 0)),
  constraint exercise_total_wrongs_check CHECK ((wrongs >= 0))
);
alter table directions.exercise_total enable row level security;
alter table directions.exercise_total force row level security;
create policy exercise_total_counted on directions.exercise_total as permissive for all to public using ((access.role() = ANY (ARRAY['counter-officer'::text, 'head-of-office'::text, 'centre'::text, 'auditor'::text, 'system'::text]))) with check ((access.role() = ANY (ARRAY['counter-officer'::text, 'head-of-office'::text])));
grant insert, select, update on directions.exercise_total to bekal_app;

create table directions.first_decision (
  sample uuid not null,
  office text not null,
  outcome text not null,
  rules text[] not null,
  constraint first_decision_pkey PRIMARY KEY (sample),
  constraint first_decision_sample_fkey FOREIGN KEY (sample) REFERENCES directions.sample(id),
  constraint first_decision_outcome_check CHECK ((outcome = ANY (ARRAY['approved'::text, 'returned'::text, 'held'::text])))
);
alter table directions.first_decision enable row level security;
alter table directions.first_decision force row level security;
create policy first_kept on directions.first_decision as permissive for insert to public with check ((access.role() = 'system'::text));
create policy first_seen on directions.first_decision as permissive for select to public using ((access."national"() OR (EXISTS ( SELECT
   FROM directions.second_decision s
  WHERE (s.sample = first_decision.sample)))));
grant insert, select on directions.first_decision to bekal_app;

create table directions.numbering (
  kind text not null,
  year integer not null,
  last integer not null,
  constraint numbering_pkey PRIMARY KEY (kind, year),
  constraint numbering_kind_check CHECK ((kind = ANY (ARRAY['question'::text, 'ruling'::text]))),
  constraint numbering_last_check CHECK ((last > 0))
);
grant insert, select, update on directions.numbering to bekal_app;

create table directions.practised (
  person uuid not null,
  exercise text not null,
  rule text not null,
  is_right boolean,
  at timestamp with time zone not null,
  constraint practised_pkey PRIMARY KEY (person, exercise),
  constraint practised_exercise_check CHECK ((exercise ~ '^[0-9a-f]{64}$'::text))
);
alter table directions.practised enable row level security;
alter table directions.practised force row level security;
create policy practised_own on directions.practised as permissive for all to public using ((person = access.person())) with check ((person = access.person()));
grant delete, insert, select on directions.practised to bekal_app;
grant update (is_right) on directions.practised to bekal_app;

create table directions.question (
  id uuid not null,
  number text not null,
  step text not null,
  rule text not null,
  citation text not null,
  rule_set text not null,
  facts jsonb not null,
  facts_on date not null,
  text text not null,
  urgent boolean not null,
  directorate text not null,
  state text not null default 'open'::text,
  asked_at timestamp with time zone not null,
  due_at timestamp with time zone,
  assigned_to uuid,
  merged_into uuid,
  ruling uuid,
  closed_at timestamp with time zone,
  closed_why text,
  version integer not null default 1,
  constraint question_number_key UNIQUE (number),
  constraint question_pkey PRIMARY KEY (id),
  constraint question_merged_into_fkey FOREIGN KEY (merged_into) REFERENCES directions.question(id),
  constraint question_rule_set_fkey FOREIGN KEY (rule_set) REFERENCES regulations.rule_set(digest),
  constraint question_ruling_fkey FOREIGN KEY (ruling) REFERENCES directions.ruling(id),
  constraint question_check CHECK (((state = 'merged'::text) = (merged_into IS NOT NULL))),
  constraint question_check1 CHECK (((state = 'answered'::text) <= (ruling IS NOT NULL))),
  constraint question_check2 CHECK (((state = 'open'::text) = (closed_at IS NULL))),
  constraint question_check3 CHECK ((merged_into <> id)),
  constraint question_facts_check CHECK ((jsonb_typeof(facts) = 'object'::text)),
  constraint question_state_check CHECK ((state = ANY (ARRAY['open'::text, 'answered'::text, 'merged'::text, 'withdrawn'::text, 'lapsed'::text]))),
  constraint question_step_check CHECK ((step = ANY (ARRAY['verification'::text, 'orientation'::text, 'card'::text, 'case'::text]))),
  constraint question_text_check CHECK ((btrim(text) <> ''::text))
);
alter table directions.question enable row level security;
alter table directions.question force row level security;
create policy question_asked on directions.question as permissive for insert to public with check (((state = 'open'::text) AND (access.role() = ANY (ARRAY['counter-officer'::text, 'head-of-office'::text, 'centre'::text, 'system'::text]))));
create policy question_moves on directions.question as permissive for update to public using ((((state = ANY (ARRAY['open'::text, 'merged'::text])) AND (access.role() = ANY (ARRAY['centre'::text, 'system'::text]))) OR ((state = 'open'::text) AND (access.role() = ANY (ARRAY['counter-officer'::text, 'head-of-office'::text])) AND (EXISTS ( SELECT
   FROM directions.asker a
  WHERE ((a.question = question.id) AND (a.office = access.office()))))))) with check (((access.role() = ANY (ARRAY['centre'::text, 'system'::text])) OR ((access.role() = ANY (ARRAY['counter-officer'::text, 'head-of-office'::text])) AND (state = 'withdrawn'::text))));
create policy question_read on directions.question as permissive for select to public using ((access.role() = ANY (ARRAY['counter-officer'::text, 'head-of-office'::text, 'centre'::text, 'auditor'::text, 'system'::text])));
CREATE INDEX question_by_rule ON directions.question USING btree (rule, asked_at DESC);
CREATE INDEX question_merged ON directions.question USING btree (merged_into) WHERE (merged_into IS NOT NULL);
CREATE INDEX question_open ON directions.question USING btree (due_at) WHERE (state = 'open'::text);
grant insert, select, update on directions.question to bekal_app;

create table directions.reading (
  ruling uuid not null,
  person uuid not null,
  at timestamp with time zone not null,
  constraint reading_pkey PRIMARY KEY (ruling, person),
  constraint reading_ruling_fkey FOREIGN KEY (ruling) REFERENCES directions.ruling(id)
);
alter table directions.reading enable row level security;
alter table directions.reading force row level security;
create policy reading_made on directions.reading as permissive for insert to public with check ((person = access.person()));
create policy reading_seen on directions.reading as permissive for select to public using (((person = access.person()) OR access."national"()));
CREATE INDEX reading_of_person ON directions.reading USING btree (person);
CREATE TRIGGER reading_is_immutable BEFORE DELETE OR UPDATE OR TRUNCATE ON directions.reading FOR EACH STATEMENT EXECUTE FUNCTION regulations.refuse_change();
grant insert, select on directions.reading to bekal_app;

create table directions.ruling (
  id uuid not null,
  number text not null,
  question text not null,
  answer text not null,
  step text not null,
  rule text not null,
  citation text not null,
  rule_set text not null,
  law text not null,
  facts jsonb not null,
  facts_on date not null,
  effect text not null,
  directorate text not null,
  drafted_by uuid not null,
  reviewed_by uuid not null,
  signed_by uuid not null,
  signed_at timestamp with time zone not null,
  valid_from date not null,
  valid_until date,
  constraint ruling_number_key UNIQUE (number),
  constraint ruling_pkey PRIMARY KEY (id),
  constraint ruling_rule_set_fkey FOREIGN KEY (rule_set) REFERENCES regulations.rule_set(digest),
  constraint ruling_answer_check CHECK ((btrim(answer) <> ''::text)),
  constraint ruling_check CHECK (((drafted_by <> reviewed_by) AND (drafted_by <> signed_by) AND (reviewed_by <> signed_by))),
  constraint ruling_check1 CHECK (((valid_until IS NULL) OR (valid_until >= valid_from))),
  constraint ruling_citation_check CHECK ((btrim(citation) <> ''::text)),
  constraint ruling_effect_check CHECK ((effect = ANY (ARRAY['met'::text, 'unmet'::text, 'explains'::text]))),
  constraint ruling_facts_check CHECK ((jsonb_typeof(facts) = 'object'::text)),
  constraint ruling_law_check CHECK ((law ~ '^[0-9a-f]{64}$'::text)),
  constraint ruling_question_check CHECK ((btrim(question) <> ''::text)),
  constraint ruling_step_check CHECK ((step = ANY (ARRAY['verification'::text, 'orientation'::text, 'card'::text, 'case'::text])))
);
alter table directions.ruling enable row level security;
alter table directions.ruling force row level security;
create policy ruling_read on directions.ruling as permissive for select to public using (true);
create policy ruling_signed on directions.ruling as permissive for insert to public with check (((access.role() = 'system'::text) OR ((access.role() = 'centre'::text) AND (signed_by = access.person()))));
CREATE INDEX ruling_by_rule ON directions.ruling USING btree (rule, signed_at DESC);
CREATE INDEX ruling_by_time ON directions.ruling USING btree (signed_at DESC);
CREATE TRIGGER ruling_is_immutable BEFORE DELETE OR UPDATE OR TRUNCATE ON directions.ruling FOR EACH STATEMENT EXECUTE FUNCTION regulations.refuse_change();
grant insert, select on directions.ruling to bekal_app;

create table directions.sample (
  id uuid not null,
  month date not null,
  decision uuid not null,
  office text not null,
  step text not null,
  rule_set text not null,
  facts jsonb not null,
  facts_on date not null,
  made_at timestamp with time zone not null,
  constraint sample_decision_key UNIQUE (decision),
  constraint sample_pkey PRIMARY KEY (id),
  constraint sample_rule_set_fkey FOREIGN KEY (rule_set) REFERENCES regulations.rule_set(digest),
  constraint sample_facts_check CHECK ((jsonb_typeof(facts) = 'object'::text)),
  constraint sample_month_check CHECK ((EXTRACT(day FROM month) = (1)::numeric)),
  constraint sample_step_check CHECK ((step = ANY (ARRAY['verification'::text, 'orientation'::text, 'card'::text])))
);
alter table directions.sample enable row level security;
alter table directions.sample force row level security;
create policy sample_drawn on directions.sample as permissive for insert to public with check ((access.role() = 'system'::text));
create policy sample_seen on directions.sample as permissive for select to public using ((access."national"() OR ((access.role() = ANY (ARRAY['counter-officer'::text, 'head-of-office'::text])) AND (office = access.office()))));
CREATE INDEX sample_of_office ON directions.sample USING btree (office, month);
grant insert, select on directions.sample to bekal_app;

create table directions.second_decision (
  sample uuid not null,
  outcome text not null,
  rule text,
  reason text not null,
  person uuid not null,
  at timestamp with time zone not null,
  constraint second_decision_pkey PRIMARY KEY (sample),
  constraint second_decision_sample_fkey FOREIGN KEY (sample) REFERENCES directions.sample(id),
  constraint second_decision_check CHECK (((outcome = 'approved'::text) = (rule IS NULL))),
  constraint second_decision_outcome_check CHECK ((outcome = ANY (ARRAY['approved'::text, 'returned'::text, 'held'::text]))),
  constraint second_decision_reason_check CHECK ((btrim(reason) <> ''::text))
);
alter table directions.second_decision enable row level security;
alter table directions.second_decision force row level security;
create policy second_made on directions.second_decision as permissive for insert to public with check (((person = access.person()) AND (access.role() = ANY (ARRAY['counter-officer'::text, 'head-of-office'::text])) AND (EXISTS ( SELECT
   FROM directions.sample s
  WHERE ((s.id = second_decision.sample) AND (s.office = access.office()))))));
create policy second_seen on directions.second_decision as permissive for select to public using ((access."national"() OR (EXISTS ( SELECT
   FROM directions.sample s
  WHERE ((s.id = second_decision.sample) AND (s.office = access.office()))))));
CREATE TRIGGER second_decision_is_final BEFORE DELETE OR UPDATE OR TRUNCATE ON directions.second_decision FOR EACH STATEMENT EXECUTE FUNCTION regulations.refuse_change();
grant insert, select on directions.second_decision to bekal_app;

create table directions.situation (
  digest text not null,
  rule text not null,
  facts jsonb not null,
  constraint situation_pkey PRIMARY KEY (digest),
  constraint situation_digest_check CHECK ((digest ~ '^[0-9a-f]{64}$'::text)),
  constraint situation_facts_check CHECK ((jsonb_typeof(facts) = 'object'::text))
);
alter table directions.situation enable row level security;
alter table directions.situation force row level security;
create policy situation_noted on directions.situation as permissive for insert to public with check ((access.role() = 'system'::text));
create policy situation_read on directions.situation as permissive for select to public using ((access.role() = ANY (ARRAY['head-of-office'::text, 'centre'::text, 'auditor'::text, 'system'::text])));
grant insert, select on directions.situation to bekal_app;

create table directions.tally (
  rule text not null,
  month date not null,
  office text not null,
  situation text not null,
  outcome text not null,
  decisions integer not null,
  latest uuid not null,
  constraint tally_pkey PRIMARY KEY (rule, month, office, situation, outcome),
  constraint tally_situation_fkey FOREIGN KEY (situation) REFERENCES directions.situation(digest),
  constraint tally_decisions_check CHECK ((decisions > 0)),
  constraint tally_month_check CHECK ((EXTRACT(day FROM month) = (1)::numeric)),
  constraint tally_outcome_check CHECK ((outcome = ANY (ARRAY['named'::text, 'passed'::text])))
);
alter table directions.tally enable row level security;
alter table directions.tally force row level security;
create policy tally_counted on directions.tally as permissive for insert to public with check ((access.role() = 'system'::text));
create policy tally_read on directions.tally as permissive for select to public using ((access."national"() OR ((access.role() = 'head-of-office'::text) AND (office = access.office()))));
create policy tally_recounted on directions.tally as permissive for update to public using ((access.role() = 'system'::text));
CREATE INDEX tally_by_month ON directions.tally USING btree (month, rule);
grant insert, select, update on directions.tally to bekal_app;

create table directions.withdrawal (
  ruling uuid not null,
  at timestamp with time zone not null,
  withdrawn_by uuid not null,
  reason text not null,
  constraint withdrawal_pkey PRIMARY KEY (ruling),
  constraint withdrawal_ruling_fkey FOREIGN KEY (ruling) REFERENCES directions.ruling(id),
  constraint withdrawal_reason_check CHECK ((btrim(reason) <> ''::text))
);
alter table directions.withdrawal enable row level security;
alter table directions.withdrawal force row level security;
create policy withdrawal_made on directions.withdrawal as permissive for insert to public with check (((access.role() = 'system'::text) OR ((access.role() = 'centre'::text) AND (withdrawn_by = access.person()) AND (EXISTS ( SELECT
   FROM directions.withdrawal_asked a
  WHERE ((a.ruling = withdrawal.ruling) AND (a.asked_by <> access.person())))))));
create policy withdrawal_read on directions.withdrawal as permissive for select to public using (true);
CREATE TRIGGER withdrawal_is_final BEFORE DELETE OR UPDATE OR TRUNCATE ON directions.withdrawal FOR EACH STATEMENT EXECUTE FUNCTION regulations.refuse_change();
grant insert, select on directions.withdrawal to bekal_app;

create table directions.withdrawal_asked (
  ruling uuid not null,
  at timestamp with time zone not null,
  asked_by uuid not null,
  reason text not null,
  constraint withdrawal_asked_pkey PRIMARY KEY (ruling),
  constraint withdrawal_asked_ruling_fkey FOREIGN KEY (ruling) REFERENCES directions.ruling(id),
  constraint withdrawal_asked_reason_check CHECK ((btrim(reason) <> ''::text))
);
alter table directions.withdrawal_asked enable row level security;
alter table directions.withdrawal_asked force row level security;
create policy withdrawal_asked_made on directions.withdrawal_asked as permissive for insert to public with check (((access.role() = 'centre'::text) AND (asked_by = access.person())));
create policy withdrawal_asked_seen on directions.withdrawal_asked as permissive for select to public using ((access.role() = ANY (ARRAY['centre'::text, 'auditor'::text, 'system'::text])));
CREATE TRIGGER withdrawal_asked_is_final BEFORE DELETE OR UPDATE OR TRUNCATE ON directions.withdrawal_asked FOR EACH STATEMENT EXECUTE FUNCTION regulations.refuse_change();
grant insert, select on directions.withdrawal_asked to bekal_app;

create table ledger.checkpoint (
  size bigint not null,
  root bytea not null,
  note text not null,
  at timestamp with time zone not null,
  constraint checkpoint_pkey PRIMARY KEY (size),
  constraint checkpoint_root_check CHECK ((length(root) = 32)),
  constraint checkpoint_size_check CHECK ((size > 0))
);
CREATE TRIGGER checkpoint_only_grows BEFORE DELETE OR UPDATE OR TRUNCATE ON ledger.checkpoint FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
grant select on ledger.checkpoint to bekal_app;
grant insert, select on ledger.checkpoint to bekal_sealer;

create table ledger.entry (
  id uuid not null,
  at timestamp with time zone not null,
  role text not null,
  person uuid,
  office text,
  on_behalf_of uuid,
  client text not null,
  act text not null,
  record_kind text not null,
  record_id text not null,
  ground text,
  payload_hash bytea not null,
  salt bytea not null,
  commitment bytea not null,
  constraint entry_pkey PRIMARY KEY (id),
  constraint entry_act_check CHECK ((act ~ '^[a-z-]+\.[a-z-]+$'::text)),
  constraint entry_commitment_check CHECK ((length(commitment) = 32)),
  constraint entry_payload_hash_check CHECK ((length(payload_hash) = 32)),
  constraint entry_salt_check CHECK ((length(salt) = 16))
);
CREATE INDEX entry_of_person ON ledger.entry USING btree (person, at DESC) WHERE (person IS NOT NULL);
CREATE INDEX entry_of_record ON ledger.entry USING btree (record_kind, record_id, at DESC);
CREATE TRIGGER entry_is_pending AFTER INSERT ON ledger.entry FOR EACH ROW EXECUTE FUNCTION ledger.note_pending();
CREATE TRIGGER entry_only_grows BEFORE DELETE OR UPDATE OR TRUNCATE ON ledger.entry FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
grant insert, select on ledger.entry to bekal_app;
grant select on ledger.entry to bekal_sealer;

create table ledger.leaf (
  "position" bigint not null,
  entry uuid not null,
  constraint leaf_entry_key UNIQUE (entry),
  constraint leaf_pkey PRIMARY KEY ("position"),
  constraint leaf_entry_fkey FOREIGN KEY (entry) REFERENCES ledger.entry(id),
  constraint leaf_position_check CHECK (("position" >= 0))
);
CREATE TRIGGER leaf_only_grows BEFORE DELETE OR UPDATE OR TRUNCATE ON ledger.leaf FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
grant select on ledger.leaf to bekal_app;
grant insert, select on ledger.leaf to bekal_sealer;

create table ledger.node (
  level integer not null,
  index bigint not null,
  hash bytea not null,
  constraint node_pkey PRIMARY KEY (level, index),
  constraint node_hash_check CHECK ((length(hash) = 32)),
  constraint node_index_check CHECK ((index >= 0)),
  constraint node_level_check CHECK (((level >= 0) AND (level <= 62)))
);
CREATE TRIGGER node_only_grows BEFORE DELETE OR UPDATE OR TRUNCATE ON ledger.node FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
grant select on ledger.node to bekal_app;
grant insert, select on ledger.node to bekal_sealer;

create table ledger.pending (
  entry uuid not null,
  constraint pending_pkey PRIMARY KEY (entry),
  constraint pending_entry_fkey FOREIGN KEY (entry) REFERENCES ledger.entry(id)
);
grant select on ledger.pending to bekal_app;
grant delete, select on ledger.pending to bekal_sealer;

create table ledger.sequencer (
  single boolean not null default true,
  constraint sequencer_pkey PRIMARY KEY (single),
  constraint sequencer_single_check CHECK (single)
);
grant select, update on ledger.sequencer to bekal_sealer;

create table offices.calendar_day (
  on_day date not null,
  office text,
  kind text not null,
  name jsonb not null,
  constraint calendar_day_on_day_office_key UNIQUE NULLS NOT DISTINCT (on_day, office),
  constraint calendar_day_office_fkey FOREIGN KEY (office) REFERENCES offices.office(id),
  constraint calendar_day_check CHECK (((office IS NOT NULL) = (kind = 'closure'::text))),
  constraint calendar_day_kind_check CHECK ((kind = ANY (ARRAY['holiday'::text, 'collective-leave'::text, 'closure'::text]))),
  constraint calendar_day_name_check CHECK ((name ?& ARRAY['id'::text, 'en'::text]))
);
CREATE INDEX calendar_day_of_office ON offices.calendar_day USING btree (office, on_day);
grant delete, insert, select, update on offices.calendar_day to bekal_app;

create table offices.calendar_year (
  year integer not null,
  confirmed boolean not null,
  confidence text not null,
  source text not null,
  constraint calendar_year_pkey PRIMARY KEY (year),
  constraint calendar_year_confidence_check CHECK ((confidence = ANY (ARRAY['verified'::text, 'likely'::text, 'to-confirm'::text]))),
  constraint calendar_year_year_check CHECK (((year >= 2007) AND (year <= 2200)))
);
grant insert, select, update on offices.calendar_year to bekal_app;

create table offices.district (
  code text not null,
  regency text generated always as ("left"(code, 4)) stored,
  name text not null,
  constraint district_pkey PRIMARY KEY (code),
  constraint district_regency_fkey FOREIGN KEY (regency) REFERENCES offices.regency(code),
  constraint district_code_check CHECK ((code ~ '^\d{6}$'::text))
);
CREATE INDEX district_of_regency ON offices.district USING btree (regency);
grant insert, select, update on offices.district to bekal_app;

create table offices.loaded (
  part text not null,
  digest text not null,
  at timestamp with time zone not null,
  constraint loaded_pkey PRIMARY KEY (part)
);
grant insert, select, update on offices.loaded to bekal_app;

create table offices.office (
  id text not null,
  kind text not null,
  name jsonb not null,
  city text not null,
  address text,
  zone text not null,
  prefix text,
  parent text,
  country text,
  point text,
  regencies text[] not null default '{}'::text[],
  opens text not null,
  closes text not null,
  weekdays integer[] not null,
  observes text not null,
  confidence text not null,
  constraint office_prefix_key UNIQUE (prefix),
  constraint office_pkey PRIMARY KEY (id),
  constraint office_parent_fkey FOREIGN KEY (parent) REFERENCES offices.office(id),
  constraint office_check CHECK ((opens < closes)),
  constraint office_check1 CHECK (((kind = 'bp3mi'::text) = (prefix IS NOT NULL))),
  constraint office_check2 CHECK (((kind = ANY (ARRAY['p4mi'::text, 'airport-desk'::text])) = (parent IS NOT NULL))),
  constraint office_check3 CHECK (((kind = 'mission'::text) = (country IS NOT NULL))),
  constraint office_closes_check CHECK ((closes ~ '^\d{2}:\d{2}$'::text)),
  constraint office_confidence_check CHECK ((confidence = ANY (ARRAY['verified'::text, 'likely'::text, 'to-confirm'::text]))),
  constraint office_country_check CHECK ((country ~ '^[A-Z]{2}$'::text)),
  constraint office_id_check CHECK ((id ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text)),
  constraint office_kind_check CHECK ((kind = ANY (ARRAY['bp3mi'::text, 'p4mi'::text, 'mission'::text, 'airport-desk'::text]))),
  constraint office_name_check CHECK ((name ?& ARRAY['id'::text, 'en'::text])),
  constraint office_observes_check CHECK ((observes = ANY (ARRAY['national'::text, 'host'::text, 'none'::text]))),
  constraint office_opens_check CHECK ((opens ~ '^\d{2}:\d{2}$'::text)),
  constraint office_point_check CHECK ((point ~ '^[A-Z]{3}$'::text)),
  constraint office_prefix_check CHECK ((prefix ~ '^[A-Z]{3}$'::text)),
  constraint office_weekdays_check CHECK (((weekdays <@ ARRAY[1, 2, 3, 4, 5, 6, 7]) AND (cardinality(weekdays) > 0)))
);
grant insert, select, update on offices.office to bekal_app;

create table offices.province (
  code text not null,
  name text not null,
  constraint province_pkey PRIMARY KEY (code),
  constraint province_code_check CHECK ((code ~ '^\d{2}$'::text))
);
grant insert, select, update on offices.province to bekal_app;

create table offices.regency (
  code text not null,
  province text generated always as ("left"(code, 2)) stored,
  name text not null,
  constraint regency_pkey PRIMARY KEY (code),
  constraint regency_province_fkey FOREIGN KEY (province) REFERENCES offices.province(code),
  constraint regency_code_check CHECK ((code ~ '^\d{4}$'::text))
);
CREATE INDEX regency_of_province ON offices.regency USING btree (province);
grant insert, select, update on offices.regency to bekal_app;

create table offices.service_area (
  province text not null,
  office text not null,
  zone text not null,
  confidence text not null,
  constraint service_area_pkey PRIMARY KEY (province),
  constraint service_area_office_fkey FOREIGN KEY (office) REFERENCES offices.office(id),
  constraint service_area_province_fkey FOREIGN KEY (province) REFERENCES offices.province(code),
  constraint service_area_confidence_check CHECK ((confidence = ANY (ARRAY['verified'::text, 'likely'::text, 'to-confirm'::text])))
);
CREATE INDEX service_area_of_office ON offices.service_area USING btree (office);
grant insert, select, update on offices.service_area to bekal_app;

create table offices.village (
  code text not null,
  district text generated always as ("left"(code, 6)) stored,
  name text not null,
  constraint village_pkey PRIMARY KEY (code),
  constraint village_district_fkey FOREIGN KEY (district) REFERENCES offices.district(code),
  constraint village_code_check CHECK ((code ~ '^\d{10}$'::text))
);
CREATE INDEX village_of_district ON offices.village USING btree (district);
grant insert, select, update on offices.village to bekal_app;

create table open_data.replay (
  id uuid not null,
  at timestamp with time zone not null,
  decisions integer not null,
  differing uuid[] not null,
  constraint replay_pkey PRIMARY KEY (id),
  constraint replay_decisions_check CHECK ((decisions >= 0))
);
alter table open_data.replay enable row level security;
alter table open_data.replay force row level security;
create policy replay_made on open_data.replay as permissive for insert to public with check ((access.role() = 'system'::text));
create policy replay_seen on open_data.replay as permissive for select to public using ((access.role() = ANY (ARRAY['centre'::text, 'auditor'::text, 'system'::text])));
CREATE INDEX replay_by_time ON open_data.replay USING btree (at DESC);
grant insert, select on open_data.replay to bekal_app;

create table outbox.key (
  key text not null,
  at timestamp with time zone not null,
  constraint key_pkey PRIMARY KEY (key)
);
grant insert, select on outbox.key to bekal_app;

create table outbox.message (
  id uuid not null,
  key text not null,
  channel text not null,
  recipient text not null,
  text text not null,
  at timestamp with time zone not null,
  sent_at timestamp with time zone,
  attempts integer not null default 0,
  problem text,
  next_at timestamp with time zone not null default '-infinity'::timestamp with time zone,
  constraint message_pkey PRIMARY KEY (id),
  constraint message_key_fkey FOREIGN KEY (key) REFERENCES outbox.key(key),
  constraint message_channel_check CHECK ((channel = ANY (ARRAY['sms'::text, 'whatsapp'::text, 'email'::text]))),
  constraint message_text_check CHECK (((length(text) >= 1) AND (length(text) <= 4000)))
);
alter table outbox.message enable row level security;
alter table outbox.message force row level security;
create policy message_seen on outbox.message as permissive for select to public using ((access.role() = 'system'::text));
create policy message_sent on outbox.message as permissive for update to public using ((access.role() = 'system'::text));
create policy message_written on outbox.message as permissive for insert to public with check (true);
CREATE INDEX message_recent ON outbox.message USING btree (at DESC, id DESC);
CREATE INDEX message_waiting ON outbox.message USING btree (at, id) WHERE (sent_at IS NULL);
grant insert, select on outbox.message to bekal_app;
grant update (text) on outbox.message to bekal_app;
grant update (sent_at) on outbox.message to bekal_app;
grant update (attempts) on outbox.message to bekal_app;
grant update (problem) on outbox.message to bekal_app;
grant update (next_at) on outbox.message to bekal_app;

create table placements.application (
  id uuid not null,
  number text not null,
  worker uuid not null,
  worker_name text not null,
  name_key text not null,
  phone_last4 text not null,
  scheme text not null,
  country text not null,
  job text not null,
  sector text not null,
  employer text not null,
  employer_name text,
  company text,
  contract_months integer,
  lowest_position boolean,
  purpose text not null default 'new'::text,
  province text not null,
  village text not null,
  office text not null,
  state text not null,
  since timestamp with time zone not null,
  created_at timestamp with time zone not null,
  submitted_at timestamp with time zone,
  assigned_to uuid,
  due_at timestamp with time zone,
  clean text not null default 'unchecked'::text,
  differences integer not null default 0,
  held_ground text,
  answers jsonb not null default '{}'::jsonb,
  version integer not null default 1,
  constraint application_number_key UNIQUE (number),
  constraint application_pkey PRIMARY KEY (id),
  constraint application_check CHECK (((state = 'held'::text) = (held_ground IS NOT NULL))),
  constraint application_check1 CHECK (((state = 'draft'::text) OR (submitted_at IS NOT NULL) OR (state = 'withdrawn'::text))),
  constraint application_clean_check CHECK ((clean = ANY (ARRAY['unchecked'::text, 'match'::text, 'differs'::text, 'corrected'::text, 'unclear'::text]))),
  constraint application_contract_months_check CHECK (((contract_months >= 1) AND (contract_months <= 120))),
  constraint application_country_check CHECK ((country ~ '^[A-Z]{2}$'::text)),
  constraint application_employer_check CHECK ((employer = ANY (ARRAY['legal-entity'::text, 'household'::text]))),
  constraint application_phone_last4_check CHECK ((phone_last4 ~ '^\d{4}$'::text)),
  constraint application_province_check CHECK ((province ~ '^\d{2}$'::text)),
  constraint application_purpose_check CHECK ((purpose = ANY (ARRAY['new'::text, 'extension'::text, 'return'::text]))),
  constraint application_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'submitted'::text, 'returned'::text, 'held'::text, 'verified'::text, 'scheduled'::text, 'oriented'::text, 'issued'::text, 'departed'::text, 'withdrawn'::text, 'refused'::text, 'revoked'::text]))),
  constraint application_village_check CHECK ((village ~ '^\d{10}$'::text))
);
alter table placements.application enable row level security;
alter table placements.application force row level security;
create policy application_changed on placements.application as permissive for update to public using (((worker = access.person()) OR placements.serves(office)));
create policy application_departs on placements.application as permissive for update to public using (((access.role() = 'airport-desk'::text) AND (id = placements.file_in_hand()) AND (state = ANY (ARRAY['issued'::text, 'departed'::text])))) with check (((access.role() = 'airport-desk'::text) AND (id = placements.file_in_hand()) AND (state = 'departed'::text)));
create policy application_in_hand on placements.application as permissive for select to public using (((access.role() = 'airport-desk'::text) AND (id = placements.file_in_hand())));
create policy application_made on placements.application as permissive for insert to public with check (((worker = access.person()) OR placements.serves(office)));
create policy application_searched on placements.application as permissive for select to bekal_owner using (true);
create policy application_seen on placements.application as permissive for select to public using ((placements.serves(office) OR (worker = access.person()) OR ((access.role() = 'village-officer'::text) AND (village = access.village())) OR ((access.role() = 'family'::text) AND workers.followed(worker))));
CREATE INDEX application_abroad ON placements.application USING btree (country, worker) WHERE (state = ANY (ARRAY['departed'::text, 'issued'::text]));
CREATE INDEX application_by_state ON placements.application USING btree (office, state, since);
CREATE INDEX application_named ON placements.application USING gin (office, name_key public.gin_trgm_ops);
CREATE INDEX application_of_officer ON placements.application USING btree (assigned_to, due_at) WHERE (assigned_to IS NOT NULL);
CREATE INDEX application_of_worker ON placements.application USING btree (worker, created_at DESC);
CREATE UNIQUE INDEX application_open ON placements.application USING btree (worker) WHERE (state = ANY (ARRAY['draft'::text, 'submitted'::text, 'returned'::text, 'held'::text, 'verified'::text, 'scheduled'::text, 'oriented'::text]));
CREATE INDEX application_queue ON placements.application USING btree (office, due_at, id) WHERE (due_at IS NOT NULL);
grant insert, select on placements.application to bekal_app;
grant update (worker_name) on placements.application to bekal_app;
grant update (name_key) on placements.application to bekal_app;
grant update (phone_last4) on placements.application to bekal_app;
grant update (scheme) on placements.application to bekal_app;
grant update (country) on placements.application to bekal_app;
grant update (job) on placements.application to bekal_app;
grant update (sector) on placements.application to bekal_app;
grant update (employer) on placements.application to bekal_app;
grant update (employer_name) on placements.application to bekal_app;
grant update (company) on placements.application to bekal_app;
grant update (contract_months) on placements.application to bekal_app;
grant update (lowest_position) on placements.application to bekal_app;
grant update (purpose) on placements.application to bekal_app;
grant update (province) on placements.application to bekal_app;
grant update (village) on placements.application to bekal_app;
grant update (office) on placements.application to bekal_app;
grant update (state) on placements.application to bekal_app;
grant update (since) on placements.application to bekal_app;
grant update (submitted_at) on placements.application to bekal_app;
grant update (assigned_to) on placements.application to bekal_app;
grant update (due_at) on placements.application to bekal_app;
grant update (clean) on placements.application to bekal_app;
grant update (differences) on placements.application to bekal_app;
grant update (held_ground) on placements.application to bekal_app;
grant update (answers) on placements.application to bekal_app;
grant update (version) on placements.application to bekal_app;

create table placements.card (
  id uuid not null,
  application uuid not null,
  worker uuid not null,
  number text not null,
  decision uuid not null,
  code text not null,
  key_id text not null,
  valid_from date not null,
  valid_until date not null,
  issued_at timestamp with time zone not null,
  revoked_at timestamp with time zone,
  revoked_by uuid,
  constraint card_application_key UNIQUE (application),
  constraint card_number_key UNIQUE (number),
  constraint card_pkey PRIMARY KEY (id),
  constraint card_application_fkey FOREIGN KEY (application) REFERENCES placements.application(id),
  constraint card_decision_fkey FOREIGN KEY (decision) REFERENCES placements.decision(id),
  constraint card_revoked_by_fkey FOREIGN KEY (revoked_by) REFERENCES placements.decision(id),
  constraint card_check CHECK ((valid_until > valid_from)),
  constraint card_check1 CHECK (((revoked_at IS NULL) = (revoked_by IS NULL)))
);
alter table placements.card enable row level security;
alter table placements.card force row level security;
create policy card_changed on placements.card as permissive for update to public using (placements.of(application));
create policy card_made on placements.card as permissive for insert to public with check (placements.of(application));
create policy card_seen on placements.card as permissive for select to public using ((placements.of(application) OR (access.role() = 'airport-desk'::text)));
CREATE INDEX card_of_worker ON placements.card USING btree (worker, issued_at DESC);
CREATE INDEX card_revoked ON placements.card USING btree (revoked_at) WHERE (revoked_at IS NOT NULL);
grant insert, select on placements.card to bekal_app;
grant update (revoked_at) on placements.card to bekal_app;
grant update (revoked_by) on placements.card to bekal_app;

create table placements.decision (
  id uuid not null,
  application uuid not null,
  kind text not null,
  outcome text not null,
  at timestamp with time zone not null,
  officer uuid,
  office text not null,
  decided_on date not null,
  rule_set text not null,
  facts jsonb not null,
  findings jsonb not null,
  citations text[] not null,
  items jsonb not null default '[]'::jsonb,
  digest text not null,
  read jsonb not null default '[]'::jsonb,
  rulings jsonb not null default '[]'::jsonb,
  constraint decision_pkey PRIMARY KEY (id),
  constraint decision_application_fkey FOREIGN KEY (application) REFERENCES placements.application(id),
  constraint decision_rule_set_fkey FOREIGN KEY (rule_set) REFERENCES regulations.rule_set(digest),
  constraint decision_citations_check CHECK (((cardinality(citations) > 0) AND (array_position(citations, NULL::text) IS NULL) AND (''::text <> ALL (citations)))),
  constraint decision_digest_check CHECK ((digest ~ '^[0-9a-f]{64}$'::text)),
  constraint decision_facts_check CHECK ((jsonb_typeof(facts) = 'object'::text)),
  constraint decision_findings_check CHECK (((jsonb_typeof(findings) = 'array'::text) AND (jsonb_array_length(findings) > 0))),
  constraint decision_kind_check CHECK ((kind = ANY (ARRAY['verification'::text, 'hold'::text, 'orientation'::text, 'card'::text, 'revocation'::text]))),
  constraint decision_outcome_check CHECK ((outcome = ANY (ARRAY['approved'::text, 'returned'::text, 'held'::text, 'released'::text, 'issued'::text, 'refused'::text, 'revoked'::text]))),
  constraint decision_read_check CHECK ((jsonb_typeof(read) = 'array'::text)),
  constraint decision_rulings_check CHECK ((jsonb_typeof(rulings) = 'array'::text))
);
alter table placements.decision enable row level security;
alter table placements.decision force row level security;
create policy decision_made on placements.decision as permissive for insert to public with check (((access.role() = 'system'::text) OR ((office = access.office()) AND (access.role() = 'head-of-office'::text)) OR ((office = access.office()) AND (access.role() = 'counter-officer'::text) AND (outcome <> ALL (ARRAY['refused'::text, 'revoked'::text])))));
create policy decision_seen on placements.decision as permissive for select to public using ((access."national"() OR placements.of(application)));
CREATE INDEX decision_by_day ON placements.decision USING btree (decided_on, id) WHERE (kind = 'verification'::text);
CREATE INDEX decision_by_rule_set ON placements.decision USING btree (rule_set, id);
CREATE INDEX decision_of_application ON placements.decision USING btree (application, at, id);
CREATE INDEX decision_of_officer ON placements.decision USING btree (officer, at) WHERE (officer IS NOT NULL);
CREATE TRIGGER decision_by_who_has_read BEFORE INSERT ON placements.decision FOR EACH ROW WHEN ((access.role() = ANY (ARRAY['counter-officer'::text, 'head-of-office'::text]))) EXECUTE FUNCTION placements.refuse_unread();
grant insert, select on placements.decision to bekal_app;

create table placements.decision_code (
  id uuid not null,
  decision uuid not null,
  made_at timestamp with time zone not null,
  until timestamp with time zone not null,
  withdrawn_at timestamp with time zone,
  looks integer not null default 0,
  looked_at timestamp with time zone,
  constraint decision_code_pkey PRIMARY KEY (id),
  constraint decision_code_decision_fkey FOREIGN KEY (decision) REFERENCES placements.decision(id),
  constraint decision_code_check CHECK ((until > made_at)),
  constraint decision_code_looks_check CHECK ((looks >= 0))
);
alter table placements.decision_code enable row level security;
alter table placements.decision_code force row level security;
create policy code_by_system on placements.decision_code as permissive for all to public using ((access.role() = 'system'::text)) with check ((access.role() = 'system'::text));
create policy code_of_holder on placements.decision_code as permissive for all to public using (((access.role() = 'worker'::text) AND (EXISTS ( SELECT
   FROM placements.decision d
  WHERE (d.id = decision_code.decision))))) with check (((access.role() = 'worker'::text) AND (EXISTS ( SELECT
   FROM placements.decision d
  WHERE (d.id = decision_code.decision)))));
CREATE INDEX decision_code_of_decision ON placements.decision_code USING btree (decision, made_at);
grant insert, select on placements.decision_code to bekal_app;
grant update (withdrawn_at) on placements.decision_code to bekal_app;
grant update (looks) on placements.decision_code to bekal_app;
grant update (looked_at) on placements.decision_code to bekal_app;

create table placements.event (
  id uuid not null,
  application uuid not null,
  at timestamp with time zone not null,
  type text not null,
  role text not null,
  actor uuid,
  office text,
  data jsonb not null,
  constraint event_pkey PRIMARY KEY (id),
  constraint event_application_fkey FOREIGN KEY (application) REFERENCES placements.application(id)
);
alter table placements.event enable row level security;
alter table placements.event force row level security;
create policy event_made on placements.event as permissive for insert to public with check (placements.of(application));
create policy event_seen on placements.event as permissive for select to public using (placements.of(application));
CREATE INDEX event_of_application ON placements.event USING btree (application, at, id);
grant insert, select on placements.event to bekal_app;

create table placements.file_number (
  office text not null,
  year integer not null,
  last integer not null,
  constraint file_number_pkey PRIMARY KEY (office, year)
);
grant insert, select, update on placements.file_number to bekal_app;

create table placements.filter (
  id uuid not null,
  officer uuid not null,
  office text not null,
  name text not null,
  query text not null,
  shared boolean not null default false,
  at timestamp with time zone not null,
  constraint filter_pkey PRIMARY KEY (id),
  constraint filter_name_check CHECK (((length(name) >= 1) AND (length(name) <= 60))),
  constraint filter_query_check CHECK ((length(query) <= 500))
);
alter table placements.filter enable row level security;
alter table placements.filter force row level security;
create policy filter_own on placements.filter as permissive for all to public using ((officer = access.person())) with check ((officer = access.person()));
create policy filter_seen on placements.filter as permissive for select to public using (((officer = access.person()) OR (shared AND (office = access.office()))));
CREATE INDEX filter_of_officer ON placements.filter USING btree (officer, name, id);
grant delete, insert, select on placements.filter to bekal_app;

create table placements.orientation (
  id uuid not null,
  office text not null,
  place text not null,
  starts_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  capacity integer not null,
  taken integer not null default 0,
  cancelled_at timestamp with time zone,
  constraint orientation_pkey PRIMARY KEY (id),
  constraint orientation_capacity_check CHECK (((capacity >= 1) AND (capacity <= 500))),
  constraint orientation_check CHECK ((ends_at > starts_at)),
  constraint orientation_check1 CHECK (((taken >= 0) AND (taken <= capacity))),
  constraint orientation_place_check CHECK (((length(place) >= 3) AND (length(place) <= 200)))
);
CREATE INDEX orientation_ahead ON placements.orientation USING btree (office, starts_at, id);
grant insert, select on placements.orientation to bekal_app;
grant update (place) on placements.orientation to bekal_app;
grant update (starts_at) on placements.orientation to bekal_app;
grant update (ends_at) on placements.orientation to bekal_app;
grant update (capacity) on placements.orientation to bekal_app;
grant update (taken) on placements.orientation to bekal_app;
grant update (cancelled_at) on placements.orientation to bekal_app;

create table placements.reader (
  application uuid not null,
  officer uuid not null,
  name text not null,
  opened_at timestamp with time zone not null,
  seen_at timestamp with time zone not null,
  constraint reader_pkey PRIMARY KEY (application, officer),
  constraint reader_application_fkey FOREIGN KEY (application) REFERENCES placements.application(id)
);
alter table placements.reader enable row level security;
alter table placements.reader force row level security;
create policy reader_all on placements.reader as permissive for all to public using (placements.of(application)) with check (placements.of(application));
grant delete, insert, select on placements.reader to bekal_app;
grant update (seen_at) on placements.reader to bekal_app;

create table placements.seat (
  orientation uuid not null,
  application uuid not null,
  given_at timestamp with time zone not null,
  result text,
  noted_at timestamp with time zone,
  noted_by uuid,
  freed_at timestamp with time zone,
  constraint seat_pkey PRIMARY KEY (orientation, application),
  constraint seat_application_fkey FOREIGN KEY (application) REFERENCES placements.application(id),
  constraint seat_orientation_fkey FOREIGN KEY (orientation) REFERENCES placements.orientation(id),
  constraint seat_check CHECK (((result IS NULL) = (noted_at IS NULL))),
  constraint seat_result_check CHECK ((result = ANY (ARRAY['attended'::text, 'absent'::text])))
);
alter table placements.seat enable row level security;
alter table placements.seat force row level security;
create policy seat_changed on placements.seat as permissive for update to public using (placements.of(application));
create policy seat_given on placements.seat as permissive for insert to public with check (placements.of(application));
create policy seat_seen on placements.seat as permissive for select to public using (placements.of(application));
CREATE UNIQUE INDEX seat_of_application ON placements.seat USING btree (application) WHERE ((freed_at IS NULL) AND (result IS DISTINCT FROM 'absent'::text));
grant insert, select on placements.seat to bekal_app;
grant update (result) on placements.seat to bekal_app;
grant update (noted_at) on placements.seat to bekal_app;
grant update (noted_by) on placements.seat to bekal_app;
grant update (freed_at) on placements.seat to bekal_app;

create table placements.simulation (
  id uuid not null,
  draft uuid not null,
  version integer not null,
  law jsonb not null,
  first_day date not null,
  last_day date not null,
  state text not null default 'running'::text,
  phase text not null default 'past'::text,
  cursor uuid,
  total integer not null default 0,
  past jsonb not null,
  ahead jsonb not null,
  affected jsonb not null default '[]'::jsonb,
  asked_by uuid not null,
  asked_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  constraint simulation_pkey PRIMARY KEY (id),
  constraint simulation_affected_check CHECK ((jsonb_typeof(affected) = 'array'::text)),
  constraint simulation_check CHECK ((last_day >= first_day)),
  constraint simulation_law_check CHECK ((jsonb_typeof(law) = 'object'::text)),
  constraint simulation_phase_check CHECK ((phase = ANY (ARRAY['past'::text, 'on-their-way'::text]))),
  constraint simulation_state_check CHECK ((state = ANY (ARRAY['running'::text, 'done'::text, 'cancelled'::text])))
);
alter table placements.simulation enable row level security;
create policy simulation_all on placements.simulation as permissive for all to public using ((access.role() = ANY (ARRAY['centre'::text, 'system'::text]))) with check ((access.role() = ANY (ARRAY['centre'::text, 'system'::text])));
create policy simulation_read on placements.simulation as permissive for select to public using ((access.role() = 'auditor'::text));
CREATE INDEX simulation_of_draft ON placements.simulation USING btree (draft, asked_at DESC);
grant insert, select, update on placements.simulation to bekal_app;

create table regulations.decision_count (
  instrument text not null,
  place text not null,
  outcome text not null,
  decisions bigint not null,
  constraint decision_count_pkey PRIMARY KEY (instrument, place, outcome),
  constraint decision_count_decisions_check CHECK ((decisions > 0))
);
grant insert, select, update on regulations.decision_count to bekal_app;

create table regulations.decision_note (
  id bigint not null generated always as identity,
  outcome text not null,
  citations text[] not null,
  constraint decision_note_pkey PRIMARY KEY (id),
  constraint decision_note_citations_check CHECK ((cardinality(citations) > 0))
);
grant delete, insert, select on regulations.decision_note to bekal_app;

create table regulations.draft (
  id uuid not null,
  title text not null,
  summary text not null,
  base text not null,
  changes jsonb not null default '{}'::jsonb,
  effective_from date,
  transition jsonb,
  state text not null default 'open'::text,
  author uuid not null,
  proposed_by uuid,
  signed_by uuid,
  sent_back text,
  digest text,
  created_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  version integer not null default 1,
  writers uuid[] not null default '{}'::uuid[],
  constraint draft_pkey PRIMARY KEY (id),
  constraint draft_base_fkey FOREIGN KEY (base) REFERENCES regulations.rule_set(digest),
  constraint draft_changes_check CHECK ((jsonb_typeof(changes) = 'object'::text)),
  constraint draft_check CHECK (((state = ANY (ARRAY['proposed'::text, 'published'::text])) <= ((digest IS NOT NULL) AND (proposed_by IS NOT NULL)))),
  constraint draft_check1 CHECK (((state = 'published'::text) = (signed_by IS NOT NULL))),
  constraint draft_check2 CHECK (((signed_by IS NULL) OR ((signed_by <> author) AND (signed_by <> proposed_by)))),
  constraint draft_digest_check CHECK ((digest ~ '^[0-9a-f]{64}$'::text)),
  constraint draft_state_check CHECK ((state = ANY (ARRAY['open'::text, 'proposed'::text, 'published'::text, 'discarded'::text])))
);
alter table regulations.draft enable row level security;
create policy draft_change on regulations.draft as permissive for update to public using (((access.role() = ANY (ARRAY['centre'::text, 'system'::text])) AND (state = ANY (ARRAY['open'::text, 'proposed'::text])))) with check ((access.role() = ANY (ARRAY['centre'::text, 'system'::text])));
create policy draft_read on regulations.draft as permissive for select to public using ((access.role() = ANY (ARRAY['centre'::text, 'auditor'::text, 'system'::text])));
create policy draft_write on regulations.draft as permissive for insert to public with check (((access.role() = ANY (ARRAY['centre'::text, 'system'::text])) AND (state = 'open'::text)));
CREATE INDEX draft_by_state ON regulations.draft USING btree (state, changed_at DESC);
grant insert, select, update on regulations.draft to bekal_app;

create table regulations.expression (
  instrument text not null,
  article text not null,
  effective_from date not null,
  revision integer not null,
  state text not null,
  body jsonb,
  made_by text not null,
  source uuid not null,
  entered_by uuid not null,
  entered_at timestamp with time zone not null,
  origin text,
  constraint expression_pkey PRIMARY KEY (instrument, article, effective_from, revision),
  constraint expression_source_fkey FOREIGN KEY (source) REFERENCES regulations.text_source(id),
  constraint expression_article_check CHECK ((article ~ '^pasal-[0-9a-z]{1,6}$'::text)),
  constraint expression_body_check CHECK ((jsonb_typeof(body) = 'object'::text)),
  constraint expression_check CHECK (((state = 'text'::text) = (body IS NOT NULL))),
  constraint expression_origin_check CHECK (((btrim(origin) <> ''::text) AND (length(origin) <= 300))),
  constraint expression_revision_check CHECK ((revision >= 1)),
  constraint expression_state_check CHECK ((state = ANY (ARRAY['text'::text, 'removed'::text])))
);
alter table regulations.expression enable row level security;
create policy expression_read on regulations.expression as permissive for select to public using (true);
create policy expression_write on regulations.expression as permissive for insert to public with check (((access.role() = 'system'::text) OR ((access.role() = 'centre'::text) AND (entered_by = access.person()) AND (EXISTS ( SELECT
   FROM regulations.text_source s
  WHERE ((s.id = expression.source) AND (s.imported_by <> access.person())))) AND (NOT (EXISTS ( SELECT
   FROM regulations.text_return r
  WHERE (r.source = expression.source)))))));
CREATE INDEX expression_of_source ON regulations.expression USING btree (source);
CREATE TRIGGER expression_is_final BEFORE DELETE OR UPDATE OR TRUNCATE ON regulations.expression FOR EACH STATEMENT EXECUTE FUNCTION regulations.refuse_text_change();
grant insert, select on regulations.expression to bekal_app;

create table regulations.notice (
  rule_set text not null,
  title text not null,
  summary text not null,
  rules text[],
  published_at timestamp with time zone not null,
  constraint notice_pkey PRIMARY KEY (rule_set),
  constraint notice_rule_set_fkey FOREIGN KEY (rule_set) REFERENCES regulations.rule_set(digest),
  constraint notice_summary_check CHECK ((summary <> ''::text)),
  constraint notice_title_check CHECK ((title <> ''::text))
);
alter table regulations.notice enable row level security;
alter table regulations.notice force row level security;
create policy notice_made on regulations.notice as permissive for insert to public with check ((access.role() = ANY (ARRAY['centre'::text, 'system'::text])));
create policy notice_read on regulations.notice as permissive for select to public using (true);
CREATE INDEX notice_by_time ON regulations.notice USING btree (published_at DESC);
CREATE TRIGGER notice_is_immutable BEFORE DELETE OR UPDATE OR TRUNCATE ON regulations.notice FOR EACH STATEMENT EXECUTE FUNCTION regulations.refuse_change();
grant insert, select on regulations.notice to bekal_app;

create table regulations.reading (
  rule_set text not null,
  person uuid not null,
  at timestamp with time zone not null,
  constraint reading_pkey PRIMARY KEY (rule_set, person),
  constraint reading_rule_set_fkey FOREIGN KEY (rule_set) REFERENCES regulations.notice(rule_set)
);
alter table regulations.reading enable row level security;
alter table regulations.reading force row level security;
create policy reading_made on regulations.reading as permissive for insert to public with check ((person = access.person()));
create policy reading_seen on regulations.reading as permissive for select to public using (((person = access.person()) OR access."national"()));
CREATE INDEX reading_of_person ON regulations.reading USING btree (person);
CREATE TRIGGER reading_is_immutable BEFORE DELETE OR UPDATE OR TRUNCATE ON regulations.reading FOR EACH STATEMENT EXECUTE FUNCTION regulations.refuse_change();
grant insert, select on regulations.reading to bekal_app;

create table regulations.rule_set (
  digest text not null,
  source text not null,
  effective_from date not null,
  published_at timestamp with time zone not null,
  published_by text not null,
  transition jsonb,
  draft uuid,
  constraint rule_set_pkey PRIMARY KEY (digest),
  constraint rule_set_draft_fkey FOREIGN KEY (draft) REFERENCES regulations.draft(id),
  constraint rule_set_digest_check CHECK ((digest ~ '^[0-9a-f]{64}$'::text)),
  constraint rule_set_transition_check CHECK ((jsonb_typeof(transition) = 'object'::text))
);
alter table regulations.rule_set enable row level security;
alter table regulations.rule_set force row level security;
create policy rule_set_published on regulations.rule_set as permissive for insert to public with check (((access.role() = 'system'::text) OR ((access.role() = 'centre'::text) AND (EXISTS ( SELECT
   FROM regulations.draft d
  WHERE ((d.id = rule_set.draft) AND (d.state = 'proposed'::text) AND (d.digest = rule_set.digest) AND (d.effective_from = rule_set.effective_from) AND (d.author <> access.person()) AND (d.proposed_by <> access.person()) AND (NOT (access.person() = ANY (d.writers)))))))));
create policy rule_set_read on regulations.rule_set as permissive for select to public using (true);
CREATE INDEX rule_set_in_force ON regulations.rule_set USING btree (effective_from DESC, published_at DESC);
CREATE TRIGGER rule_set_is_immutable BEFORE DELETE OR UPDATE OR TRUNCATE ON regulations.rule_set FOR EACH STATEMENT EXECUTE FUNCTION regulations.refuse_change();
grant insert, select on regulations.rule_set to bekal_app;

create table regulations.text_return (
  source uuid not null,
  at timestamp with time zone not null,
  returned_by uuid not null,
  reason text not null,
  constraint text_return_pkey PRIMARY KEY (source),
  constraint text_return_source_fkey FOREIGN KEY (source) REFERENCES regulations.text_source(id),
  constraint text_return_reason_check CHECK (((btrim(reason) <> ''::text) AND (length(reason) <= 1000)))
);
alter table regulations.text_return enable row level security;
alter table regulations.text_return force row level security;
create policy text_return_made on regulations.text_return as permissive for insert to public with check (((access.role() = 'centre'::text) AND (returned_by = access.person())));
create policy text_return_seen on regulations.text_return as permissive for select to public using ((access.role() = ANY (ARRAY['centre'::text, 'auditor'::text, 'system'::text])));
CREATE TRIGGER text_return_is_final BEFORE DELETE OR UPDATE OR TRUNCATE ON regulations.text_return FOR EACH STATEMENT EXECUTE FUNCTION regulations.refuse_text_change();
grant insert, select on regulations.text_return to bekal_app;

create table regulations.text_source (
  id uuid not null,
  instrument text not null,
  amends text,
  effective_from date not null,
  text text not null,
  digest text not null,
  imported_by uuid not null,
  imported_at timestamp with time zone not null,
  origin text,
  constraint text_source_pkey PRIMARY KEY (id),
  constraint text_source_check CHECK ((amends <> instrument)),
  constraint text_source_digest_check CHECK ((digest ~ '^[0-9a-f]{64}$'::text)),
  constraint text_source_instrument_check CHECK ((btrim(instrument) <> ''::text)),
  constraint text_source_origin_check CHECK (((btrim(origin) <> ''::text) AND (length(origin) <= 300))),
  constraint text_source_text_check CHECK (((length(text) >= 1) AND (length(text) <= 8388608)))
);
alter table regulations.text_source enable row level security;
create policy text_source_read on regulations.text_source as permissive for select to public using ((access.role() = ANY (ARRAY['centre'::text, 'auditor'::text, 'system'::text])));
create policy text_source_write on regulations.text_source as permissive for insert to public with check (((access.role() = 'system'::text) OR ((access.role() = 'centre'::text) AND (imported_by = access.person()))));
CREATE TRIGGER text_source_is_final BEFORE DELETE OR UPDATE OR TRUNCATE ON regulations.text_source FOR EACH STATEMENT EXECUTE FUNCTION regulations.refuse_text_change();
grant insert, select on regulations.text_source to bekal_app;

create table regulations.withdrawal (
  digest text not null,
  at timestamp with time zone not null,
  withdrawn_by text not null,
  reason text not null,
  constraint withdrawal_pkey PRIMARY KEY (digest),
  constraint withdrawal_digest_fkey FOREIGN KEY (digest) REFERENCES regulations.rule_set(digest),
  constraint withdrawal_reason_check CHECK ((btrim(reason) <> ''::text))
);
alter table regulations.withdrawal enable row level security;
alter table regulations.withdrawal force row level security;
create policy withdrawal_made on regulations.withdrawal as permissive for insert to public with check (((access.role() = 'system'::text) OR ((access.role() = 'centre'::text) AND (withdrawn_by = (access.person())::text) AND (EXISTS ( SELECT
   FROM regulations.withdrawal_asked a
  WHERE ((a.digest = withdrawal.digest) AND (a.asked_by <> access.person())))))));
create policy withdrawal_read on regulations.withdrawal as permissive for select to public using (true);
CREATE TRIGGER withdrawal_is_final BEFORE DELETE OR UPDATE OR TRUNCATE ON regulations.withdrawal FOR EACH STATEMENT EXECUTE FUNCTION regulations.refuse_change();
grant insert, select on regulations.withdrawal to bekal_app;

create table regulations.withdrawal_asked (
  digest text not null,
  at timestamp with time zone not null,
  asked_by uuid not null,
  reason text not null,
  constraint withdrawal_asked_pkey PRIMARY KEY (digest),
  constraint withdrawal_asked_digest_fkey FOREIGN KEY (digest) REFERENCES regulations.rule_set(digest),
  constraint withdrawal_asked_reason_check CHECK ((btrim(reason) <> ''::text))
);
alter table regulations.withdrawal_asked enable row level security;
alter table regulations.withdrawal_asked force row level security;
create policy withdrawal_asked_made on regulations.withdrawal_asked as permissive for insert to public with check (((access.role() = 'centre'::text) AND (asked_by = access.person())));
create policy withdrawal_asked_seen on regulations.withdrawal_asked as permissive for select to public using ((access.role() = ANY (ARRAY['centre'::text, 'auditor'::text, 'system'::text])));
CREATE TRIGGER withdrawal_asked_is_final BEFORE DELETE OR UPDATE OR TRUNCATE ON regulations.withdrawal_asked FOR EACH STATEMENT EXECUTE FUNCTION regulations.refuse_change();
grant insert, select on regulations.withdrawal_asked to bekal_app;

create table workers.document (
  id uuid not null,
  worker uuid not null,
  kind text not null,
  state text not null,
  source text not null,
  file text,
  mime text,
  size integer,
  pages integer,
  sha256 text,
  number_hidden bytea,
  number_index bytea,
  number_last4 text,
  issued_on date,
  valid_until date,
  uploaded_at timestamp with time zone not null,
  uploaded_by uuid not null,
  reviewed_at timestamp with time zone,
  reviewed_by uuid,
  review_reason text,
  described_at timestamp with time zone,
  constraint document_pkey PRIMARY KEY (id),
  constraint document_worker_fkey FOREIGN KEY (worker) REFERENCES workers.worker(id),
  constraint document_check CHECK (((source = 'upload'::text) = (file IS NOT NULL))),
  constraint document_check1 CHECK (((state = ANY (ARRAY['uploaded'::text, 'replaced'::text])) OR (reviewed_at IS NOT NULL))),
  constraint document_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text)),
  constraint document_source_check CHECK ((source = ANY (ARRAY['upload'::text, 'family'::text, 'issued'::text]))),
  constraint document_state_check CHECK ((state = ANY (ARRAY['uploaded'::text, 'verified'::text, 'returned'::text, 'replaced'::text])))
);
alter table workers.document enable row level security;
alter table workers.document force row level security;
create policy document_changed on workers.document as permissive for update to public using (workers.handled(worker));
create policy document_made on workers.document as permissive for insert to public with check ((workers.handled(worker) OR ((access.role() = 'village-officer'::text) AND (source = 'family'::text) AND workers.visible(worker))));
create policy document_seen on workers.document as permissive for select to public using ((workers.visible(worker) AND (access.role() <> ALL (ARRAY['village-officer'::text, 'family'::text]))));
CREATE INDEX document_by_number ON workers.document USING btree (number_index) WHERE (number_index IS NOT NULL);
CREATE UNIQUE INDEX document_current ON workers.document USING btree (worker, kind) WHERE (state <> 'replaced'::text);
grant insert, select on workers.document to bekal_app;
grant update (state) on workers.document to bekal_app;
grant update (number_hidden) on workers.document to bekal_app;
grant update (number_index) on workers.document to bekal_app;
grant update (number_last4) on workers.document to bekal_app;
grant update (issued_on) on workers.document to bekal_app;
grant update (valid_until) on workers.document to bekal_app;
grant update (reviewed_at) on workers.document to bekal_app;
grant update (reviewed_by) on workers.document to bekal_app;
grant update (review_reason) on workers.document to bekal_app;
grant update (described_at) on workers.document to bekal_app;

create table workers.family_member (
  id uuid not null,
  worker uuid not null,
  name text not null,
  relation text not null,
  phone_hidden bytea not null,
  phone_last4 text not null,
  link bytea not null,
  village text not null,
  asked_at timestamp with time zone not null,
  answered_at timestamp with time zone,
  answer text,
  witnessed_at timestamp with time zone,
  witnessed_by uuid,
  ended_at timestamp with time zone,
  constraint family_member_link_key UNIQUE (link),
  constraint family_member_pkey PRIMARY KEY (id),
  constraint family_member_worker_fkey FOREIGN KEY (worker) REFERENCES workers.worker(id),
  constraint family_member_answer_check CHECK ((answer = ANY (ARRAY['permits'::text, 'refuses'::text]))),
  constraint family_member_check CHECK (((answered_at IS NULL) = (answer IS NULL))),
  constraint family_member_check1 CHECK (((witnessed_at IS NULL) = (witnessed_by IS NULL))),
  constraint family_member_name_check CHECK (((length(name) >= 1) AND (length(name) <= 120))),
  constraint family_member_phone_last4_check CHECK ((phone_last4 ~ '^\d{4}$'::text)),
  constraint family_member_relation_check CHECK ((relation = ANY (ARRAY['spouse'::text, 'parent'::text, 'guardian'::text, 'child'::text, 'sibling'::text]))),
  constraint family_member_village_check CHECK ((village ~ '^\d{10}$'::text))
);
alter table workers.family_member enable row level security;
alter table workers.family_member force row level security;
create policy family_answered on workers.family_member as permissive for update to public using (((access.role() = 'system'::text) OR (worker = access.person()) OR (id = access.person()) OR ((access.role() = 'village-officer'::text) AND (village = access.village()))));
create policy family_asked on workers.family_member as permissive for insert to public with check (((access.role() = 'system'::text) OR (worker = access.person())));
create policy family_seen on workers.family_member as permissive for select to public using ((access."national"() OR (worker = access.person()) OR (id = access.person()) OR ((access.role() = 'village-officer'::text) AND (village = access.village()) AND (answer = 'permits'::text)) OR ((access.role() = ANY (ARRAY['counter-officer'::text, 'head-of-office'::text])) AND (answer = 'permits'::text) AND (EXISTS ( SELECT
   FROM workers.served_by s
  WHERE ((s.worker = family_member.worker) AND (s.office = access.office())))))));
CREATE INDEX family_of_village ON workers.family_member USING btree (village, asked_at) WHERE ((witnessed_at IS NULL) AND (ended_at IS NULL));
CREATE INDEX family_of_worker ON workers.family_member USING btree (worker, asked_at DESC);
grant insert, select on workers.family_member to bekal_app;
grant update (answered_at) on workers.family_member to bekal_app;
grant update (answer) on workers.family_member to bekal_app;
grant update (witnessed_at) on workers.family_member to bekal_app;
grant update (witnessed_by) on workers.family_member to bekal_app;
grant update (ended_at) on workers.family_member to bekal_app;

create table workers.served_by (
  worker uuid not null,
  office text not null,
  since timestamp with time zone not null,
  constraint served_by_pkey PRIMARY KEY (worker, office),
  constraint served_by_worker_fkey FOREIGN KEY (worker) REFERENCES workers.worker(id)
);
alter table workers.served_by enable row level security;
alter table workers.served_by force row level security;
create policy served_made on workers.served_by as permissive for insert to public with check (((access.role() = 'system'::text) OR (worker = access.person()) OR (office = access.office())));
create policy served_seen on workers.served_by as permissive for select to public using ((access."national"() OR (worker = access.person()) OR (office = access.office())));
grant insert, select on workers.served_by to bekal_app;

create table workers.worker (
  id uuid not null,
  name text not null,
  name_key text not null,
  nik_hidden bytea not null,
  nik_index bytea not null,
  nik_last4 text not null,
  phone_hidden bytea not null,
  phone_last4 text not null,
  birth_date date not null,
  sex text not null,
  birth_place text,
  marital_status text,
  education text,
  village text,
  address_hidden bytea,
  photo uuid,
  created_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  language text not null default 'id'::text,
  constraint worker_nik_index_key UNIQUE (nik_index),
  constraint worker_pkey PRIMARY KEY (id),
  constraint worker_education_check CHECK ((education = ANY (ARRAY['none'::text, 'sd'::text, 'smp'::text, 'sma'::text, 'd3'::text, 's1'::text]))),
  constraint worker_language_check CHECK ((language ~ '^[a-z]{2,3}$'::text)),
  constraint worker_marital_status_check CHECK ((marital_status = ANY (ARRAY['single'::text, 'married'::text, 'divorced'::text, 'widowed'::text]))),
  constraint worker_name_check CHECK (((length(name) >= 1) AND (length(name) <= 120))),
  constraint worker_nik_last4_check CHECK ((nik_last4 ~ '^\d{4}$'::text)),
  constraint worker_phone_last4_check CHECK ((phone_last4 ~ '^\d{4}$'::text)),
  constraint worker_sex_check CHECK ((sex = ANY (ARRAY['female'::text, 'male'::text]))),
  constraint worker_village_check CHECK ((village ~ '^\d{10}$'::text))
);
alter table workers.worker enable row level security;
alter table workers.worker force row level security;
create policy worker_changed on workers.worker as permissive for update to public using (workers.handled(id));
create policy worker_made on workers.worker as permissive for insert to public with check (((access.role() = 'system'::text) OR (id = access.person())));
create policy worker_seen on workers.worker as permissive for select to public using (workers.visible(id));
CREATE INDEX worker_by_name ON workers.worker USING gin (name_key public.gin_trgm_ops);
grant insert, select on workers.worker to bekal_app;
grant update (name) on workers.worker to bekal_app;
grant update (name_key) on workers.worker to bekal_app;
grant update (phone_hidden) on workers.worker to bekal_app;
grant update (phone_last4) on workers.worker to bekal_app;
grant update (birth_place) on workers.worker to bekal_app;
grant update (marital_status) on workers.worker to bekal_app;
grant update (education) on workers.worker to bekal_app;
grant update (village) on workers.worker to bekal_app;
grant update (address_hidden) on workers.worker to bekal_app;
grant update (photo) on workers.worker to bekal_app;
grant update (changed_at) on workers.worker to bekal_app;

-- Comments

comment on function access."national"() is 'Whether the actor reads the whole country.';

comment on function access.moment() is 'When whoever acts does so, by the clock of Bekal; the clock of the database where nobody said.';

comment on function access.office() is 'The office of the post held, or null.';

comment on function access.person() is 'The person signed in, or null.';

comment on function access.role() is 'The part played in this transaction; "nobody" when none was set, and nobody sees nothing.';

comment on function access.village() is 'The village of a village officer, or null.';

comment on function accounts.is_staffed(pg_catalog.text,pg_catalog.date) is 'Whether an office has anybody of its own on a day, which no officer of another office may read.';

comment on function accounts.leads(pg_catalog.uuid) is 'Whether whoever acts is the head of the office somebody has a post in.';

comment on function cases.entered_here(pg_catalog.uuid) is 'Whether whoever acts wrote down a case that nobody has handled, whatever office has it.';

comment on function cases.hand_over(pg_catalog.uuid,pg_catalog.text) is 'Moves a case to another office. An office does not see it afterwards, which row security would refuse it.';

comment on function cases.has_bed(pg_catalog.uuid) is 'Whether the worker of a stay has a bed by another case, whatever office has it; where is not said.';

comment on function cases.hosting_offices() is 'Which offices have a safe house, to officers; how many, where and with how many beds is not said.';

comment on function cases.hosts(pg_catalog.uuid) is 'Whether the office of whoever acts was asked for a place, or has one for the person of a case.';

comment on function cases.notice_pattern(pg_catalog.uuid,interval,integer,pg_catalog.uuid,timestamp with time zone) is 'Counts the cases of a company over all offices, which no officer sees, and opens an alert once.';

comment on function cases.speaks_for(pg_catalog.text) is 'Whether whoever acts is of an office; null: of the centre.';

comment on function cases.standing(pg_catalog.uuid) is 'A digest of where a case stands: its state and ground, whose it is, what kind, and which code opens it. It tells nothing else.';

comment on function cases.tied_of(pg_catalog.uuid) is 'Who may not get a case, to whoever sees the case: which company they are tied to is not said.';

comment on function cases.tied_to_it(pg_catalog.uuid) is 'Whether whoever acts has declared a tie to the company a case is against.';

comment on function crisis.handles() is 'Who handles an event. Missions come in here when they have officers.';

comment on function placements.file_in_hand() is 'The file whose card the airport desk has just checked, or null; set for one transaction.';

comment on function placements.named(pg_catalog.text,integer) is 'The files of the actor''s office whose name is at least pg_trgm.word_similarity_threshold like what was asked, best first, the newest of equals first: ids only.';

comment on function placements.of(pg_catalog.uuid) is 'Whether the actor sees this application (through its own policy).';

comment on function placements.serves(pg_catalog.text) is 'Whether the actor is an officer of this office, or sees the whole country.';

comment on function regulations.is_unread(pg_catalog.uuid,pg_catalog.text,pg_catalog.date,pg_catalog.text[]) is 'Whether a notice that touches what is weighed under a rule set on a day, has begun and counts, was not confirmed by this person.';

comment on function workers.asked_in_village(pg_catalog.uuid) is 'Whether this worker has asked a relative in the actor''s village.';

comment on function workers.followed(pg_catalog.uuid) is 'Whether the actor is a relative whom this worker has asked. A function, so that only a relative''s query plans it.';

comment on function workers.handled(pg_catalog.uuid) is 'Whether the actor may change this worker''s file: the person, or an officer of an office that serves them.';

comment on function workers.served(pg_catalog.uuid) is 'Whether the actor''s office serves this worker.';

comment on function workers.visible(pg_catalog.uuid) is 'Whether the actor of this transaction may see this worker at all.';

comment on schema access is 'Who acts in this transaction, as set by the application with set_config(…, is_local => true).';

comment on table access.guess is 'How often something that is opened by a short secret was tried since a moment. No personal data.';

comment on table access.idempotency is 'The first answer to a form; the same key of the same actor gets it again.';

comment on table accounts.leave is 'Days on which an officer is away, both inclusive, in the time of their office; and who stands in.';

comment on table arrivals.batch is 'What came in at once. Its Merkle root over salted digests stands in the ledger.';

comment on table arrivals.entry is 'One line of the intake, under the id its device gave it: kept once. The same person may stand here twice until somebody says so.';

comment on table arrivals.event is 'One ship, bus or flight with people who come back. Never changed.';

comment on table arrivals.verdict is 'What an officer said of two lines that look like one person. Both lines stay.';

comment on table cases."case" is 'One complaint or protection case, whatever door it came through.';

comment on table cases.access is 'Whom the person a case is about lets look at it, how much, and until when. A helper is who told it for them.';

comment on table cases.contact is 'How the reporter can be reached, as far as they said: one way at a time. No row: they stay unnamed.';

comment on table cases.homecoming is 'How somebody comes home: planned, confirmed by a second person, departed, arrived, handed over. One at a time.';

comment on table cases.inbound is 'Messages of people as providers delivered them, until they stand in a conversation.';

comment on table cases.lapor is 'Every report that came from SP4N-LAPOR, whole: the same one twice is once.';

comment on table cases.look is 'Every time somebody let in looked at a case or wrote. Never changed; the person of the case sees it.';

comment on table cases.message is 'The one conversation of a case, in order. Never changed.';

comment on table cases.note is 'What officers tell each other of a case. No way leads from here to a reporter.';

comment on table cases.numbering is 'The last number given to a case in a year.';

comment on table cases.pattern is 'Several cases against one company in a short time: for supervision, until somebody says what was done.';

comment on table cases.safe_house is 'A house for people in need, of one office; beds for women, men, families. Its address is read by that office alone.';

comment on table cases.stay is 'A place somebody was asked for in a safe house, and what came of it. It stays with the house when the case moves.';

comment on table cases.step is 'What was done to a case, by whom and when; the reporter sees it. Never changed.';

comment on table cases.tie is 'What officers declare: a company a relative works for, was worked for, or is owned. They get no case against it.';

comment on table cases.transfer is 'An office asks another to take a case. One at a time; once answered it never changes.';

comment on table cases.unsafe is 'Relatives the person of a case, or an officer, marked as not safe: they get no access, and are told nothing.';

comment on table clock.clock is 'A promise made by a rule: one per rule and subject at a time.';

comment on table column accounts.account.nik_index is 'Keyed hash of the NIK (blind index): finds it, does not reveal it.';

comment on table column accounts.code.claims is 'What was typed at registration, hidden, until the code proves the phone.';

comment on table column accounts.code.phone is 'Keyed hash of the phone a code went to; how many go to one phone is counted on it. Null: the code went nowhere.';

comment on table column accounts.code.subject is 'Keyed hash of whom the code is for (NIK or officer number, or family link); limits are counted on it.';

comment on table column accounts.post.unit is 'The desk of the centre a post belongs to, e.g. a directorate; null: none in particular.';

comment on table column accounts.session.token is 'SHA-256 of the cookie; the cookie itself is nowhere.';

comment on table column arrivals.entry.digest is 'Salted SHA-256 of what was told: the leaf of its batch.';

comment on table column arrivals.entry.handed_at is 'When the office at home was told that they come.';

comment on table column arrivals.entry.person_index is 'Keyed hash of name, year of birth and home: equal ones are suggested as the same person.';

comment on table column arrivals.entry.worker is 'Whose file a document of this number is in, found by Bekal.';

comment on table column arrivals.event.key is 'Public key (JWK): devices close every row with it, and cannot open one again.';

comment on table column arrivals.event.key_hidden is 'The private key that opens those rows, hidden.';

comment on table column cases."case".alarmed_at is 'When the silence was last told to somebody higher.';

comment on table column cases."case".code is 'Keyed hash of the code on the receipt; the code itself is nowhere.';

comment on table column cases."case".company_key is 'The name of the company without its form, marks and capitals: several writings are one company.';

comment on table column cases."case".filing is 'SHA-256 of what was filed, salted: it stands in the ledger, and dropping or altering the case is exposed by the receipt.';

comment on table column cases."case".followed_at is 'When the reporter was asked, some time after closing, whether it is still well.';

comment on table column cases."case".office is 'The office that has it; null: the centre.';

comment on table column cases."case".reporter_at is 'When the reporter was last heard.';

comment on table column cases."case".unread_since is 'Since when something of the reporter waits to be read by an officer.';

comment on table column cases."case".worker is 'Whose account it was filed from, when they were signed in and did not choose to stay unnamed.';

comment on table column cases.access.address_index is 'Keyed hash of where a helper writes from: what comes from there is the helper''s, not the person''s.';

comment on table column cases.access.code is 'Keyed hash of the code; the code itself is nowhere.';

comment on table column cases.access.name_index is 'Keyed hash of the name, bound to the case: held against those marked as not safe.';

comment on table column cases.contact.ended_at is 'Since when nobody is reached this way: the case came to somebody else, or whoever has the telephone is not safe.';

comment on table column cases.homecoming.facts is 'What the law asks of a return, answered yes or no; what nobody answered is not there.';

comment on table column cases.homecoming.payers is 'Who pays which part by the rules of the day of the confirmation.';

comment on table column cases.inbound.arrived is 'The order of arrival: providers count in whole seconds.';

comment on table column cases.inbound.content is 'What was said, hidden; gone from here once it stands in a conversation.';

comment on table column cases.inbound.external is 'The id a provider gave it: the same one twice is once, for ever.';

comment on table column cases.inbound.next_at is 'When it is looked at next: later for a file that cannot be fetched yet, and for a flood from one address.';

comment on table column cases.lapor."case" is 'What became of it; null: something needed is missing.';

comment on table column cases.lapor.body is 'What came, as it came, but for who they are when they want to stay unnamed: hidden.';

comment on table column cases.lapor.digest is 'SHA-256 of what came, in canonical form.';

comment on table column cases.lapor.missing is 'What was missing or could not be understood.';

comment on table column cases.lapor.report is 'Its number there; null when it had none that can be used: nobody can be told there.';

comment on table column cases.lapor.told is 'What SP4N-LAPOR was last told of it.';

comment on table column cases.message.digest is 'SHA-256 over the case, the place in the conversation, what was said and the files: it stands in the ledger.';

comment on table column cases.message.external is 'The id a provider gave it: the same one twice is once.';

comment on table column cases.stay.from_office is 'The office that asked; null: the centre.';

comment on table column cases.stay.review_on is 'The day on which it is decided whether they stay on.';

comment on table column cases.step.said is 'Minutes, a commitment, a reason: hidden.';

comment on table column cases.tie.ended_at is 'Until when the tie counts: some time after it was said to be over.';

comment on table column cases.transfer.consent is 'How the reporter said yes: in the conversation, at the counter or by telephone; or why nobody could ask.';

comment on table column cases.transfer.from_office is 'The office that has it, null: the centre; to_office the same.';

comment on table column cases.transfer.level is 'With number, category and country all that the other office reads before it takes the case.';

comment on table column cases.unsafe.person is 'The officer who marked them; null: the person of the case.';

comment on table column clock.clock.due_at is 'Last moment in time, inclusive.';

comment on table column clock.clock.minutes_left is 'Working minutes (or minutes, for calendar days) that were left when it paused.';

comment on table column clock.clock.next_at is 'When the sweeper must look next: to warn, or to escalate.';

comment on table column companies.company.status_ground is 'Why it is suspended or revoked, as people are told.';

comment on table column companies.permit.quota is 'Workers in all; what is left is counted where agreements are kept.';

comment on table column crisis.roll.asked is 'How often they were written to.';

comment on table column crisis.roll.asked_index is 'Keyed hash of the number that was written to: a reply from it is an answer.';

comment on table column crisis.roll.expected is 'The card is issued and no departure was noted: they may be there.';

comment on table column crisis.roll.says is 'The last answer; all of them stand in crisis.answer.';

comment on table column crisis.roll.who is 'Keyed hash of telephone and name of somebody unmatched: the same person twice is once.';

comment on table column demo.loaded.drawn is 'Everybody and everything as it was drawn, in the order it is lived. Null: filled in by an earlier version, and whole.';

comment on table column directions.answer.writers is 'Everybody who wrote in it: none of them reviews or signs it.';

comment on table column directions.practised.is_right is 'Null: forgotten on their wish; that they answered once stays, so that it is counted once.';

comment on table column directions.ruling.facts is 'The facts the rule reads, without anything that tells who it was.';

comment on table column directions.ruling.law is 'Digest of what binds in its rule as it stood: when the rule changes, the ruling no longer counts.';

comment on table column directions.tally.latest is 'The last such decision: for looking at two that differ.';

comment on table column ledger.checkpoint.note is 'The signed note (C2SP tlog-checkpoint) an outside witness keeps.';

comment on table column ledger.entry.commitment is 'SHA-256(salt || canonical JSON of the other members): all the public log ever shows.';

comment on table column offices.calendar_year.confirmed is 'Fixed by decree of the ministers. Otherwise it holds only fixed dates, and a clock that runs into it is provisional.';

comment on table column offices.office.id is 'A stable slug, e.g. bp3mi-jawa-timur.';

comment on table column offices.office.observes is 'Whose holidays close it: Indonesia''s, its host country''s (data/host-holidays.yaml), or none.';

comment on table column offices.office.regencies is 'Regencies whose people a P4MI is near to.';

comment on table column offices.office.weekdays is 'ISO weekdays on which it is open, 1 (Monday) to 7 (Sunday).';

comment on table column outbox.message.next_at is 'When it may be tried next.';

comment on table column placements.application.answers is 'Facts only this application asks (scheme questions), as answered.';

comment on table column placements.application.clean is 'What the automatic comparison with official data found.';

comment on table column placements.application.due_at is 'End of the running promise, or null when none runs; a copy of the clock for the queue.';

comment on table column placements.card.code is 'The signed text of the QR.';

comment on table column placements.decision.digest is 'SHA-256 of the record in canonical form; stands in the ledger.';

comment on table column placements.decision.items is 'The items it names: what to correct, and why, each with its citation.';

comment on table column placements.decision.read is 'The notices of changed rules that the officer had read, and when.';

comment on table column placements.decision.rulings is 'The rulings that the officer had read, and when.';

comment on table column placements.decision_code.looks is 'How often the decision was opened with it; the worker reads this.';

comment on table column placements.orientation.taken is 'Seats given; the check keeps the last seat from being given twice.';

comment on table column placements.simulation.law is 'Digest of the rules before, the changed files, the first day and the transition, as they were when it was asked.';

comment on table column regulations.decision_count.place is 'Empty for the whole instrument; an article, pasal-5; or a place as it is cited, Pasal 5 huruf a.';

comment on table column regulations.draft.changes is 'New YAML of each changed file of the law by its path; null for one that is taken away.';

comment on table column regulations.draft.writers is 'Everybody who wrote in it: none of them signs it.';

comment on table column regulations.expression.made_by is 'The instrument that gave it this text or took it away.';

comment on table column regulations.expression.origin is 'Where its words were taken from, for everybody who reads them.';

comment on table column regulations.notice.rules is 'The rules that are other than before; null when the change is in something that all of them use.';

comment on table column regulations.rule_set.source is 'Canonical JSON of all files; its SHA-256 is the digest.';

comment on table column regulations.rule_set.transition is 'Which files go on under the rules before, and until when; null when none does.';

comment on table column regulations.text_source.amends is 'The instrument whose articles it changes; null when it is the text of its own instrument.';

comment on table column regulations.text_source.origin is 'Where whoever brought it took it from, in their words or as an address; null: nobody asked.';

comment on table column workers.document.described_at is 'When its number and days were last copied from it: what comes after an approval is not part of it.';

comment on table column workers.family_member.link is 'Keyed hash of the secret link the family member opens.';

comment on table column workers.family_member.witnessed_at is 'When the village officer confirmed it face to face.';

comment on table column workers.worker.language is 'The language they registered in: what is written to them without their asking.';

comment on table column workers.worker.name_key is 'The name as it is searched: lower case, old spellings and Moh./Muhammad made one.';

comment on table companies.company is 'Placement companies (P3MI) and their licence (SIP3MI).';

comment on table companies.permit is 'Recruitment permits (SIP2MI): how many workers a company may place in one job of one country.';

comment on table crisis.answer is 'What somebody answered, or an officer heard by telephone, in order. Never changed.';

comment on table crisis.bulletin is 'What is known of an event and what to do, in plain words; the newest counts, the earlier ones stay readable.';

comment on table crisis.code is 'Keyed hashes of the codes that were sent; each opens the answer of one person to one event. The codes themselves are nowhere.';

comment on table crisis.ending is 'Events that are over, and why.';

comment on table crisis.event is 'Something that endangers workers of one country. Never changed; what is known of it stands in its bulletins.';

comment on table crisis.message is 'Words one person wants to send to many. They leave when another signs. Never changed.';

comment on table crisis.receiver is 'To whom a signed message goes, written down when it is signed: each once.';

comment on table crisis.roll is 'Everybody an event asks for: those whose file says they are there, and those who came by themselves (unmatched: without a worker).';

comment on table crisis.set_aside is 'Proposed messages that are not to be sent, and why.';

comment on table crisis.signature is 'Messages that leave: signed by another than whoever proposed them, for exactly so many receivers.';

comment on table demo.lived is 'Files whose history was lived, written in the transaction that lived it.';

comment on table demo.loaded is 'Which invented people were filled in, as of when. Empty outside a demonstration.';

comment on table demo.picture is 'Pictures that are drawn and kept already, so that a load that was stopped draws none twice and leaves none behind.';

comment on table directions.answer is 'An answer on its way: drafted by one, reviewed by another, signed by a third; then it is a ruling.';

comment on table directions.asker is 'Who asked, and about which file; an office nobody else sees. Empty where Bekal asked by itself.';

comment on table directions.closing is 'Withdrawn rulings whose words nobody reads any more: they told who somebody is.';

comment on table directions.closing_asked is 'Withdrawn rulings whose words one person wants closed; another closes them.';

comment on table directions.decided is 'Decisions that were made under a ruling.';

comment on table directions.exercise_total is 'How often an exercise was answered right and wrong, by whom it does not say.';

comment on table directions.first_decision is 'What was decided first. Whoever decides again cannot read it before they have.';

comment on table directions.numbering is 'The last number given to a question and to a ruling in a year.';

comment on table directions.practised is 'What an officer answered to an exercise: theirs to see and to delete, and nobody else''s.';

comment on table directions.question is 'What an office asked the centre, without anything that tells about whom.';

comment on table directions.reading is 'Who has confirmed that they read a ruling, and when.';

comment on table directions.ruling is 'What the centre answered, for every office and everybody; of nobody. Never changed.';

comment on table directions.sample is 'A decision to be decided again: its facts without its person, and the office elsewhere that it is given to.';

comment on table directions.second_decision is 'What an officer elsewhere decided, without knowing the first outcome. It changes no file.';

comment on table directions.situation is 'Facts as one rule sees them, without anything that tells who it was.';

comment on table directions.tally is 'How often an office named a rule as a ground, or let it pass, on the same facts in a month.';

comment on table directions.withdrawal is 'Rulings that no longer count, and why. They stay readable.';

comment on table directions.withdrawal_asked is 'Rulings one person wants out of force; another takes them out.';

comment on table ledger.entry is 'One act: who, what, on which record, on what ground, and the hash of everything it decided or saw.';

comment on table ledger.node is 'Hashes of the full subtrees (RFC 6962); level 0 are the leaves.';

comment on table ledger.pending is 'Entries that wait for their place in the tree; written by a trigger, so that none is forgotten.';

comment on table ledger.sequencer is 'One row; who locks it gives out the places.';

comment on table offices.calendar_day is 'Days on which offices are closed; with an office, only that one.';

comment on table offices.loaded is 'Which shipped reference data is in these tables, so that a start loads only what changed.';

comment on table offices.service_area is 'Which BP3MI answers for a province. 15 provinces have none of their own: never read province = office.';

comment on table offices.village is 'Desa and kelurahan of the Kemendagri register. A parent''s code is the beginning of its children''s.';

comment on table open_data.replay is 'What each run of all decisions again found: how many, and which came out otherwise. Never changed.';

comment on table outbox.key is 'Event, person and channel of every message ever put here: the same one twice is once. No personal data.';

comment on table placements.decision is 'A decision and all it stood on. Without findings, rule set and citation it cannot be stored (UU 18/2017 Pasal 70, 84).';

comment on table placements.decision_code is 'Leave to read one decision, given by the worker it is about. The code itself is worked out from the id and a key, and stands nowhere.';

comment on table placements.event is 'What happened to an application, in order. Append-only.';

comment on table placements.reader is 'Who has a file open now, so that two officers on one file see each other.';

comment on table placements.simulation is 'What a draft of the rules would do to files: counts as far as it has come, and files on their way that are affected.';

comment on table regulations.decision_count is 'How many decisions stand on an instrument, an article or a place in it.';

comment on table regulations.decision_note is 'Decisions that are not counted yet: what they came to and what they stand on; of nobody.';

comment on table regulations.draft is 'A change of the rules on its way: written by one person, signed by another.';

comment on table regulations.expression is 'An article as it stands from a day on. A correction is the next revision of the same day.';

comment on table regulations.notice is 'What a change of the rules means, in plain words, for everybody; made when it is published and never changed.';

comment on table regulations.reading is 'Who has confirmed that they read a notice, and when.';

comment on table regulations.rule_set is 'The law as data, as published. Immutable: named by the SHA-256 of its canonical source.';

comment on table regulations.text_return is 'Texts that were sent back or taken back: nothing of them is entered.';

comment on table regulations.text_source is 'The text of an instrument as it came in, and who brought it. It counts once its articles are entered.';

comment on table regulations.withdrawal is 'Rule sets taken out of force. They stay readable, and decisions under them can be run again.';

comment on table regulations.withdrawal_asked is 'Rule sets one person wants out of force; another takes them out.';

comment on table workers.document is 'A document of a worker. Verified once, it is valid in every office and step until valid_until.';

comment on table workers.served_by is 'Offices that serve this worker; kept by higher modules through the door, so that no policy looks up.';
