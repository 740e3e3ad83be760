-- 0014  demonstration by file
-- Why    Two thousand histories take minutes to live. Each is lived in a transaction of its own, while Bekal serves; after a stop the next start goes on where the last one was.
-- Locks  demo.loaded for an instant; it has one row.
-- Undo   drop table demo.lived, demo.picture; alter table demo.loaded drop column drawn;   -- the people stay

alter table demo.loaded add column drawn json;
comment on column demo.loaded.drawn is 'Everybody and everything as it was drawn, in the order it is lived. Null: filled in by an earlier version, and whole.';

create table demo.lived (
  seed text        not null references demo.loaded (seed),
  file text        not null,
  at   timestamptz not null,
  primary key (seed, file)
);
comment on table demo.lived is 'Files whose history was lived, written in the transaction that lived it.';

create table demo.picture (
  seed text not null references demo.loaded (seed),
  name text not null,
  kept json not null,
  primary key (seed, name)
);
comment on table demo.picture is 'Pictures that are drawn and kept already, so that a load that was stopped draws none twice and leaves none behind.';

grant select, insert on demo.lived, demo.picture to bekal_app;
