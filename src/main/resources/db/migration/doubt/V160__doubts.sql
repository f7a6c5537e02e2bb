-- What contradicts itself in what was handed in: told to whoever reviews, never deciding. Found in the background.
create table doubt (
  id              varchar(36)   not null primary key,
  issue           varchar(32)   not null,
  rule            varchar(40)   not null,
  round           integer       not null,
  about           varchar(200)  not null,      -- the text (entry of the trail and field), file or task
  author          varchar(64)   not null,      -- who handed it in, or reviewed
  other_issue     varchar(32)   not null default '',  -- the other place; empty: there is none
  other           varchar(200)  not null default '',
  facts           varchar(4000) not null,      -- JSON
  other_facts     varchar(4000) not null,      -- JSON; only for readers who may see the other issue
  found_at        timestamp(3) with time zone not null,
  after_sign_off  boolean       not null,
  dismissed_at    timestamp(3) with time zone,
  dismissed_by    varchar(64),
  dismissed_because varchar(2000),
  unique (issue, rule, about, other_issue, other)
);
create index doubt_issue on doubt (issue, found_at, id);

-- Up to which entry of its trail each issue has been compared.
create table doubt_seen (
  issue varchar(32) not null primary key,
  seq   integer     not null
);
-- One node compares at a time. All issues are gone through again and again, so that none is left out.
create table doubt_state (
  id           integer not null primary key,
  leased_until timestamp(3) with time zone not null,
  after_issue  varchar(32) not null,           -- how far the present pass has come
  next_pass_at timestamp(3) with time zone not null
);
insert into doubt_state (id, leased_until, after_issue, next_pass_at)
  values (1, timestamp with time zone '1970-01-01 00:00:00+00', '', timestamp with time zone '1970-01-01 00:00:00+00');

-- Texts that were handed in, in the form in which they are compared.
create table doubt_text (
  id     bigint generated always as identity primary key,
  issue  varchar(32)    not null,
  seq    integer        not null,              -- of the trail entry
  field  varchar(64)    not null,
  step   varchar(64)    not null,
  round  integer        not null,
  unit   varchar(64),                          -- in whose duty it was handed in
  author varchar(64)    not null,
  at     timestamp(3) with time zone not null,
  text   varchar(20000) not null,
  unique (issue, seq, field)
);
-- Parts of the texts' MinHash: texts that are alike share some of them.
create table doubt_band (
  hash bigint not null,
  text bigint not null,
  primary key (hash, text)
);
