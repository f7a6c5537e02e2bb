-- The days on which the calendar departs from Monday to Friday, as the State Council announces them.
create table calendar_day (
  date    date         not null primary key,
  kind    varchar(8)   not null,                 -- holiday, workday (a make-up day)
  name    varchar(100) not null,
  name_en varchar(100) not null
);

-- One row, raised by every change: a lock for whoever changes, and news for the other nodes.
create table calendar_revision (
  id       integer not null primary key,
  revision bigint  not null
);
insert into calendar_revision (id, revision) values (1, 0);
