-- Since when the issue has stood as its row says; issues from before this migration since it.
alter table issue add column since_at timestamp(3) with time zone default current_timestamp not null;

-- What became overdue between two moments without any change is found by the due dates.
create index issue_others_due on issue (others_due_at);

-- The issue as it stood for a time, in what figures count and lists show; written with the act that ended it, never changed.
-- How it stands now is in its own row.
create table issue_past (
  number        varchar(32)   not null,
  revision      bigint        not null,      -- as which it stood
  from_at       timestamp(3) with time zone not null,
  to_at         timestamp(3) with time zone not null,   -- from then on it stood otherwise
  type          varchar(64)   not null,
  opened_at     timestamp(3) with time zone not null,
  opened_by     varchar(64)   not null,
  found_on      date,
  type_version  integer       not null,
  title         varchar(200)  not null,
  category      varchar(100),
  severity      varchar(16)   not null,
  source        varchar(32)   not null,
  unit          varchar(64),
  supervisor    varchar(64)   not null,
  campaign      varchar(64),
  due_at        timestamp(3) with time zone,
  status        varchar(8)    not null,
  resolution    varchar(64),
  counted       boolean       not null,
  good          boolean       not null,
  closed_at     timestamp(3) with time zone,
  working_days  integer,
  round         integer       not null,
  relapses      integer       not null,
  steps         varchar(1000) not null,
  due_runs      boolean,
  others_due_at timestamp(3) with time zone,
  handed_in_at  timestamp(3) with time zone,
  spells        integer       not null,
  spell_days    integer       not null,
  primary key (number, revision)
);
create index issue_past_to on issue_past (to_at, from_at);
create index issue_past_from on issue_past (from_at);
create index issue_past_due on issue_past (due_at);
create index issue_past_others_due on issue_past (others_due_at);

-- The first moment as of which everything is known; null: issues have been kept like this since the first one.
create table issue_past_start (
  id integer not null primary key,
  at timestamp(3) with time zone
);
insert into issue_past_start (id, at)
  select 1, max(i.since_at) from issue i;
