-- Issues with a record that is not what the trail says; gone once they are found whole again.
create table integrity_finding (
  issue    varchar(32)  not null primary key,
  found_at timestamp(3) with time zone not null,
  what     varchar(32)  not null,             -- the kind of record
  place    varchar(200) not null,             -- which one, and what part of it
  fault    varchar(16)  not null,             -- missing, added, changed
  seq      integer                            -- the trail's entry that says otherwise
);

-- How far the round over all issues and their files has come; whichever node is free goes on with it.
create table integrity_round (
  id           integer     not null primary key,
  after_issue  varchar(32) not null,
  leased_until timestamp(3) with time zone not null,
  due_at       timestamp(3) with time zone not null,
  ended_at     timestamp(3) with time zone
);
insert into integrity_round (id, after_issue, leased_until, due_at)
  values (1, '', timestamp with time zone '2000-01-01 00:00:00+00', timestamp with time zone '2000-01-01 00:00:00+00');
