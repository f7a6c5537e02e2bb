-- Which version of the processes it calls a process takes: the one it was checked with. Processes deployed before this have
-- none and take the newest.
create table called_version (
  type           varchar(64) not null,
  version        integer     not null,
  called         varchar(64) not null,
  called_version integer     not null,
  primary key (type, version, called)
);
