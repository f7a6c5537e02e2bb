-- Values of fields that only some groups see. The trail entry and the submission hold their salted hash, and nothing else has them.
-- Never changed.
create table restricted_value (
  issue      varchar(32)   not null,
  seq        integer       not null,         -- of the trail entry
  field      varchar(64)   not null,
  sha256     varchar(64)   not null,         -- over salt, visible_to and content
  content    varchar(1048576) not null,      -- JSON
  salt       varchar(32)   not null,
  visible_to varchar(1000) not null,         -- groups as the process file says, with expressions
  actor      varchar(64)   not null,         -- who entered it
  primary key (issue, seq, field)
);
create unique index restricted_value_by_hash on restricted_value (issue, sha256);
