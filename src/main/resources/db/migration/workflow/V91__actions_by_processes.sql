-- Actions that a process takes on other issues, until they are done: each in a transaction of its own, after the commit.
create table requested_action (
  id           bigint generated always as identity primary key,
  issue        varchar(32)  not null,          -- on which it is taken
  action       varchar(64)  not null,
  fields       varchar(1000000) not null,      -- JSON
  by_issue     varchar(32)  not null,          -- whose process takes it, by which element
  process      varchar(64)  not null,
  version      integer      not null,
  element      varchar(64)  not null,
  not_before   timestamp(3) with time zone not null
);
