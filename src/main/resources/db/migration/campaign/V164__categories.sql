-- The maintained categories of a type of issues. What issues say is the code.
create table category (
  type        varchar(64)  not null,
  code        varchar(100) not null,
  name        varchar(200) not null,
  name_en     varchar(200),
  place       integer      not null,
  retired     boolean      not null default false,  -- no longer offered
  merged_into varchar(100),                         -- new issues that say this one get that one
  changed_at  timestamp(3) with time zone not null,
  changed_by  varchar(64)  not null,
  primary key (type, code)
);

-- Another category or campaign that issues are to get, one after another in the background.
create table relabelling (
  id          varchar(36)  not null primary key,
  fact        varchar(16)  not null,                -- category, campaign
  type        varchar(64),                          -- of the issues; null: of every type
  old_value   varchar(100) not null,
  new_value   varchar(100) not null,
  open_only   boolean      not null,
  reason      varchar(32)  not null,
  asked_at    timestamp(3) with time zone not null,
  asked_by    varchar(64)  not null,
  unit        varchar(64)  not null,                -- by whose duty
  reached     varchar(32)  not null default '',     -- the issues up to this number are done
  not_before  timestamp(3) with time zone not null,
  changed     integer      not null default 0,
  failed      integer      not null default 0,
  passes      integer      not null default 0,      -- how often it went through all
  finished_at timestamp(3) with time zone
);
create index relabelling_due on relabelling (finished_at, not_before);
create index relabelling_of on relabelling (fact, old_value, asked_at);

-- Issues that stay as they are.
create table relabelling_kept (
  relabelling varchar(36) not null references relabelling (id),
  issue       varchar(32) not null,
  primary key (relabelling, issue)
);
