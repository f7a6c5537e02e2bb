-- Reviews of what was handed in: how long they took, and how they ended.
create table doubt_review (
  task      varchar(64) not null primary key,
  issue     varchar(32) not null,
  unit      varchar(64),                     -- the responsible unit
  reviewer  varchar(64) not null,
  round     integer     not null,
  at        timestamp(3) with time zone not null,
  fast      boolean     not null,
  sent_back boolean     not null
);
create index doubt_review_at on doubt_review (at, task);

-- Who has opened which file first when: at most one row a person and file.
create table doubt_opened (
  evidence varchar(36) not null,
  username varchar(64) not null,
  at       timestamp(3) with time zone not null,
  primary key (evidence, username)
);

-- Before that time nobody noted who opened what; up to that day habits have been compared.
alter table doubt_state add column opened_since timestamp(3) with time zone;
update doubt_state set opened_since = current_timestamp;
alter table doubt_state add column habits_through date;
