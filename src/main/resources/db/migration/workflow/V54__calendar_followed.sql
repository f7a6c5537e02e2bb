-- Up to which revision of the working calendar the due dates of open issues were counted anew.
create table calendar_followed (
  id       integer not null primary key,
  revision bigint  not null
);
insert into calendar_followed (id, revision) values (1, 0);
