-- Wrong passwords, apart from attempts: what the account's owner is told at the next sign-in.
alter table sign_in_failure add column wrong integer default 0 not null;
alter table sign_in_failure add column wrong_since timestamp(3) with time zone;

-- Where people have signed in: hashes over the account and a device's secret, or a network.
create table known_origin (
  hash     varchar(64) not null primary key,
  username varchar(64) not null,
  last_at  timestamp(3) with time zone not null
);
create index known_origin_username on known_origin (username, last_at);
create index known_origin_last on known_origin (last_at);
