-- Receipts of what members of the public reported. Who it was is stored nowhere.
create table public_receipt (
  sha256   varchar(64)              not null primary key,
  issue    varchar(32)              not null,
  given_at timestamp with time zone not null
);
create index public_receipt_given on public_receipt (given_at);
