-- Tasks that wait to be done: one row for each group a task is offered to, so that an inbox is one index range.
create table task (
  id         varchar(64)  not null,
  candidate  varchar(100) not null,          -- UNIT/role
  place      integer      not null,          -- 0: the step's own group
  issue      varchar(32)  not null,
  token      varchar(64)  not null,          -- the engine's name for where the process waits
  type       varchar(64)  not null,          -- the process the step stands in, and its version
  type_version integer    not null,
  step       varchar(64)  not null,
  assignee   varchar(64),
  due_at     timestamp(3) with time zone not null,      -- 9999-12-31 where there is no due date
  round      integer      not null,
  excluded   varchar(4000) not null default '',         -- who is kept from it by separation of duties: ,a,b,
  created_at timestamp(3) with time zone not null,
  primary key (id, candidate)
);
create index task_inbox on task (candidate, due_at, id);
create index task_assignee on task (assignee, due_at, id);
create index task_issue on task (issue);

-- What was submitted, as it was submitted. Never changed.
create table submission (
  task    varchar(64)  not null primary key,
  issue   varchar(32)  not null,
  step    varchar(64)  not null,
  round   integer      not null,
  outcome varchar(64)  not null,
  fields  varchar(1000000) not null,         -- JSON
  remark  varchar(20000),
  evidence varchar(20000) not null,          -- JSON
  actor   varchar(64)  not null,
  at      timestamp(3) with time zone not null
);
create index submission_issue on submission (issue, at);

-- Process and decision files as they were deployed.
create table process_version (
  type        varchar(64)  not null,
  version     integer      not null,
  definition  varchar(200) not null unique,  -- the engine's id
  file_name   varchar(200) not null,
  sha256      varchar(64)  not null,
  xml         varchar(1048576) not null,
  deployed_at timestamp(3) with time zone not null,
  deployed_by varchar(64)  not null,
  primary key (type, version)
);

create table decision_version (
  decision    varchar(64)  not null,
  version     integer      not null,
  file_name   varchar(200) not null,
  sha256      varchar(64)  not null,
  xml         varchar(1048576) not null,
  deployed_at timestamp(3) with time zone not null,
  deployed_by varchar(64)  not null,
  primary key (decision, version)
);

-- Row 1 is locked while files are deployed, row 2 while the engine's tables are made: nodes starting at once take turns.
create table deployment_lock (id integer not null primary key);
insert into deployment_lock (id) values (1);
insert into deployment_lock (id) values (2);
