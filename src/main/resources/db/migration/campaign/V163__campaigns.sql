-- A campaign: issues gathered under one code for a time, in phases, within a scope.
create table campaign (
  code        varchar(64)   not null primary key,   -- as issues name it
  name        varchar(200)  not null,
  name_en     varchar(200),
  unit        varchar(64)   not null,               -- whose campaign it is
  starts_on   date,                                 -- null: not said
  ends_on     date,                                 -- the last day; null: not said
  goals       varchar(4000),
  target_rate numeric(5,4),                         -- of signed-off issues, as a fraction
  state       varchar(8)    not null,               -- open, closed
  listed      boolean       not null,               -- false: came about by an issue that named it
  merged_into varchar(64),                          -- what was opened under it belongs there
  search      varchar(500)  not null,               -- code and names, folded
  created_at  timestamp(3) with time zone not null,
  created_by  varchar(64)   not null,
  closed_at   timestamp(3) with time zone,
  closed_by   varchar(64),
  revision    bigint        not null default 0
);
create index campaign_created on campaign (created_at, code);
create index campaign_unit_of on campaign (unit);
create index campaign_merged on campaign (merged_into);

create table campaign_phase (
  campaign  varchar(64)  not null references campaign (code),
  place     integer      not null,
  name      varchar(200) not null,
  name_en   varchar(200),
  starts_on date         not null,
  ends_on   date         not null,                  -- the last day
  primary key (campaign, place)
);

-- The units it is about, each with all below it; none: every unit.
create table campaign_unit (
  campaign varchar(64) not null references campaign (code),
  unit     varchar(64) not null,
  primary key (campaign, unit)
);
create index campaign_unit_unit on campaign_unit (unit);

-- The categories it is about; none: every category.
create table campaign_category (
  campaign varchar(64)  not null references campaign (code),
  category varchar(100) not null,
  primary key (campaign, category)
);

-- What was done with it, by whom and when; only added to.
create table campaign_act (
  campaign varchar(64) not null references campaign (code),
  seq      integer     not null,
  at       timestamp(3) with time zone not null,
  actor    varchar(64) not null,
  act      varchar(32) not null,
  data     varchar(100000) not null,                -- JSON
  primary key (campaign, seq)
);

-- Every code that issues name already becomes a campaign of that name, about the units of those issues.
insert into campaign (code, name, unit, state, listed, search, created_at, created_by)
select i.campaign, i.campaign, min(i.supervisor), 'open', false, lower(i.campaign), min(i.opened_at), 'system'
from issue i
where trim(i.campaign) <> ''
group by i.campaign;

insert into campaign_unit (campaign, unit)
select i.campaign, i.supervisor from issue i where trim(i.campaign) <> ''
union
select i.campaign, i.unit from issue i where trim(i.campaign) <> '' and i.unit is not null;
