-- Look-backs: whether what was signed off is true, by a sample that anybody can draw again. All are kept, drawn or abandoned.
create table look_back (
  id             bigint generated always as identity primary key,
  unit           varchar(64)   not null,     -- the supervising unit that looks back
  type           varchar(64)   not null,     -- of the issues by which it rechecks
  selection      varchar(20000) not null,    -- which signed-off issues, JSON: a filter as it was given
  design         varchar(1000000) not null,  -- how they are drawn, JSON: method, strata, rates, weights
  frame_size     integer       not null,
  sample_size    integer       not null,
  frame_hash     varchar(64)   not null,     -- SHA-256 over the lines of the frame
  groups_        varchar(1000000) not null,  -- JSON: how many issues each unit and category has, and what they report
  status         varchar(16)   not null,     -- frozen, drawn, abandoned
  frozen_at      timestamp(3) with time zone not null,
  frozen_by      varchar(64)   not null,
  word           varchar(200),               -- said after the frame was frozen
  seed           varchar(64),
  spread         double precision,           -- of a weighted frame: the sum of (1-pi)/pi
  decided_at     timestamp(3) with time zone,   -- when it was drawn or abandoned
  decided_by     varchar(64),
  reason         varchar(2000)               -- why it was abandoned
);
create index look_back_unit on look_back (unit, id);

-- The frame in parts, each some lines: as they are hashed, and what else was known of each issue then.
create table look_back_frame (
  look_back bigint  not null references look_back (id),
  part      integer not null,
  lines     varchar(1000000) not null,       -- number, stratum, rate or weight
  facts     varchar(1000000) not null,       -- unit, category
  primary key (look_back, part)
);

-- The sample, and the issue by which each of it is rechecked, once that is opened.
create table look_back_drawn (
  id         bigint generated always as identity primary key,
  look_back  bigint       not null references look_back (id),
  number     varchar(32)  not null references issue (number),
  stratum    varchar(200) not null,
  pi         double precision not null,      -- how likely it was to be drawn
  unit       varchar(64)  not null,          -- at freezing; empty: none
  category   varchar(100) not null,
  recheck    varchar(32),
  taken      boolean default false not null,
  not_before timestamp(3) with time zone not null,
  failures   integer default 0 not null,
  cause      varchar(1000),
  unique (look_back, number)
);
create index look_back_drawn_open on look_back_drawn (taken, not_before, id);
