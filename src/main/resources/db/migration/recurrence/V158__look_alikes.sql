-- Sign-offs of issues, and when what was signed off came back: from this it is told how long sign-offs hold.
create table sign_off (
  issue         varchar(32)  not null,
  signed_off_at timestamp(3) with time zone not null,
  signed_off_on date         not null,       -- the same as a day, in the service's time zone
  type          varchar(64)  not null,       -- of the issue
  unit          varchar(64)  not null,       -- responsible; empty: none
  supervisor    varchar(64)  not null,
  category      varchar(100) not null,       -- empty: none
  ended_on      date,                        -- the day on which the problem was found again; null: it holds
  ended_by      varchar(32),                 -- the issue by which it came back: another, or this one when it relapsed
  primary key (issue, signed_off_at)
);
create index sign_off_held on sign_off (type, unit, category, signed_off_on);
create index sign_off_supervised on sign_off (type, supervisor, category, signed_off_on);
create index sign_off_ended on sign_off (type, ended_on);

-- Under which keys signed-off issues are found by what they say: each stands for three characters of an issue's text at one unit, location
-- or register entry. A row of an issue that is not signed off any more is passed over.
create table likeness_key (
  key_  bigint      not null,
  issue varchar(32) not null,
  primary key (key_, issue)
);

-- Issues signed off before this: their keys are made in the order of their numbers.
create table sign_offs_read (
  id      integer     not null primary key,
  through varchar(32) not null,              -- the number of the last issue that was read
  done    boolean     not null
);
insert into sign_offs_read (id, through, done) values (1, '', false);
