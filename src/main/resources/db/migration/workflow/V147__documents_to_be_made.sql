-- Documents that processes want, until they are made: each in a transaction of its own, after the commit. What they say was
-- worked out when the process came by.
create table requested_document (
  id         bigint generated always as identity primary key,
  issue      varchar(32)  not null,            -- whose process wants it, by which element
  process    varchar(64)  not null,
  version    integer      not null,
  element    varchar(64)  not null,
  name       varchar(200) not null,
  before_number varchar(100),                  -- the number around the next one of its series; null: none
  after_number  varchar(100),
  template   varchar(64)  not null,            -- SHA-256
  content    varchar(1000000) not null,        -- JSON
  not_before timestamp(3) with time zone not null,
  failures   integer default 0 not null,
  cause      varchar(1000),
  failed_at  timestamp(3) with time zone
);
create index requested_document_issue on requested_document (issue);
