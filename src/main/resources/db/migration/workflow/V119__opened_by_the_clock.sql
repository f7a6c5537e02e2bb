-- Issues that the clock opens: one row for each time of a type, before its units are known (unit is empty), and one for each unit.
-- Rows stay, so that each is opened once, whichever node comes first.
create table clock_opening (
  id         bigint generated always as identity primary key,
  type       varchar(64) not null,
  at         timestamp(3) with time zone not null,
  unit       varchar(64) not null,
  version    integer     not null,             -- of the process, and its start event
  element    varchar(64) not null,
  done       boolean     default false not null,
  issue      varchar(32),                      -- the issue that was opened
  not_before timestamp(3) with time zone not null,
  failures   integer default 0 not null,
  cause      varchar(1000),
  failed_at  timestamp(3) with time zone,
  unique (type, at, unit)
);
create index clock_opening_left on clock_opening (done, id);
