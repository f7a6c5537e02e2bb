-- Issues that a process opens for each of many, until they are open: some at a time, in the background. What each is given was
-- worked out when the process came by.
create table requested_opening (
  id         bigint generated always as identity primary key,
  token      varchar(64)  not null,            -- the engine's name for where the process waits for all of them
  place      integer      not null,
  issue      varchar(32)  not null,            -- whose process opens them, by which element
  process    varchar(64)  not null,
  version    integer      not null,
  element    varchar(64)  not null,
  parameters varchar(1000000) not null,        -- JSON
  not_before timestamp(3) with time zone not null,
  failures   integer default 0 not null,
  cause      varchar(1000),
  failed_at  timestamp(3) with time zone,
  unique (token, place)
);
create index requested_opening_issue on requested_opening (issue);
