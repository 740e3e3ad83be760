-- 0049  whose channel
-- Why    A case told by somebody else comes to the person it is about. Until now the teller's telephone stayed the channel of
--        the case: answers were announced to it, and what it wrote counted as the person's own words. Who is marked as not
--        safe kept it too. A way to reach somebody now ends, and a helper who writes from their own number is known as one.
-- Locks  a moment on cases.contact and cases.access: columns and indexes are added.
-- Undo   delete the ended contacts; the primary key of 0033 again; drop the columns ended_at and address_index.

alter table cases.contact add column ended_at timestamptz;
comment on table cases.contact is 'How the reporter can be reached, as far as they said: one way at a time. No row: they stay unnamed.';
comment on column cases.contact.ended_at is 'Since when nobody is reached this way: the case came to somebody else, or whoever has the telephone is not safe.';
alter table cases.contact drop constraint contact_pkey;
create unique index contact_now on cases.contact ("case") where ended_at is null;
create index contact_of_case on cases.contact ("case");
drop index cases.contact_by_address;
create index contact_by_address on cases.contact (address_index) where address_index is not null and ended_at is null;
grant update (ended_at) on cases.contact to bekal_app;
create policy contact_ended on cases.contact for update
  using (ended_at is null
    and access.role() in ('system', 'counter-officer', 'head-of-office', 'centre')
    and exists (select from cases."case" c where c.id = "case"))
  with check (ended_at is not null);

alter table cases.access add column address_index bytea;
alter table cases.access add check (address_index is null or kind = 'helper');
comment on column cases.access.address_index is 'Keyed hash of where a helper writes from: what comes from there is the helper''s, not the person''s.';
create index access_by_address on cases.access (address_index) where address_index is not null and ended_at is null;
