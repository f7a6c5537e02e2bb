-- The entries of the registers, each version a row. Nothing is changed or deleted: an entry that is over has a last day. On a day holds
-- the highest version that begins on it or before, as long as its last day is not past.
create table register_entry (
  register   varchar(64)   not null,
  entry      varchar(100)  not null,         -- its key
  version    integer       not null,
  title      varchar(500)  not null,
  content    varchar(1048576) not null,      -- JSON, the columns by id
  search     varchar(4000) not null,         -- key, title and texts, folded
  valid_from date,                           -- null: always was
  valid_to   date,                           -- the last day; null: no end
  changed_at timestamp(3) with time zone not null,
  changed_by varchar(64)   not null,
  primary key (register, entry, version)
);
