-- Issues whose processes wait for children, to be looked at after the commit: one row each time it begins to wait, or a child
-- closes or reopens. All rows of an issue that are there are done by one look.
create table child_look (
  id         bigint generated always as identity primary key,
  issue      varchar(32) not null,
  not_before timestamp(3) with time zone not null,
  process    varchar(64),                      -- the element that failed
  version    integer,
  element    varchar(64),
  failures   integer default 0 not null,
  cause      varchar(1000),
  failed_at  timestamp(3) with time zone
);
create index child_look_issue on child_look (issue);
