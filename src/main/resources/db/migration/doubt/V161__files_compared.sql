-- Files of issues, with what they are compared by.
create table doubt_file (
  id          bigint generated always as identity primary key,
  evidence    varchar(36)  not null unique,
  issue       varchar(32)  not null,
  name        varchar(255) not null,
  unit        varchar(64),                    -- the responsible unit when it was compared
  uploader    varchar(64)  not null,
  at          timestamp(3) with time zone not null,   -- when it was uploaded
  sha256      varchar(64)  not null,
  hash_a      bigint,                         -- PDQ, the lowest 64 bits first; null where there is none that says something
  hash_b      bigint,
  hash_c      bigint,
  hash_d      bigint,
  camera      varchar(64),                    -- its serial number, as the photo says
  taken_at    timestamp(3) with time zone,    -- as the photo says, credible or not
  cited_round integer                         -- in which the responsible unit first relied on it; null: it has not
);
create index doubt_file_sha256 on doubt_file (sha256, id);
create index doubt_file_camera on doubt_file (camera, id);
create index doubt_file_issue on doubt_file (issue);
