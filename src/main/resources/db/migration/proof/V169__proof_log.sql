-- The log of heads: for every issue whose trail has grown since, once a day, its last entry then. Only added to; a Merkle tree (RFC 6962).
create table proof_leaf (
  place  bigint      not null primary key,   -- from 0, without gaps
  issue  varchar(32) not null,
  seq    integer     not null,               -- how many entries its trail had
  head   varchar(64) not null,               -- the hash of the last of them
  on_day date        not null                -- in the authority's time zone
);
create index proof_leaf_issue on proof_leaf (issue, place);

-- The inner nodes over complete subtrees, so that a root, a proof or another leaf reads few of them.
create table proof_node (
  id   bigint      not null primary key,     -- its place among those of its height, times 64, and its height from 1: over 2^height leaves
  hash varchar(64) not null
);

-- The newest leaf of each issue.
create table proof_head (
  issue varchar(32) not null primary key,
  seq   integer     not null,
  head  varchar(64) not null
);

-- The keys with which roots are signed, in order. Of each the public part: the other lies in a file.
create table proof_key (
  number     integer      not null primary key,   -- from 1
  key_id     varchar(64)  not null unique,        -- SHA-256 of the public key
  public_key varchar(64)  not null,               -- 32 bytes in hexadecimal
  begun_at   timestamp(3) with time zone not null,
  signature  varchar(128)                         -- by the key before; null for the first
);

-- The signed roots, at most one a day.
create table proof_root (
  on_day      date         not null primary key,
  size        bigint       not null,         -- leaves
  root        varchar(64)  not null,
  signed_at   timestamp(3) with time zone not null,
  key_id      varchar(64)  not null,
  signature   varchar(128) not null,
  from_size   bigint       not null,         -- of the root before; 0 for the first
  consistency varchar(8000) not null         -- hashes with spaces between: that the log begins with what that root was over
);

-- How far the log has come; whichever node is free goes on with it.
create table proof_state (
  id           integer     not null primary key,
  installation varchar(64) not null,         -- empty until the first root
  size         bigint      not null,
  for_day      date,                         -- the day for which issues are gone through
  after_issue  varchar(32) not null,
  gone_through boolean     not null,
  leased_until timestamp(3) with time zone not null
);
insert into proof_state (id, installation, size, after_issue, gone_through, leased_until)
  values (1, '', 0, '', false, timestamp with time zone '2000-01-01 00:00:00+00');
