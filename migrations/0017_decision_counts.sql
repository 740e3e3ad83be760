-- 0017  decisions by article
-- Why    The register says how many decisions stand on each article, at a million of them, without counting them again.
-- Locks  reads placements.decision once, to note what was decided before.
-- Undo   drop table regulations.decision_count, regulations.decision_note;

create table regulations.decision_note (
  id        bigint generated always as identity primary key,
  outcome   text   not null,
  citations text[] not null check (cardinality(citations) > 0)
);
comment on table regulations.decision_note is 'Decisions that are not counted yet: what they came to and what they stand on; of nobody.';

create table regulations.decision_count (
  instrument text   not null,
  place      text   not null,
  outcome    text   not null,
  decisions  bigint not null check (decisions > 0),
  primary key (instrument, place, outcome)
);
comment on table regulations.decision_count is 'How many decisions stand on an instrument, an article or a place in it.';
comment on column regulations.decision_count.place is 'Empty for the whole instrument; an article, pasal-5; or a place as it is cited, Pasal 5 huruf a.';

grant select, insert, delete on regulations.decision_note to bekal_app;
grant select, insert, update on regulations.decision_count to bekal_app;

-- Every decision there is, whoever may see it; only what it came to and what it stands on is taken over.
select set_config('bekal.role', 'system', true);
insert into regulations.decision_note (outcome, citations)
select outcome, citations from placements.decision order by id;
