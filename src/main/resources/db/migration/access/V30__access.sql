-- Secrets are kept as hashes only: passwords by bcrypt, tokens (256 random bits) by SHA-256.
create table credential (
  username   varchar(64)  not null primary key,
  hash       varchar(100) not null,
  changed_at timestamp(3) with time zone not null
);

create table access_token (
  hash       varchar(64) not null primary key,
  id         varchar(36) not null unique,          -- what the owner sees of it
  username   varchar(64) not null,
  created_at timestamp(3) with time zone not null,
  expires_at timestamp(3) with time zone not null
);
create index access_token_username on access_token (username);
create index access_token_expires on access_token (expires_at);

-- Failed sign-ins, counted for all nodes together.
create table sign_in_failure (
  subject       varchar(130) not null primary key, -- SHA-256 of an account or an address, by kind
  failures      integer      not null,
  last_at       timestamp(3) with time zone not null,
  blocked_until timestamp(3) with time zone
);
create index sign_in_failure_last on sign_in_failure (last_at);

-- Holds one row while the service waits for its first administrator.
create table setup_secret (
  id   integer     not null primary key,
  hash varchar(64) not null
);
