-- Answers given under an Idempotency-Key. The status is null only inside the transaction that
-- takes the key, which nobody else sees.
create table idempotency_key (
  caller        varchar(64)  not null,        -- a username; empty where nobody is signed in
  id            varchar(200) not null,
  request_hash  varchar(64)  not null,        -- SHA-256 over method, address and body
  created_at    timestamp(3) with time zone not null,
  status        integer,
  content_type  varchar(200),
  location      varchar(2000),
  etag          varchar(200),
  body          bytea,
  primary key (caller, id)
);
create index idempotency_key_created on idempotency_key (created_at);
