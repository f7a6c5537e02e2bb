-- What issues were opened with, by which they are counted: entries, units, people, other issues and dates in the opening form. Written when
-- an issue is opened, and never changed.
create table opened_value (
  issue varchar(32)  not null,
  field varchar(64)  not null,
  code  varchar(100) not null,               -- a key, code, username, number, or a date as yyyy-MM-dd
  type  varchar(64)  not null,               -- of the issue
  primary key (issue, field, code)
);
create index opened_value_found on opened_value (type, field, code, issue);

-- Acts that count the same value take turns: each locks the row that the value falls on, until it commits.
create table count_lock (id integer not null primary key);
insert into count_lock (id) select a.n * 16 + b.n
  from (values (0), (1), (2), (3), (4), (5), (6), (7), (8), (9), (10), (11), (12), (13), (14), (15)) as a (n)
  cross join (values (0), (1), (2), (3), (4), (5), (6), (7), (8), (9), (10), (11), (12), (13), (14), (15)) as b (n);
