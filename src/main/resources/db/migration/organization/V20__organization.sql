-- Units, people and who holds which duty. Nothing is ever deleted: what is over is retired, so that
-- names in old trails and figures can still be told.
create table unit (
  code       varchar(64)  not null primary key,
  name       varchar(200) not null,
  name_en    varchar(200),
  short_name varchar(100),
  parent     varchar(64)  references unit (code),
  kind       varchar(16)  not null,              -- authority, enforcement
  region     varchar(6),                         -- GB/T 2260
  retired    boolean      not null default false
);
create index unit_parent on unit (parent);

create table person (
  username     varchar(64)  not null primary key,
  display_name varchar(100) not null,
  retired      boolean      not null default false
);

create table duty (
  person  varchar(64) not null references person (username),
  unit    varchar(64) not null references unit (code),
  role    varchar(16) not null,
  retired boolean     not null default false,
  primary key (person, unit, role)
);
create index duty_unit on duty (unit, role);

-- One row, raised by every change: a lock for whoever changes, and news for the other nodes.
create table organization_revision (
  id       integer not null primary key,
  revision bigint  not null
);
insert into organization_revision (id, revision) values (1, 0);
