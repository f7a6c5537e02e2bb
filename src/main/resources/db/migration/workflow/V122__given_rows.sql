-- The rows that a step gives to be filled in, as they were when it began. They stay when the step is over: hidden columns are kept
-- nowhere else.
create table given_rows (
  task    varchar(64)  not null,
  field   varchar(64)  not null,
  issue   varchar(32)  not null,
  columns_given varchar(2000) not null,      -- ids, comma separated
  content varchar(1048576) not null,         -- JSON, an array of objects
  salt    varchar(32)  not null,             -- hashed before the content: few values are possible in a hidden column
  primary key (task, field)
);
create index given_rows_issue on given_rows (issue);
