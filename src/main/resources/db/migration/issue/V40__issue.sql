-- The issue as it stands. Its state is written only by the acts on it, under a lock on its row.
create table issue (
  number        varchar(32)   not null primary key,
  type          varchar(64)   not null,
  type_version  integer       not null,      -- of the process that drives it now
  title         varchar(200)  not null,
  description   varchar(20000),
  category      varchar(100),
  severity      varchar(16)   not null,
  source        varchar(32)   not null,
  unit          varchar(64),                 -- null until an assigning step names it
  supervisor    varchar(64)   not null,
  location      varchar(200),
  basis         varchar(500),
  campaign      varchar(64),
  parent        varchar(32)   references issue (number),
  remark        varchar(2000),               -- what the ledger it came from claimed
  opened_at     timestamp(3) with time zone not null,
  opened_by     varchar(64)   not null,      -- a username, or the type that opened it
  due_at        timestamp(3) with time zone,
  status        varchar(8)    not null,      -- open, closed
  resolution    varchar(64),                 -- the id of the end event reached
  counted       boolean       not null default true,   -- false: withdrawn, left out of rates
  good          boolean       not null default false,  -- the success that the rate counts
  closed_at     timestamp(3) with time zone,
  working_days  integer,                     -- from opening to closing
  round         integer       not null default 1,
  relapses      integer       not null default 0,
  process       varchar(64),                 -- the engine's process instance
  steps         varchar(1000) not null default '',     -- the steps it stands at: ,rectify,
  state         varchar(1000000) not null,   -- what the process's expressions see, JSON
  revision      bigint        not null default 0,      -- grows with every act; the entity tag
  trail_seq     integer       not null default 0,
  trail_hash    varchar(64)   not null
);
create index issue_opened on issue (opened_at, number);
create index issue_due on issue (status, due_at, number);
create index issue_unit on issue (unit, opened_at);
create index issue_supervisor on issue (supervisor, opened_at);
create index issue_parent on issue (parent);
create index issue_process on issue (process);
create index issue_type on issue (type, status, opened_at);

-- The record of who did what, when. Each entry's hash covers the one before it.
create table trail_entry (
  issue   varchar(32) not null references issue (number),
  seq     integer     not null,
  at      timestamp(3) with time zone not null,
  actor   varchar(64) not null,
  unit    varchar(64),
  act     varchar(64) not null,
  step    varchar(64),
  outcome varchar(64),
  round   integer     not null,
  data    varchar(1000000) not null,          -- JSON
  hash    varchar(64) not null,
  primary key (issue, seq)
);

create table issue_comment (
  issue  varchar(32)   not null references issue (number),
  id     varchar(36)   not null primary key,
  at     timestamp(3) with time zone not null,
  author varchar(64)   not null,
  text   varchar(20000) not null
);
create index issue_comment_issue on issue_comment (issue, at);

-- Numbers are handed to nodes in blocks, so that opening issues does not queue on one row.
create table issue_number (
  root     varchar(64) not null,
  year_    integer     not null,
  next     integer     not null,
  primary key (root, year_)
);
